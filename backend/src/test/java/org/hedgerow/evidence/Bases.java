package org.hedgerow.evidence;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Small honest pictures of every kind, from which hostile ones are made. */
final class Bases {

    static final int WIDTH = 97;
    static final int HEIGHT = 61;

    private Bases() {}

    static Map<String, byte[]> all(Random random) {
        var bases = new LinkedHashMap<String, byte[]>();
        bases.put("jpeg", jpeg(noise(random, BufferedImage.TYPE_INT_RGB), false));
        bases.put("jpeg-progressive", jpeg(noise(random, BufferedImage.TYPE_INT_RGB), true));
        bases.put("jpeg-grey", jpeg(noise(random, BufferedImage.TYPE_BYTE_GRAY), false));
        bases.put("png", written(noise(random, BufferedImage.TYPE_INT_RGB), "png"));
        bases.put("png-alpha", written(noise(random, BufferedImage.TYPE_INT_ARGB), "png"));
        bases.put("png-deep", written(noise(random, BufferedImage.TYPE_USHORT_GRAY), "png"));
        bases.put("gif", written(noise(random, BufferedImage.TYPE_BYTE_INDEXED), "gif"));
        bases.put("webp-lossless", losslessWebp(WIDTH, HEIGHT));
        bases.put("webp-lossy", Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA"));
        return bases;
    }

    static BufferedImage noise(Random random, int type) {
        var image = type == BufferedImage.TYPE_BYTE_INDEXED
                ? new BufferedImage(WIDTH, HEIGHT, type, palette(random))
                : new BufferedImage(WIDTH, HEIGHT, type);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, new Color(random.nextInt(), true).getRGB());
            }
        }
        return image;
    }

    private static IndexColorModel palette(Random random) {
        var colours = new int[64];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = random.nextInt();
        }
        return new IndexColorModel(6, colours.length, colours, 0, true, 3, DataBuffer.TYPE_BYTE);
    }

    static byte[] jpeg(BufferedImage image, boolean progressive) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            if (progressive) {
                parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static byte[] written(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("No writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** One colour throughout (RFC 9649, section 3): each of its five codes has one symbol, so that no pixel takes a bit, however many there are. */
    static byte[] losslessWebp(int width, int height) {
        var bits = new Bits();
        bits.put(0x2F, 8);
        bits.put(width - 1, 14);
        bits.put(height - 1, 14);
        bits.put(0, 1 + 3 + 1 + 1 + 1);
        for (int symbol : new int[] {120, 200, 40, 255, 0}) {
            bits.put(1, 1);
            bits.put(0, 1);
            bits.put(1, 1);
            bits.put(symbol, 8);
        }
        return Hostility.riff(Hostility.riffChunk("VP8L", bits.bytes()));
    }

    private static final class Bits {
        private final BitSet set = new BitSet();
        private int length;

        void put(int value, int count) {
            for (int i = 0; i < count; i++) {
                set.set(length++, (value >> i & 1) == 1);
            }
        }

        byte[] bytes() {
            return Arrays.copyOf(set.toByteArray(), (length + 7) / 8);
        }
    }
}
