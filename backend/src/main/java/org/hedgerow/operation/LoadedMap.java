package org.hedgerow.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.layer.LayerLines;
import org.hedgerow.reference.Coast;
import org.springframework.stereotype.Component;

/**
 * Roads, waters and railways from the operator's own map, as far as one is loaded. Where there is none the coast that ships, which is rough, and the page says
 * so: a crew must not take an empty paper for empty land.
 */
@Component
class LoadedMap implements MapUnder {

    static final int MOST_CORNERS = 20_000;
    private static final Duration MOST = Duration.ofMillis(600);

    private final LayerLines layers;
    private final Coast coast;
    private final NationalGrid grid;

    LoadedMap(LayerLines layers, Coast coast, NationalGrid grid) {
        this.layers = layers;
        this.coast = coast;
        this.grid = grid;
    }

    @Override
    public Lines within(GridPoint southWest, GridPoint northEast) {
        var corners = List.of(
                grid.toGeographic(southWest),
                grid.toGeographic(northEast),
                grid.toGeographic(new GridPoint(southWest.eastingMillimetres(), northEast.northingMillimetres())),
                grid.toGeographic(new GridPoint(northEast.eastingMillimetres(), southWest.northingMillimetres())));
        var longitudes = corners.stream().mapToDouble(GeoPoint::longitude).summaryStatistics();
        var latitudes = corners.stream().mapToDouble(GeoPoint::latitude).summaryStatistics();
        return layers.within(
                        longitudes.getMin(),
                        latitudes.getMin(),
                        longitudes.getMax(),
                        latitudes.getMax(),
                        MOST_CORNERS,
                        MOST)
                .filter(drawn -> !drawn.lines().isEmpty())
                .map(this::loaded)
                .orElseGet(() -> shipped(southWest, northEast));
    }

    private Lines loaded(LayerLines.Drawn drawn) {
        var lines = new ArrayList<Line>();
        for (var line : drawn.lines()) {
            lines.add(new Line(kind(line.kind()), onGrid(line.corners())));
        }
        return new Lines(
                lines,
                "Grey: roads solid, waters dotted, railways dashed" + (drawn.whole() ? "" : ", not all of them")
                        + "; lesser roads are not drawn. Map: " + drawn.attribution() + ".");
    }

    private Lines shipped(GridPoint southWest, GridPoint northEast) {
        var lines = coast.within(southWest, northEast).stream()
                .map(corners -> new Line(Kind.COAST, metres(corners)))
                .toList();
        return new Lines(
                lines,
                lines.isEmpty()
                        ? "No map of roads and rivers is loaded: none are drawn."
                        : "Grey: the coast, up to 2 km from the true one (" + Coast.SOURCE
                                + "). No map of roads and rivers is loaded: none are drawn.");
    }

    private double[] onGrid(double[] degrees) {
        var metres = new double[degrees.length];
        for (int at = 0; at < degrees.length; at += 2) {
            var point = grid.toGrid(new GeoPoint(degrees[at], degrees[at + 1]));
            metres[at] = point.eastingMetres();
            metres[at + 1] = point.northingMetres();
        }
        return metres;
    }

    private static double[] metres(int[] millimetres) {
        var metres = new double[millimetres.length];
        for (int at = 0; at < metres.length; at++) {
            metres[at] = millimetres[at] / 1000.0;
        }
        return metres;
    }

    private static Kind kind(LayerLines.Kind kind) {
        return switch (kind) {
            case WATER -> Kind.WATER;
            case ROAD -> Kind.ROAD;
            case GREAT_ROAD -> Kind.GREAT_ROAD;
            case RAIL -> Kind.RAIL;
        };
    }
}
