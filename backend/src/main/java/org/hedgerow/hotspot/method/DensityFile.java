package org.hedgerow.hotspot.method;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadataNode;
import org.hedgerow.geo.GeoTiff;

/** A surface of density as a file: GeoTIFF for other programs, PNG for eyes. Both have north at the top. */
public final class DensityFile {

    /** From little to much, ever darker, so that it can be read without telling colours apart, and in print. */
    private static final int[][] RAMP = {
        {255, 247, 236}, {253, 212, 158}, {252, 141, 89}, {215, 48, 31}, {127, 0, 0},
    };

    private static final int MOST_OPAQUE = 230;

    private static final String PNG_METADATA = "javax_imageio_png_1.0";

    private DensityFile() {}

    /** Points for each square kilometre as 32-bit floats on the National Grid. */
    public static void writeGeoTiff(DensityGrid grid, OutputStream out) throws IOException {
        var parameters = grid.statement().parameters();
        var description = "Points per square kilometre, n = " + grid.statement().n() + ", " + parameters.get("kernel")
                + " kernel, bandwidth " + parameters.get("bandwidthMetres") + " m, cells " + grid.cellMetres() + " m";
        writeGeoTiff(grid, description, out);
    }

    /**
     * The same with words of the caller's.
     *
     * @param description what stands in the file; what is not ASCII becomes a question mark
     */
    public static void writeGeoTiff(DensityGrid grid, String description, OutputStream out) throws IOException {
        var values = new float[grid.perSquareKilometre().length];
        for (int line = 0; line < grid.lines(); line++) {
            for (int column = 0; column < grid.columns(); column++) {
                values[(grid.lines() - 1 - line) * grid.columns() + column] = (float) grid.at(column, line);
            }
        }
        GeoTiff.write(values, grid.columns(), grid.west(), grid.north(), grid.cellMetres(), description, out);
    }

    /** One pixel for each cell: where there is nothing it is transparent, and the densest cell of this surface is darkest. */
    public static void writePng(DensityGrid grid, OutputStream out) throws IOException {
        writePng(grid, Map.of(), out);
    }

    /**
     * The same with words in its head, as programs show them that show what a picture says of itself.
     *
     * @param words by keyword of PNG, such as {@code Description}
     */
    public static void writePng(DensityGrid grid, Map<String, String> words, OutputStream out) throws IOException {
        var image = new BufferedImage(grid.columns(), grid.lines(), BufferedImage.TYPE_INT_ARGB);
        double highest = grid.highest();
        for (int line = 0; line < grid.lines(); line++) {
            for (int column = 0; column < grid.columns(); column++) {
                double share = highest == 0 ? 0 : grid.at(column, line) / highest;
                image.setRGB(column, grid.lines() - 1 - line, colour(share));
            }
        }
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        try (var target = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(target);
            var metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
            metadata.mergeTree(PNG_METADATA, texts(words));
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
    }

    private static IIOMetadataNode texts(Map<String, String> words) {
        var texts = new IIOMetadataNode("iTXt");
        words.forEach((keyword, text) -> {
            var entry = new IIOMetadataNode("iTXtEntry");
            entry.setAttribute("keyword", keyword);
            entry.setAttribute("compressionFlag", "FALSE");
            entry.setAttribute("compressionMethod", "0");
            entry.setAttribute("languageTag", "en-GB");
            entry.setAttribute("translatedKeyword", keyword);
            entry.setAttribute("text", text);
            texts.appendChild(entry);
        });
        var root = new IIOMetadataNode(PNG_METADATA);
        root.appendChild(texts);
        return root;
    }

    private static int colour(double share) {
        if (share <= 0) {
            return 0;
        }
        double at = Math.min(1, share) * (RAMP.length - 1);
        int below = Math.min(RAMP.length - 2, (int) at);
        double part = at - below;
        int colour = (int) Math.round(MOST_OPAQUE * Math.min(1, 0.15 + share * 4));
        for (int channel = 0; channel < 3; channel++) {
            colour =
                    colour << 8 | (int) Math.round(RAMP[below][channel] * (1 - part) + RAMP[below + 1][channel] * part);
        }
        return colour;
    }
}
