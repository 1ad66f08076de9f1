package org.hedgerow.geo;

import java.util.List;
import java.util.Locale;

/**
 * A National Grid reference: the name of a square. {@code TL 44} is 10 km wide, {@code TL 44 SW} a quarter of it (5 km), {@code TL 42 44}
 * 1 km, {@code TL 420 440} 100 m, {@code TL 4205 4405} 10 m and {@code TL 42050 44050} 1 m.
 *
 * <p>Digits are cut, never rounded, so that a coarser reference always holds the finer one (Ordnance Survey, "Guide to the National Grid").
 *
 * @param square the square named; its side is 1, 10, 100, 1,000, 5,000, 10,000 or 100,000 m
 */
public record GridReference(GridSquare square) {

    private static final int[] SIDES = {1, 10, 100, 1_000, 5_000, 10_000, 100_000};
    private static final List<String> QUARTERS = List.of("SW", "SE", "NW", "NE");
    private static final int MOST_CHARACTERS = 40;

    public GridReference {
        if (finestSide(square.sizeMetres()) != square.sizeMetres()) {
            throw new IllegalArgumentException("No grid reference names a square of " + square.sizeMetres() + " m");
        }
    }

    /** The finest reference that is not finer than the precision: a point known to 20 m is named by its 100 m square. */
    public static GridReference of(GridPoint point, int precisionMetres) {
        return new GridReference(GridSquare.holding(point, finestSide(precisionMetres)));
    }

    /**
     * Reads a reference of 2 to 10 figures, upper or lower case, with or without spaces.
     *
     * @throws PlaceRefused for odd digits, the letter I, squares without land and everything else, with the reason
     */
    public static GridReference parse(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new PlaceRefused("A grid reference has two letters and at most ten figures.");
        }
        String plain = squeezed(text);
        if (plain.length() < 2 || !isLetter(plain.charAt(0)) || !isLetter(plain.charAt(1))) {
            throw new PlaceRefused(
                    "A grid reference begins with the two letters of its 100 km square, as in TL 420 440.");
        }
        String letters = plain.substring(0, 2);
        String figures = plain.substring(2);
        int quadrant = quadrant(figures);
        if (quadrant >= 0) {
            figures = figures.substring(0, 2);
        }
        check(letters, figures, text);
        int half = figures.length() / 2;
        int side = GridLetters.SQUARE_METRES;
        for (int i = 0; i < half; i++) {
            side /= 10;
        }
        int easting = GridLetters.easting(letters) + Integer.parseInt(figures.substring(0, half)) * side;
        int northing = GridLetters.northing(letters) + Integer.parseInt(figures.substring(half)) * side;
        return quadrant < 0
                ? new GridReference(new GridSquare(easting, northing, side))
                : new GridReference(
                        new GridSquare(easting + quadrant % 2 * 5_000, northing + quadrant / 2 * 5_000, 5_000));
    }

    private static void check(String letters, String figures, String text) {
        if (letters.indexOf('I') >= 0) {
            throw new PlaceRefused(
                    letters + " is not a National Grid square: the letter I is not used." + meant(letters, figures));
        }
        for (int i = 0; i < figures.length(); i++) {
            if (figures.charAt(i) < '0' || figures.charAt(i) > '9') {
                throw new PlaceRefused("After its two letters a grid reference has only figures, as in TL 420 440."
                        + (figures.indexOf('O') >= 0 ? " There is a letter O among them: type a nought." : ""));
            }
        }
        if (figures.isEmpty()) {
            throw new PlaceRefused(
                    letters + " alone is a square of 100 km: add figures, as in " + letters + " 420 440.");
        }
        checkHalves(text);
        if (figures.length() % 2 != 0) {
            throw new PlaceRefused(
                    "A grid reference has an even number of figures, half for east and half for north; this one has "
                            + figures.length() + ".");
        }
        if (figures.length() > 10) {
            throw new PlaceRefused("A grid reference has at most ten figures; this one has " + figures.length() + ".");
        }
        if (!GridLetters.holdLand(letters)) {
            throw new PlaceRefused(letters + " is not a square of the National Grid with land in Great Britain."
                    + meant(letters, figures));
        }
    }

    /** A space parts east from north, so two groups of unequal length have lost a figure or won one: {@code TL 420 44}. */
    private static void checkHalves(String text) {
        var halves = text.strip().substring(2).strip().split("\\s+", -1);
        if (halves.length == 2 && halves[0].length() != halves[1].length()) {
            throw new PlaceRefused(
                    "A grid reference has an even number of figures, as many for east as for north; here "
                            + halves[0] + " has " + halves[0].length() + " and " + halves[1] + " has "
                            + halves[1].length()
                            + ".");
        }
    }

    /** {@code Did you mean TL 420 440?}, when letters that look alike or changed places explain the slip; otherwise nothing. */
    private static String meant(String letters, String figures) {
        var likely = GridLetters.likelyFor(letters);
        if (likely == null || figures.length() % 2 != 0 || figures.isEmpty() || figures.length() > 10) {
            return "";
        }
        int half = figures.length() / 2;
        return " Did you mean " + likely + " " + figures.substring(0, half) + (half > 1 ? " " : "")
                + figures.substring(half) + "?";
    }

    /** 0 for SW, 1 for SE, 2 for NW, 3 for NE, or -1 when the reference does not end in a quarter. */
    private static int quadrant(String figures) {
        return figures.length() == 4 ? QUARTERS.indexOf(figures.substring(2)) : -1;
    }

    /** In upper case without spaces, ready for comparison. */
    private static String squeezed(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!PlaceShapes.isSpace(text.charAt(i))) {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString().toUpperCase(Locale.ROOT);
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static int finestSide(int precisionMetres) {
        for (int side : SIDES) {
            if (side >= precisionMetres) {
                return side;
            }
        }
        return GridLetters.SQUARE_METRES;
    }

    /** As written on paper: {@code TL 420 440}; outside the lettered squares the easting and northing of the corner, {@code -1200 530400}. */
    @Override
    public String toString() {
        String letters = GridLetters.of(square.easting(), square.northing());
        if (letters == null) {
            return square.easting() + " " + square.northing();
        }
        int side = square.sizeMetres();
        if (side == GridLetters.SQUARE_METRES) {
            return letters;
        }
        int east = square.easting() % GridLetters.SQUARE_METRES;
        int north = square.northing() % GridLetters.SQUARE_METRES;
        if (side >= 5_000) {
            String quarter = (north % 10_000 < 5_000 ? "S" : "N") + (east % 10_000 < 5_000 ? "W" : "E");
            return letters + " " + east / 10_000 + north / 10_000 + (side == 5_000 ? " " + quarter : "");
        }
        int figures = 5 - String.valueOf(side).length() + 1;
        return letters + " " + padded(east / side, figures) + " " + padded(north / side, figures);
    }

    private static String padded(int value, int figures) {
        var digits = String.valueOf(value);
        return "0".repeat(figures - digits.length()) + digits;
    }
}
