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
    private static final int NODES = WIDTH * HEIGHT;

    private final char[] east;
    private final char[] north;

    private ShiftGrid(char[] east, char[] north) {
        this.east = east;
        this.north = north;
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
        return northing > 300_000
                && (northing < 560_000 && easting < 190_000
                        || northing < 580_000 && easting < 180_000
                        || northing < 630_000 && easting < 150_000 && !isIslay(easting, northing));
    }

    private static boolean isIslay(double easting, double northing) {
        return northing > 618_000 && easting > 110_000;
    }

    /** Metres to add to an easting, at a position that is covered. */
    double eastShift(double easting, double northing) {
        return (EAST_BASE_MILLIMETRES + between(east, easting, northing)) / 1000;
    }

    /** Metres to add to a northing, at a position that is covered. */
    double northShift(double easting, double northing) {
        return (NORTH_BASE_MILLIMETRES + between(north, easting, northing)) / 1000;
    }

    private static double between(char[] values, double easting, double northing) {
        int column = (int) (easting / 1000);
        int row = (int) (northing / 1000);
        double t = easting / 1000 - column;
        double u = northing / 1000 - row;
        int southWest = row * WIDTH + column;
        int northWest = southWest + WIDTH;
        return (1 - u) * ((1 - t) * values[southWest] + t * values[southWest + 1])
                + u * ((1 - t) * values[northWest] + t * values[northWest + 1]);
    }
}
