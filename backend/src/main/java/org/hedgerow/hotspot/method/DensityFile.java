package org.hedgerow.hotspot.method;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import org.hedgerow.geo.GeoTiff;

/** A surface of density as a file: GeoTIFF for other programs, PNG for eyes. Both have north at the top. */
public final class DensityFile {

    /** From little to much, ever darker, so that it can be read without telling colours apart, and in print. */
    private static final int[][] RAMP = {
        {255, 247, 236}, {253, 212, 158}, {252, 141, 89}, {215, 48, 31}, {127, 0, 0},
    };

    private static final int MOST_OPAQUE = 230;

    private DensityFile() {}

    /** Points for each square kilometre as 32-bit floats on the National Grid. */
    public static void writeGeoTiff(DensityGrid grid, OutputStream out) throws IOException {
        var values = new float[grid.perSquareKilometre().length];
        for (int line = 0; line < grid.lines(); line++) {
            for (int column = 0; column < grid.columns(); column++) {
                values[(grid.lines() - 1 - line) * grid.columns() + column] = (float) grid.at(column, line);
            }
        }
        var parameters = grid.statement().parameters();
        var description = "Points per square kilometre, n = " + grid.statement().n() + ", " + parameters.get("kernel")
                + " kernel, bandwidth " + parameters.get("bandwidthMetres") + " m, cells " + grid.cellMetres() + " m";
        GeoTiff.write(values, grid.columns(), grid.west(), grid.north(), grid.cellMetres(), description, out);
    }

    /** One pixel for each cell: where there is nothing it is transparent, and the densest cell of this surface is darkest. */
    public static void writePng(DensityGrid grid, OutputStream out) throws IOException {
        var image = new BufferedImage(grid.columns(), grid.lines(), BufferedImage.TYPE_INT_ARGB);
        double highest = grid.highest();
        for (int line = 0; line < grid.lines(); line++) {
            for (int column = 0; column < grid.columns(); column++) {
                double share = highest == 0 ? 0 : grid.at(column, line) / highest;
                image.setRGB(column, grid.lines() - 1 - line, colour(share));
            }
        }
        if (!ImageIO.write(image, "png", out)) {
            throw new IOException("This machine cannot write PNG");
        }
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
