package org.hedgerow.geo;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The two letters of a 100 km square. The first names a square of 500 km, the second one of the 25 within it; both run from the
 * north-west in rows of five, without I (Ordnance Survey, "A guide to coordinate systems in Great Britain", section 7).
 */
final class GridLetters {

    static final int SQUARE_METRES = 100_000;
    private static final String ALPHABET = "ABCDEFGHJKLMNOPQRSTUVWXYZ";

    private static final Set<String> WITH_LAND = Set.of(
            "HP", "HT", "HU", "HW", "HX", "HY", "HZ", "NA", "NB", "NC", "ND", "NF", "NG", "NH", "NJ", "NK", "NL", "NM",
            "NN", "NO", "NR", "NS", "NT", "NU", "NW", "NX", "NY", "NZ", "OV", "SC", "SD", "SE", "SH", "SJ", "SK", "SM",
            "SN", "SO", "SP", "SR", "SS", "ST", "SU", "SV", "SW", "SX", "SY", "SZ", "TA", "TF", "TG", "TL", "TM", "TQ",
            "TR", "TV");

    private GridLetters() {}

    /** Whether Great Britain or Man has land in this square; references to any other are slips. */
    static boolean holdLand(String letters) {
        return WITH_LAND.contains(letters);
    }

    /**
     * The square with land that somebody may have meant who wrote one without: an I is a badly written J or L, and two letters change places
     * easily. Null when nothing is likely.
     */
    static @Nullable String likelyFor(String letters) {
        var swapped = "" + letters.charAt(1) + letters.charAt(0);
        for (var guess : new String[] {letters.replace('I', 'L'), letters.replace('I', 'J'), swapped}) {
            if (holdLand(guess)) {
                return guess;
            }
        }
        return null;
    }

    /** The letters of the square that holds this point, or null outside the lettered 700 by 1,300 km. */
    static @Nullable String of(int easting, int northing) {
        if (easting < 0 || northing < 0 || easting >= 7 * SQUARE_METRES || northing >= 13 * SQUARE_METRES) {
            return null;
        }
        int column = easting / SQUARE_METRES + 10;
        int row = 19 - northing / SQUARE_METRES;
        return "" + ALPHABET.charAt(row / 5 * 5 + column / 5) + ALPHABET.charAt(row % 5 * 5 + column % 5);
    }

    /** Metres east of the false origin of the square's west side. */
    static int easting(String letters) {
        int first = ALPHABET.indexOf(letters.charAt(0));
        int second = ALPHABET.indexOf(letters.charAt(1));
        return (first % 5 * 5 + second % 5 - 10) * SQUARE_METRES;
    }

    /** Metres north of the false origin of the square's south side. */
    static int northing(String letters) {
        int first = ALPHABET.indexOf(letters.charAt(0));
        int second = ALPHABET.indexOf(letters.charAt(1));
        return (19 - first / 5 * 5 - second / 5) * SQUARE_METRES;
    }
}
