package org.hedgerow.hotspot.method;

/**
 * A surface of density on square cells.
 *
 * @param statement how it was made
 * @param west easting of the west edge, metres
 * @param south northing of the south edge, metres
 * @param cellMetres the side of a cell
 * @param columns from west to east
 * @param lines from south to north
 * @param perSquareKilometre points for each square kilometre, line by line from the south, each from the west
 * @param total weight of the points that lie in it
 */
public record DensityGrid(
        RunStatement statement,
        double west,
        double south,
        double cellMetres,
        int columns,
        int lines,
        double[] perSquareKilometre,
        double total) {

    public double north() {
        return south + lines * cellMetres;
    }

    public double at(int column, int line) {
        return perSquareKilometre[line * columns + column];
    }

    /** The surface added up over its area: how many points it stands for. */
    public double integral() {
        double sum = 0;
        for (double density : perSquareKilometre) {
            sum += density;
        }
        return sum * cellMetres * cellMetres / 1e6;
    }

    public double highest() {
        double highest = 0;
        for (double density : perSquareKilometre) {
            highest = Math.max(highest, density);
        }
        return highest;
    }
}
