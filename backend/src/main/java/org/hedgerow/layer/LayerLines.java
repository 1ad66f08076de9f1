package org.hedgerow.layer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Roads, waters and railways out of the operator's vector tiles, as lines for a map on paper. Safe for any number of threads. */
@Component
public class LayerLines {

    /** What a line is. */
    public enum Kind {
        WATER,
        GREAT_ROAD,
        ROAD,
        RAIL
    }

    /** @param corners longitude, latitude, longitude, latitude ... in degrees (WGS 84); at least two */
    public record Line(Kind kind, double[] corners) {}

    /**
     * Lines of one layer.
     *
     * @param attribution the words that the layer's owner asks for
     * @param whole whether it is all that the layer has there: false where there were too many, too little time, or a square without a tile
     */
    public record Drawn(String attribution, List<Line> lines, boolean whole) {}

    private static final int MOST_TILES = 9;

    private final MapLayers layers;

    LayerLines(MapLayers layers) {
        this.layers = layers;
    }

    /**
     * The lines of the operator's first vector layer that come into a box, from its most detailed squares of which nine are enough; nothing where there is no such
     * layer.
     *
     * @param west to {@code north} in degrees, WGS 84
     * @param mostPoints how many points all lines together may have
     * @param most no further square is begun after this time
     */
    public Optional<Drawn> within(double west, double south, double east, double north, int mostPoints, Duration most) {
        for (var layer : layers.list()) {
            if (layer.tiles() == MapLayer.Tiles.DRAWING) {
                for (int zoom = layer.maxZoom(); zoom >= layer.minZoom(); zoom--) {
                    var squares = squares(zoom, west, south, east, north);
                    if (squares.size() <= MOST_TILES) {
                        return Optional.of(read(layer, squares, mostPoints, System.nanoTime() + most.toNanos()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static List<TileAddress> squares(int zoom, double west, double south, double east, double north) {
        var squares = new ArrayList<TileAddress>();
        for (int x = TileAddress.column(zoom, west); x <= TileAddress.column(zoom, east); x++) {
            for (int y = TileAddress.row(zoom, north); y <= TileAddress.row(zoom, south); y++) {
                squares.add(new TileAddress(zoom, x, y));
                if (squares.size() > MOST_TILES) {
                    return squares;
                }
            }
        }
        return squares;
    }

    private Drawn read(MapLayer layer, List<TileAddress> squares, int mostPoints, long until) {
        var lines = new ArrayList<Line>();
        boolean whole = true;
        int left = mostPoints;
        for (var square : squares) {
            var tile = System.nanoTime() - until > 0
                    ? Optional.<MapTile>empty()
                    : layers.find(layer.id(), square.zoom(), square.x(), square.y());
            whole &= tile.isPresent();
            if (tile.isPresent()) {
                var found = new ArrayList<Line>();
                for (var feature :
                        JsonMapper.shared().readTree(tile.get().content()).get("features")) {
                    lines(feature, square, found);
                }
                for (var line : found) {
                    left -= line.corners().length / 2;
                    if (left < 0) {
                        return new Drawn(layer.attribution(), lines, false);
                    }
                    lines.add(line);
                }
            }
        }
        return new Drawn(layer.attribution(), lines, whole);
    }

    private static void lines(JsonNode feature, TileAddress square, List<Line> found) {
        var kind =
                kind(DrawingKind.valueOf(feature.get("properties").get("kind").asString()));
        if (kind.isEmpty()) {
            return;
        }
        var shape = feature.get("geometry");
        var coordinates = shape.get("coordinates");
        if (shape.get("type").asString().equals("LineString")) {
            SquareClip.clip(positions(coordinates), square).forEach(line -> found.add(new Line(kind.get(), line)));
        } else {
            for (var ring : coordinates) {
                SquareClip.clip(positions(ring), square).forEach(line -> found.add(new Line(kind.get(), line)));
            }
        }
    }

    private static double[] positions(JsonNode line) {
        var positions = new double[line.size() * 2];
        int at = 0;
        for (var position : line) {
            positions[at++] = position.get(0).asDouble();
            positions[at++] = position.get(1).asDouble();
        }
        return positions;
    }

    private static Optional<Kind> kind(DrawingKind drawing) {
        return switch (drawing) {
            case WATER -> Optional.of(Kind.WATER);
            case ROAD_GREAT -> Optional.of(Kind.GREAT_ROAD);
            case ROAD -> Optional.of(Kind.ROAD);
            case RAIL -> Optional.of(Kind.RAIL);
            default -> Optional.empty();
        };
    }
}
