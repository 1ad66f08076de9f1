package org.hedgerow.hotspot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hedgerow.geo.GridSquare;

/**
 * Counts selected rows by squares of the grid. Where a released square is larger than the cells of this zoom, the whole square that holds it
 * is one cell, for every row in it: cells never overlap, never split a released square, and sum to the total.
 */
final class CellCounter {

    static final Comparator<MapCell> SOUTH_TO_NORTH = Comparator.<MapCell>comparingInt(
                    cell -> cell.square().northing())
            .thenComparingInt(cell -> cell.square().easting());

    private final IncidentColumns columns;
    private final Selection rows;
    private int smallest;

    /** For each size of cell, the squares that must be one cell. */
    private final SquareCounts[] grown = new SquareCounts[MapCell.sizes()];

    private final SquareCounts[] counts = new SquareCounts[MapCell.sizes()];

    /**
     * @param sizeMetres the side of a cell where no released square is larger and the cells are not too many
     */
    CellCounter(IncidentColumns columns, Selection rows, int sizeMetres) {
        this.columns = columns;
        this.rows = rows;
        this.smallest = MapCell.sizeHolding(sizeMetres, 0);
    }

    /** The cells from south to north, west to east. */
    List<MapCell> cells() {
        while (!counted()) {
            smallest++;
        }
        var cells = new ArrayList<MapCell>();
        for (int size = 0; size < counts.length; size++) {
            if (counts[size] != null) {
                int metres = MapCell.size(size);
                counts[size].forEach((column, line, count) ->
                        cells.add(new MapCell(new GridSquare(column * metres, line * metres, metres), count)));
            }
        }
        cells.sort(SOUTH_TO_NORTH);
        return cells;
    }

    /** Counts with the present size; false as soon as there are too many cells and a larger size is left. */
    private boolean counted() {
        Arrays.fill(grown, null);
        Arrays.fill(counts, null);
        for (int number = 0; number < rows.count(); number++) {
            grow(rows.row(number));
        }
        boolean larger = smallest + 1 < MapCell.sizes();
        for (int number = 0; number < rows.count(); number++) {
            count(rows.row(number));
            if (larger && counts[smallest] != null && counts[smallest].size() > MapCell.MOST) {
                return false;
            }
        }
        return true;
    }

    private void grow(int row) {
        var page = columns.pages[row >>> IncidentPage.SHIFT];
        int at = row & IncidentPage.MASK;
        int squareMetres = page.size[at];
        if (squareMetres > MapCell.size(smallest)) {
            add(grown, MapCell.sizeHolding(squareMetres, smallest), page.easting[at], page.northing[at]);
        }
    }

    private void count(int row) {
        var page = columns.pages[row >>> IncidentPage.SHIFT];
        int at = row & IncidentPage.MASK;
        int size = grown.length - 1;
        while (size > smallest && !isGrown(size, page.easting[at], page.northing[at])) {
            size--;
        }
        add(counts, size, page.easting[at], page.northing[at]);
    }

    private boolean isGrown(int size, int easting, int northing) {
        int side = MapCell.size(size) * 1_000;
        return grown[size] != null && grown[size].contains(Math.floorDiv(easting, side), Math.floorDiv(northing, side));
    }

    private static void add(SquareCounts[] squares, int size, int easting, int northing) {
        if (squares[size] == null) {
            squares[size] = new SquareCounts();
        }
        int side = MapCell.size(size) * 1_000;
        squares[size].add(Math.floorDiv(easting, side), Math.floorDiv(northing, side));
    }
}
