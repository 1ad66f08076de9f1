package org.hedgerow.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import javax.imageio.ImageIO;
import javax.imageio.plugins.tiff.TIFFDirectory;
import org.junit.jupiter.api.Test;

class GeoTiffTests {

    private static final int PIXEL_SCALE = 33550;
    private static final int TIE_POINT = 33922;
    private static final int KEYS = 34735;

    @Test
    void theFileSaysWhereItLiesAndHoldsItsNumbers() throws Exception {
        var out = new ByteArrayOutputStream();
        var values = new float[] {1, 2, 3, 4.5f, -6, 7e9f};
        GeoTiff.write(values, 3, 541_000, 246_500, 250, "Numbers", out);
        var reader = ImageIO.getImageReadersByFormatName("tiff").next();
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            reader.setInput(in);
            var directory = TIFFDirectory.createFromMetadata(reader.getImageMetadata(0));
            assertThat(directory.getTIFFField(PIXEL_SCALE).getAsDoubles()).containsExactly(250, 250, 0);
            assertThat(directory.getTIFFField(TIE_POINT).getAsDoubles()).containsExactly(0, 0, 0, 541_000, 246_500, 0);
            assertThat(directory.getTIFFField(KEYS).getAsChars())
                    .containsSequence((char) 1024, (char) 0, (char) 1, (char) 1)
                    .containsSequence((char) 3072, (char) 0, (char) 1, (char) 27700)
                    .containsSequence((char) 3076, (char) 0, (char) 1, (char) 9001);
            // Keys ascend, as the standard asks.
            var keys = directory.getTIFFField(KEYS).getAsChars();
            for (int i = 8; i < keys.length; i += 4) {
                assertThat(keys[i]).isGreaterThan(keys[i - 4]);
            }
            var raster = reader.read(0).getRaster();
            assertThat(raster.getPixels(0, 0, 3, 2, (float[]) null)).containsExactly(values);
        } finally {
            reader.dispose();
        }
    }
}
