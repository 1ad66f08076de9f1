package org.hedgerow.hotspot.method;

import java.util.Arrays;

/**
 * Square cells on the lines of the grid: every cell that could be studied in any week, which is each within {@link #BEYOND} of an incident. Numbered line
 * by line from the south-west, so that of two cells the same one has the lower number whatever other incidents there are.
 */
final class ForecastCells {

    /** How many cells around one with an incident are studied too: places where nothing was reported yet. */
    static final int BEYOND = 2;

    /** More than the United Kingdom has in cells of 500 m. */
    static final long MOST_IN_THE_RECTANGLE = 4_000_000;

    static final int MOST_CELLS = 250_000;

    private static final int NONE = -1;

    private final double side;
    private final long west;
    private final long south;
    private final int columns;
    private final int lines;
    /** Of each cell of the rectangle its number, or {@link #NONE}. */
    private final int[] numbers;
    /** Of each number its place in the rectangle. */
    private final int[] places;
    /** Of each number where it stands among cells that are equally likely: as good as drawn by lot, and the same in every run. */
    private final long[] lots;
    /** Of each incident the number of its cell. */
    private final int[] cellOf;

    /** @throws IllegalArgumentException when the cells are too many */
    ForecastCells(ForecastData data, double side, long seed) {
        this.side = side;
        var column = gridded(data.easting());
        var line = gridded(data.northing());
        west = Arrays.stream(column).min().orElse(0) - BEYOND;
        south = Arrays.stream(line).min().orElse(0) - BEYOND;
        long across = Arrays.stream(column).max().orElse(0) + BEYOND + 1 - west;
        long up = Arrays.stream(line).max().orElse(0) + BEYOND + 1 - south;
        if (across * up > MOST_IN_THE_RECTANGLE) {
            throw tooMany();
        }
        columns = (int) across;
        lines = (int) up;
        var own = new int[data.count()];
        var isStudied = new boolean[columns * lines];
        for (int i = 0; i < own.length; i++) {
            own[i] = (int) (line[i] - south) * columns + (int) (column[i] - west);
            for (int row = -BEYOND; row <= BEYOND; row++) {
                Arrays.fill(isStudied, own[i] + row * columns - BEYOND, own[i] + row * columns + BEYOND + 1, true);
            }
        }
        numbers = new int[isStudied.length];
        int count = 0;
        for (int place = 0; place < numbers.length; place++) {
            numbers[place] = isStudied[place] ? count++ : NONE;
        }
        if (count > MOST_CELLS) {
            throw tooMany();
        }
        places = new int[count];
        lots = new long[count];
        for (int place = 0; place < numbers.length; place++) {
            if (numbers[place] != NONE) {
                places[numbers[place]] = place;
                lots[numbers[place]] =
                        new SeededRandom(seed, (south + place / columns) << 32 ^ (west + place % columns)).next();
            }
        }
        cellOf = Arrays.stream(own).map(place -> numbers[place]).toArray();
    }

    private long[] gridded(double[] metres) {
        return Arrays.stream(metres)
                .mapToLong(value -> (long) Math.floor(value / side))
                .toArray();
    }

    private static IllegalArgumentException tooMany() {
        return new IllegalArgumentException("Cells of this side would be too many: take larger cells");
    }

    int count() {
        return places.length;
    }

    /** The cell that holds an incident. */
    int of(int incident) {
        return cellOf[incident];
    }

    /** Metres, of the cell's south-west corner. */
    double easting(int cell) {
        return (west + places[cell] % columns) * side;
    }

    /** Metres, of the cell's south-west corner. */
    double northing(int cell) {
        return (south + places[cell] / columns) * side;
    }

    /** Among cells that are equally likely the lower comes first. */
    long lot(int cell) {
        return lots[cell];
    }

    /** Marks the cells that are studied when this is all that is known. */
    void mark(boolean[] studied, int incident) {
        int own = places[cellOf[incident]];
        for (int up = -BEYOND; up <= BEYOND; up++) {
            for (int across = -BEYOND; across <= BEYOND; across++) {
                studied[numbers[own + up * columns + across]] = true;
            }
        }
    }

    /**
     * Spreads what every cell holds over those around it by a Gaussian of a bandwidth in cells, cut off at three. What would lie outside all cells
     * is lost.
     *
     * @param bandwidth in cells; 0 spreads nothing
     */
    double[] spread(double[] held, double bandwidth) {
        if (bandwidth == 0) {
            return held.clone();
        }
        int far = (int) Math.ceil(3 * bandwidth);
        var kernel = new double[2 * far + 1];
        for (int cell = -far; cell <= far; cell++) {
            kernel[cell + far] = Math.exp(-cell * cell / (2 * bandwidth * bandwidth));
        }
        var spread = new double[held.length];
        for (int cell = 0; cell < held.length; cell++) {
            if (held[cell] > 0) {
                stamp(spread, places[cell], held[cell], kernel, far);
            }
        }
        return spread;
    }

    private void stamp(double[] spread, int own, double held, double[] kernel, int far) {
        int column = own % columns;
        int line = own / columns;
        int first = Math.max(-far, -column);
        int last = Math.min(far, columns - 1 - column);
        for (int up = Math.max(-far, -line); up <= Math.min(far, lines - 1 - line); up++) {
            double ofLine = held * kernel[up + far];
            for (int across = first; across <= last; across++) {
                int number = numbers[own + up * columns + across];
                if (number != NONE) {
                    spread[number] += ofLine * kernel[across + far];
                }
            }
        }
    }
}
