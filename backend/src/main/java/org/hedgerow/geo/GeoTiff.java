package org.hedgerow.geo;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferFloat;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.GeoTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;
import javax.imageio.plugins.tiff.TIFFTagSet;

/**
 * Writes a grid of numbers on the National Grid (EPSG:27700) as GeoTIFF 1.1 (OGC 19-008r4): one band of 32-bit floats, deflated. The platform
 * knows TIFF and the tags of GeoTIFF; all that is ours are the five keys that say which coordinates these are.
 */
public final class GeoTiff {

    private static final int PROJECTED = 1;
    private static final int PIXEL_IS_AREA = 1;
    private static final int BRITISH_NATIONAL_GRID = 27700;
    private static final int METRE = 9001;

    private static final String NAME = "OSGB36 / British National Grid|";
    private static final char NAME_LENGTH = 31;

    /** Version 1, revision 1.1, five keys, ascending; for each its number, where its value is (0: here), how many, value. */
    private static final char[] KEYS = {
        1, 1, 1, 5, //
        1024, 0, 1, PROJECTED, //
        1025, 0, 1, PIXEL_IS_AREA, //
        // The name of the system, so that people can read it: in the text of tag 34737.
        1026, GeoTIFFTagSet.TAG_GEO_ASCII_PARAMS, NAME_LENGTH, 0, //
        3072, 0, 1, BRITISH_NATIONAL_GRID, //
        3076, 0, 1, METRE, //
    };

    private GeoTiff() {}

    /**
     * Writes one grid.
     *
     * @param values line by line from the north, each from the west
     * @param columns from west to east
     * @param west easting of the west edge, metres
     * @param north northing of the north edge, metres
     * @param cellMetres the side of the square cells
     * @param description what the numbers are, in ASCII
     * @throws IOException when the stream cannot be written
     */
    public static void write(
            float[] values,
            int columns,
            double west,
            double north,
            double cellMetres,
            String description,
            OutputStream out)
            throws IOException {
        var image = image(values, columns, values.length / columns);
        var writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (var target = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(target);
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionType("Deflate");
            var described = described(
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), how),
                    west,
                    north,
                    cellMetres,
                    description);
            writer.write(null, new IIOImage(image, null, described), how);
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage image(float[] values, int columns, int lines) {
        var grey = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), false, false, Transparency.OPAQUE, DataBuffer.TYPE_FLOAT);
        var model = new BandedSampleModel(DataBuffer.TYPE_FLOAT, columns, lines, 1);
        var raster = Raster.createWritableRaster(model, new DataBufferFloat(values, values.length), null);
        return new BufferedImage(grey, raster, false, null);
    }

    private static IIOMetadata described(
            IIOMetadata plain, double west, double north, double cellMetres, String description) throws IOException {
        var directory = TIFFDirectory.createFromMetadata(plain);
        var tags = GeoTIFFTagSet.getInstance();
        var sets = new ArrayList<>(List.of(directory.getTagSets()));
        if (!sets.contains(tags)) {
            directory.addTagSet(tags);
        }
        put(directory, tags, GeoTIFFTagSet.TAG_MODEL_PIXEL_SCALE, new double[] {cellMetres, cellMetres, 0});
        put(directory, tags, GeoTIFFTagSet.TAG_MODEL_TIE_POINT, new double[] {0, 0, 0, west, north, 0});
        directory.addTIFFField(
                new TIFFField(tags.getTag(GeoTIFFTagSet.TAG_GEO_KEY_DIRECTORY), TIFFTag.TIFF_SHORT, KEYS.length, KEYS));
        text(directory, tags, GeoTIFFTagSet.TAG_GEO_ASCII_PARAMS, NAME);
        text(directory, BaselineTIFFTagSet.getInstance(), BaselineTIFFTagSet.TAG_IMAGE_DESCRIPTION, description);
        return directory.getAsMetadata();
    }

    private static void put(TIFFDirectory directory, TIFFTagSet tags, int tag, double[] values) {
        directory.addTIFFField(new TIFFField(tags.getTag(tag), TIFFTag.TIFF_DOUBLE, values.length, values));
    }

    private static void text(TIFFDirectory directory, TIFFTagSet tags, int tag, String text) {
        var ascii = new String(text.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
        directory.addTIFFField(new TIFFField(tags.getTag(tag), TIFFTag.TIFF_ASCII, 1, new String[] {ascii}));
    }
}
