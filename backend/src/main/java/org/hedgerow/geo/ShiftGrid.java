package org.hedgerow.geo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/**
 * Ordnance Survey's OSTN15 shifts: for every kilometre of ETRS89 projected as the National Grid, how far to go east and north.
 *
 * <p>701 by 1,251 nodes from the south-west corner; the values between them are bilinear, as Ordnance Survey defines. The file's values fill
 * the whole rectangle, but nothing was measured in Ireland, so {@link #covers} leaves the Irish side out. Read once, then immutable.
 */
final class ShiftGrid {

    static final int WIDTH = 701;
    static final int HEIGHT = 1251;
    private static final double EAST_BASE_MILLIMETRES = 82_140;
    private static final double NORTH_BASE_MILLIMETRES = -84_180;
    private static final int LOW = 0xffff;
    private static final int NODES = WIDTH * HEIGHT;

    /** Each node's east shift above its base in the upper 16 bits, its north shift in the lower: one look at memory brings both. */
    private final int[] nodes;

    private ShiftGrid(char[] east, char[] north) {
        nodes = new int[NODES];
        for (int i = 0; i < NODES; i++) {
            nodes[i] = east[i] << 16 | north[i];
        }
    }

    /** Reads the packed grid that {@code gis-data/tools/ostn15.mjs} wrote. */
    static ShiftGrid read() {
        var resource = ShiftGrid.class.getResourceAsStream("/gis/ostn15.bin");
        if (resource == null) {
            throw new IllegalStateException("The OSTN15 shift grid is missing: gis/ostn15.bin");
        }
        try (InputStream bytes = new GZIPInputStream(resource, 1 << 16)) {
            return new ShiftGrid(unpacked(bytes.readNBytes(2 * NODES)), unpacked(bytes.readNBytes(2 * NODES)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The OSTN15 shift grid cannot be read", unreadable);
        }
    }

    private static char[] unpacked(byte[] planes) {
        if (planes.length != 2 * NODES) {
            throw new IllegalStateException("The OSTN15 shift grid is cut short");
        }
        var values = new char[NODES];
        for (int row = 0, i = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++, i++) {
                int zigzag = (planes[i] & 0xff) | (planes[NODES + i] & 0xff) << 8;
                int difference = (zigzag >>> 1) ^ -(zigzag & 1);
                int left = column > 0 ? values[i - 1] : 0;
                int below = row > 0 ? values[i - WIDTH] : 0;
                int corner = column > 0 && row > 0 ? values[i - WIDTH - 1] : 0;
                values[i] = (char) (left + below - corner + difference);
            }
        }
        return values;
    }

    /** Whether OSTN15 serves this ETRS89 grid position: inside the rectangle and not on the Irish side of the North Channel. */
    static boolean covers(double easting, double northing) {
        return easting >= 0
                && northing >= 0
                && easting < (WIDTH - 1) * 1000
                && northing < (HEIGHT - 1) * 1000
                && !isIrish(easting, northing);
    }

    /** The line keeps Rathlin and the Ards on the Irish side, Islay, Kintyre, Galloway, Man and Pembrokeshire on the British. */
    private static boolean isIrish(double easting, double northing) {
        return easting < 190_000
                && northing > 300_000
                && (northing < 560_000
                        || northing < 580_000 && easting < 180_000
                        || northing < 630_000 && easting < 150_000 && !isIslay(easting, northing));
    }

    private static boolean isIslay(double easting, double northing) {
        return northing > 618_000 && easting > 110_000;
    }

    /**
     * Metres to add to a position: east into {@code pair[0]}, north into {@code pair[1]}. They are OSTN15's where {@link #covers} says so, and
     * beyond the rectangle a continuation of its edge, for a search that passes there.
     */
    void shiftAt(double easting, double northing, double[] pair) {
        int column = Math.max(0, Math.min(WIDTH - 2, (int) (easting / 1000)));
        int row = Math.max(0, Math.min(HEIGHT - 2, (int) (northing / 1000)));
        double t = (easting - column * 1000) * 0.001;
        double u = (northing - row * 1000) * 0.001;
        int corner = row * WIDTH + column;
        int southWest = nodes[corner];
        int southEast = nodes[corner + 1];
        int northWest = nodes[corner + WIDTH];
        int northEast = nodes[corner + WIDTH + 1];
        double east = (1 - u) * ((1 - t) * (southWest >>> 16) + t * (southEast >>> 16))
                + u * ((1 - t) * (northWest >>> 16) + t * (northEast >>> 16));
        double north = (1 - u) * ((1 - t) * (southWest & LOW) + t * (southEast & LOW))
                + u * ((1 - t) * (northWest & LOW) + t * (northEast & LOW));
        pair[0] = (EAST_BASE_MILLIMETRES + east) * 0.001;
        pair[1] = (NORTH_BASE_MILLIMETRES + north) * 0.001;
    }
}
