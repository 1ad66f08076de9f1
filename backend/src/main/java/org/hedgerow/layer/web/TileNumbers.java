package org.hedgerow.layer.web;

import org.hedgerow.platform.PlatformProblem;

/** The three numbers that name a square, as they stand in an address. */
record TileNumbers(int zoom, int x, int y) {

    private static final int MOST_FIGURES = 7;

    /** @throws org.hedgerow.platform.ProblemException when one of them is no whole number */
    static TileNumbers of(String z, String x, String y) {
        return new TileNumbers(number("?z", z), number("?x", x), number("?y", y));
    }

    private static int number(String pointer, String text) {
        boolean isNumber = !text.isEmpty()
                && text.length() <= MOST_FIGURES
                && text.chars().allMatch(figure -> figure >= '0' && figure <= '9');
        if (!isNumber) {
            throw PlatformProblem.invalid(pointer, "A tile has three whole numbers: zoom, column and row.");
        }
        return Integer.parseInt(text);
    }
}
