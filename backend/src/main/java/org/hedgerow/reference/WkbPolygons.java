package org.hedgerow.reference;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Polygons in well-known binary (OGC 06-103r4, section 8), with or without heights and measures, which are left out. Counts are believed only
 * as far as there are bytes; rings stay as open or short as they are, since that is to be told and repaired.
 */
final class WkbPolygons {

    private static final int POLYGON = 3;
    private static final int MULTI_POLYGON = 6;
    private static final int BYTES_OF_AN_ORDINATE = 8;

    private WkbPolygons() {}

    /** @throws BoundaryRefused when the bytes are anything else */
    static List<List<double[]>> read(ByteBuffer bytes, int number) {
        var polygons = new ArrayList<List<double[]>>();
        try {
            int type = type(bytes, number);
            if (type % 1000 == POLYGON) {
                polygons.add(polygon(bytes, ordinates(type), number));
            } else if (type % 1000 == MULTI_POLYGON) {
                // A polygon takes nine bytes at least.
                int count = count(bytes, 9, number);
                for (int i = 0; i < count; i++) {
                    int part = type(bytes, number);
                    if (part % 1000 != POLYGON) {
                        throw broken(number);
                    }
                    polygons.add(polygon(bytes, ordinates(part), number));
                }
            } else {
                throw new BoundaryRefused("Area " + number + " is not a Polygon or MultiPolygon.");
            }
        } catch (BufferUnderflowException cutShort) {
            throw new BoundaryRefused("The outline of area " + number + " is cut short.", cutShort);
        }
        return polygons;
    }

    /** Sets the order of the bytes and reads the type: ISO's thousands for Z and M, or the older high bits for them. */
    private static int type(ByteBuffer bytes, int number) {
        byte order = bytes.get();
        if (order != 0 && order != 1) {
            throw broken(number);
        }
        bytes.order(order == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int type = bytes.getInt();
        int plain = type & 0x0FFF_FFFF;
        if ((type & 0x2000_0000) != 0) {
            bytes.getInt(); // the number of the coordinate system, known from elsewhere
        }
        if (plain > 3999) {
            throw broken(number);
        }
        return plain + ((type & 0x8000_0000) != 0 ? 1000 : 0) + ((type & 0x4000_0000) != 0 ? 2000 : 0);
    }

    private static int ordinates(int type) {
        return switch (type / 1000) {
            case 0 -> 2;
            case 3 -> 4;
            default -> 3;
        };
    }

    private static int count(ByteBuffer bytes, int leastBytesEach, int number) {
        int count = bytes.getInt();
        if (count < 0 || (long) count * leastBytesEach > bytes.remaining()) {
            throw broken(number);
        }
        if (count > BoundaryLimits.MOST_CORNERS_OF_AN_AREA) {
            throw new BoundaryRefused("Area " + number + " has too many corners.");
        }
        return count;
    }

    private static List<double[]> polygon(ByteBuffer bytes, int ordinates, int number) {
        int rings = count(bytes, Integer.BYTES, number);
        if (rings > BoundaryLimits.MOST_RINGS_OF_AN_AREA) {
            throw new BoundaryRefused("Area " + number + " has too many rings.");
        }
        var polygon = new ArrayList<double[]>();
        for (int i = 0; i < rings; i++) {
            int corners = count(bytes, ordinates * BYTES_OF_AN_ORDINATE, number);
            var ring = new double[2 * corners];
            for (int c = 0; c < corners; c++) {
                ring[2 * c] = bytes.getDouble();
                ring[2 * c + 1] = bytes.getDouble();
                bytes.position(bytes.position() + (ordinates - 2) * BYTES_OF_AN_ORDINATE);
            }
            polygon.add(ring);
        }
        return polygon;
    }

    private static BoundaryRefused broken(int number) {
        return new BoundaryRefused("The outline of area " + number + " is damaged.");
    }
}
