package org.hedgerow.hotspot;

import org.hedgerow.platform.PlatformProblem;

/**
 * A box of longitudes and latitudes in WGS 84, its edges included.
 *
 * @param west degrees, not east of {@code east}: a box does not cross the antimeridian
 * @param south degrees
 * @param east degrees
 * @param north degrees
 */
public record BoundingBox(double west, double south, double east, double north) {

    public BoundingBox {
        if (!(west >= -180 && east <= 180 && south >= -90 && north <= 90 && west <= east && south <= north)) {
            throw new IllegalArgumentException("Not a box in degrees");
        }
    }

    /**
     * Reads {@code west,south,east,north}.
     *
     * @throws org.hedgerow.platform.ProblemException 422 on {@code ?bbox}
     */
    public static BoundingBox parse(String text) {
        if (text.length() <= 200) {
            String[] parts = text.split(",", 6);
            if (parts.length == 4) {
                try {
                    return new BoundingBox(degrees(parts[0]), degrees(parts[1]), degrees(parts[2]), degrees(parts[3]));
                } catch (IllegalArgumentException refused) {
                    throw refusal();
                }
            }
        }
        throw refusal();
    }

    /** Decimal digits only: Java's own reader would also take hexadecimal, suffixes and "NaN". */
    private static double degrees(String text) {
        if (!text.matches("[+-]?[0-9]{1,3}(\\.[0-9]{0,20})?([eE]-[0-9]{1,2})?")) {
            throw new IllegalArgumentException("Not degrees");
        }
        return Double.parseDouble(text);
    }

    private static RuntimeException refusal() {
        return PlatformProblem.invalid("?bbox", "Give the box as west,south,east,north in degrees.");
    }

    /** West, south, east and north in ten-millionths of a degree, a centimetre, to which the columns round likewise. */
    public int[] inTenMillionths() {
        return new int[] {tenMillionths(west), tenMillionths(south), tenMillionths(east), tenMillionths(north)};
    }

    static int tenMillionths(double degrees) {
        return (int) Math.round(degrees * 1e7);
    }
}
