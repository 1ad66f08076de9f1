package org.hedgerow.system;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** A small JPEG that says it was taken at 52° 4' 35.76" N, 0° 4' 16.68" E (TL 42 44) on 20 November 2025 at 18:41 by London's clock. */
final class PhotoWithPlace {

    private static final int TIFF_BYTES = 300;

    private PhotoWithPlace() {}

    static byte[] bytes() {
        var tiff = ByteBuffer.allocate(TIFF_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(text("II")).putShort((short) 42).putInt(8);
        tiff.putShort((short) 2);
        entry(tiff, 0x8769, 4, 1, 50);
        entry(tiff, 0x8825, 4, 1, 100);
        tiff.position(50).putShort((short) 1);
        entry(tiff, 0x9003, 2, 20, 70);
        tiff.position(70).put(text("2025:11:20 18:41:00\0"));
        tiff.position(100).putShort((short) 4);
        entry(tiff, 1, 2, 2, 'N');
        entry(tiff, 2, 5, 3, 200);
        entry(tiff, 3, 2, 2, 'E');
        entry(tiff, 4, 5, 3, 240);
        ratios(tiff.position(200), 52, 4, 3576);
        ratios(tiff.position(240), 0, 4, 1668);
        var whole = new ByteArrayOutputStream();
        var picture = picture();
        whole.write(picture, 0, 2);
        whole.writeBytes(ByteBuffer.allocate(4)
                .putShort((short) 0xffe1)
                .putShort((short) (2 + 6 + TIFF_BYTES))
                .array());
        whole.writeBytes(text("Exif\0\0"));
        whole.writeBytes(tiff.array());
        whole.write(picture, 2, picture.length - 2);
        return whole.toByteArray();
    }

    private static void entry(ByteBuffer tiff, int tag, int kind, int count, int value) {
        tiff.putShort((short) tag).putShort((short) kind).putInt(count).putInt(value);
    }

    /** Degrees, minutes and hundredths of a second. */
    private static void ratios(ByteBuffer tiff, int degrees, int minutes, int hundredths) {
        tiff.putInt(degrees)
                .putInt(1)
                .putInt(minutes)
                .putInt(1)
                .putInt(hundredths)
                .putInt(100);
    }

    private static byte[] text(String letters) {
        return letters.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] picture() {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
