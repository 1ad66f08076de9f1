package org.hedgerow.layer;

import io.tileverse.vectortile.model.VectorTile;
import io.tileverse.vectortile.mvt.VectorTileCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * A vector tile (MVT) turned into small GeoJSON: areas and lines with a {@code kind}, in WGS 84 to about 0.1 m, in the order in which they
 * are drawn. The client needs no decoder and gets no more than it draws.
 */
final class VectorTileDrawing {

    private static final int MOST_TILE_BYTES = 8 << 20;
    private static final int MOST_POINTS = 60_000;

    private final TileAddress address;
    private final StringBuilder json = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
    private int points;

    private VectorTileDrawing(TileAddress address) {
        this.address = address;
    }

    static MapTile of(byte[] content, TileAddress address) throws IOException {
        if (content.length > MOST_TILE_BYTES) {
            throw new IOException("The tile is too large");
        }
        var tile = new VectorTileCodec().decode(content);
        var drawing = new VectorTileDrawing(address);
        for (var kind : DrawingKind.values()) {
            for (var layer : tile.getLayers()) {
                layer.getFeatures()
                        .filter(feature ->
                                DrawingKind.of(layer.getName(), said(feature)).orElse(null) == kind)
                        .forEach(feature -> drawing.add(kind, feature.getGeometry(), layer.getExtent()));
            }
        }
        return new MapTile(
                drawing.json.append("]}").toString().getBytes(StandardCharsets.UTF_8), "application/geo+json");
    }

    private static List<String> said(VectorTile.Layer.Feature feature) {
        return DrawingKind.ATTRIBUTES.stream()
                .map(feature::getAttribute)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }

    /** A tile that holds more than a screen can show is drawn as far as it goes. */
    private void add(DrawingKind kind, Geometry geometry, int extent) {
        for (int part = 0; part < geometry.getNumGeometries(); part++) {
            var one = geometry.getGeometryN(part);
            if (points + one.getNumPoints() > MOST_POINTS) {
                return;
            }
            if (one instanceof Polygon polygon && kind.isArea()) {
                begin(kind, "Polygon").append('[');
                ring(polygon.getExteriorRing(), extent);
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    json.append(',');
                    ring(polygon.getInteriorRingN(hole), extent);
                }
                json.append("]}}");
            } else if (one instanceof LineString line && (!kind.isArea() || kind == DrawingKind.WATER)) {
                begin(kind, "LineString");
                ring(line, extent);
                json.append("}}");
            }
        }
    }

    private StringBuilder begin(DrawingKind kind, String type) {
        if (json.charAt(json.length() - 1) == '}') {
            json.append(',');
        }
        return json.append("{\"type\":\"Feature\",\"properties\":{\"kind\":\"")
                .append(kind.name())
                .append("\"},\"geometry\":{\"type\":\"")
                .append(type)
                .append("\",\"coordinates\":");
    }

    private void ring(LineString line, int extent) {
        json.append('[');
        var coordinates = line.getCoordinates();
        for (int index = 0; index < coordinates.length; index++) {
            json.append(index == 0 ? "" : ",");
            position(coordinates[index], extent);
        }
        json.append(']');
        points += coordinates.length;
    }

    private void position(Coordinate at, int extent) {
        json.append(String.format(
                Locale.ROOT,
                "[%.6f,%.6f]",
                address.longitude(address.x() + at.x / extent),
                address.latitude(address.y() + at.y / extent)));
    }
}
