package org.hedgerow.reference;

import java.util.ArrayList;
import java.util.List;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NamedPlace;
import org.jspecify.annotations.Nullable;

/** The settlements in 5 km cells, searched outwards ring by ring until nothing nearer can follow. Immutable. */
final class PlaceCells {

    private static final int CELL_METRES = 5_000;
    private static final int WEST = -100_000;
    private static final int SOUTH = -100_000;
    private static final int COLUMNS = 180;
    private static final int ROWS = 290;

    private final NamedPlace[][] cells = new NamedPlace[COLUMNS * ROWS][];

    PlaceCells(List<NamedPlace> places) {
        var building = new ArrayList<List<NamedPlace>>();
        for (int i = 0; i < cells.length; i++) {
            building.add(new ArrayList<>(0));
        }
        for (var place : places) {
            int column = column(place.point().eastingMetres());
            int row = row(place.point().northingMetres());
            building.get(row * COLUMNS + column).add(place);
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] = building.get(i).toArray(NamedPlace[]::new);
        }
    }

    @Nullable NamedPlace nearest(GridPoint point, int withinMetres) {
        double x = point.eastingMetres();
        double y = point.northingMetres();
        int column = column(x);
        int row = row(y);
        double best = (double) withinMetres * withinMetres;
        NamedPlace nearest = null;
        for (int ring = 0; ring <= withinMetres / CELL_METRES + 1; ring++) {
            double beyond = Math.max(0, (ring - 1) * (double) CELL_METRES);
            if (nearest != null && beyond * beyond > best) {
                return nearest;
            }
            for (int r = row - ring; r <= row + ring; r++) {
                int step = r == row - ring || r == row + ring ? 1 : 2 * ring;
                for (int c = column - ring; c <= column + ring; c += Math.max(1, step)) {
                    if (r < 0 || r >= ROWS || c < 0 || c >= COLUMNS) {
                        continue;
                    }
                    for (var place : cells[r * COLUMNS + c]) {
                        double east = place.point().eastingMetres() - x;
                        double north = place.point().northingMetres() - y;
                        double distance = east * east + north * north;
                        if (distance <= best && (nearest == null || distance < best)) {
                            best = distance;
                            nearest = place;
                        }
                    }
                }
            }
        }
        return nearest;
    }

    List<NamedPlace> within(GridPoint southWest, GridPoint northEast) {
        var found = new ArrayList<NamedPlace>();
        for (int r = row(southWest.northingMetres()); r <= row(northEast.northingMetres()); r++) {
            for (int c = column(southWest.eastingMetres()); c <= column(northEast.eastingMetres()); c++) {
                for (var place : cells[r * COLUMNS + c]) {
                    var point = place.point();
                    if (point.eastingMillimetres() >= southWest.eastingMillimetres()
                            && point.eastingMillimetres() <= northEast.eastingMillimetres()
                            && point.northingMillimetres() >= southWest.northingMillimetres()
                            && point.northingMillimetres() <= northEast.northingMillimetres()) {
                        found.add(place);
                    }
                }
            }
        }
        return found;
    }

    private static int column(double x) {
        return Math.max(0, Math.min(COLUMNS - 1, (int) Math.floor((x - WEST) / CELL_METRES)));
    }

    private static int row(double y) {
        return Math.max(0, Math.min(ROWS - 1, (int) Math.floor((y - SOUTH) / CELL_METRES)));
    }
}
