package org.hedgerow.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.hedgerow.evidence.copy.PictureSize;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A copy stands as the picture is looked at, whatever way the camera was held, and does not say how that was. */
class UprightTests {

    private static final int[] COLOURS = {0xFFE02020, 0xFF20C020, 0xFF2020E0, 0xFFE0E020};

    private final CopyProcess process = Copiers.pictures();

    @AfterEach
    void end() {
        process.destroy();
    }

    /** EXIF 2.32, tag 0x0112: which of the corners (red, green, blue, yellow in rows) are then top left, top right, bottom left, bottom right. */
    @ParameterizedTest
    @CsvSource({"1,0,1,2,3", "2,1,0,3,2", "3,3,2,1,0", "4,2,3,0,1", "5,0,2,1,3", "6,2,0,3,1", "7,3,1,2,0", "8,1,3,0,2"})
    void cornersAreWhereTheyBelong(int orientation, int topLeft, int topRight, int bottomLeft, int bottomRight)
            throws IOException {
        var image = new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 96; x++) {
                image.setRGB(x, y, COLOURS[(y < 32 ? 0 : 2) + (x < 48 ? 0 : 1)]);
            }
        }
        var exif = Hostility.joined(
                Hostility.text("Exif\0\0"), Hostility.exif(new byte[] {1}, ByteOrder.BIG_ENDIAN, orientation));
        var jpeg = Hostility.behindFirstMarker(Bases.jpeg(image, false), Hostility.segment(0xE1, exif));
        var picture = Copiers.copy(Copiers.copying(process), jpeg);
        var copy = ImageIO.read(new ByteArrayInputStream(picture.copy()));
        boolean turned = orientation >= 5;
        assertThat(Objects.requireNonNull(picture.outcome().made()).original())
                .isEqualTo(turned ? new PictureSize(64, 96) : new PictureSize(96, 64));
        assertThat(copy.getWidth()).isEqualTo(turned ? 64 : 96);
        int right = copy.getWidth() - 8;
        int bottom = copy.getHeight() - 8;
        assertThat(new int[] {
                    nearest(copy.getRGB(8, 8)),
                    nearest(copy.getRGB(right, 8)),
                    nearest(copy.getRGB(8, bottom)),
                    nearest(copy.getRGB(right, bottom))
                })
                .containsExactly(topLeft, topRight, bottomLeft, bottomRight);
    }

    private static int nearest(int colour) {
        int best = 0;
        for (int i = 1; i < COLOURS.length; i++) {
            best = distance(colour, COLOURS[i]) < distance(colour, COLOURS[best]) ? i : best;
        }
        return best;
    }

    private static int distance(int a, int b) {
        return Math.abs((a >> 16 & 0xFF) - (b >> 16 & 0xFF))
                + Math.abs((a >> 8 & 0xFF) - (b >> 8 & 0xFF))
                + Math.abs((a & 0xFF) - (b & 0xFF));
    }
}
