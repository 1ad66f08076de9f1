package org.hedgerow.evidence.copy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.ImageInputStream;

/**
 * Makes the copies of one picture: a file on standard input, its kind as the only argument, the copies on standard output. It runs as a process of its own
 * with little memory, little time, no file that it may write and an empty folder, and is thrown away after one picture: whatever a picture does to the
 * decoder, it does there.
 */
public final class CopyProgram {

    /** How it ends when the picture cannot be read. */
    public static final int DAMAGED = 10;

    /** How it ends when the picture needs more memory than it has. */
    public static final int TOO_MUCH = 11;

    public static final int LONGEST_SIDE = 2560;
    public static final int THUMBNAIL_SIDE = 320;

    /** Before everything that it says. */
    public static final int GREETING = 0x48454447;

    private static final float QUALITY = 0.85f;

    private CopyProgram() {}

    public static void main(String[] arguments) {
        int end = DAMAGED;
        try (var out = new FileOutputStream(FileDescriptor.out)) {
            // What libraries print must not come between.
            System.setOut(System.err);
            copy(FileKind.valueOf(arguments[0]), System.in.readAllBytes(), new DataOutputStream(out));
            end = 0;
        } catch (OutOfMemoryError e) {
            end = TOO_MUCH;
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            end = DAMAGED;
        }
        Runtime.getRuntime().halt(end);
    }

    private static void copy(FileKind kind, byte[] file, DataOutputStream out) throws IOException {
        ImageIO.setUseCache(false);
        int orientation = Orientation.of(kind, file);
        var decoded = decode(kind, file);
        var original = new PictureSize(decoded.getWidth(), decoded.getHeight());
        var upright = Pixels.of(decoded, LONGEST_SIDE).upright(orientation);
        var seen = orientation >= 5 ? original.turned() : original;
        var copy = encode(upright);
        var thumbnail = encode(upright.shrunk(THUMBNAIL_SIDE));
        out.writeInt(GREETING);
        out.writeInt(seen.width());
        out.writeInt(seen.height());
        out.writeInt(copy.length);
        out.writeInt(thumbnail.length);
        out.write(copy);
        out.write(thumbnail);
        out.flush();
    }

    /** The first frame. */
    private static BufferedImage decode(FileKind kind, byte[] file) throws IOException {
        var reader = reader(kind);
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            return reader.read(0, reader.getDefaultReadParam());
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(FileKind kind) throws IOException {
        var readers = ImageIO.getImageReadersByFormatName(kind.name());
        if (!readers.hasNext()) {
            throw new IOException("No reader for " + kind);
        }
        return readers.next();
    }

    /** JPEG, or PNG where something shines through. */
    private static byte[] encode(Pixels pixels) throws IOException {
        var image = pixels.image();
        boolean opaque = !image.getColorModel().hasAlpha();
        var writer =
                ImageIO.getImageWritersByFormatName(opaque ? "jpeg" : "png").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            var parameters = writer.getDefaultWriteParam();
            if (opaque) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
