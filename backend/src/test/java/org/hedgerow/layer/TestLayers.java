package org.hedgerow.layer;

import io.tileverse.pmtiles.PMTilesHeader;
import io.tileverse.vectortile.mvt.VectorTileBuilder;
import io.tileverse.vectortile.mvt.VectorTileCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hedgerow.support.PmtilesFile;
import org.locationtech.jts.geom.Geometry;

/** An operator's own map, for tests: invented roads and waters in squares of one zoom. */
public final class TestLayers {

    /** Of a square of a tile, 4096 units wide and high from its north-west corner; what lies beyond belongs to the neighbours. */
    public record Drawn(String layer, Map<String, Object> attributes, Geometry shape) {}

    private TestLayers() {}

    /** No layer at all. */
    public static LayerLines none() {
        return new LayerLines(new MapLayers(new MapLayerSettings(List.of())));
    }

    /** The same in each square of the zoom that has a point of the box; degrees, WGS 84. */
    public static LayerLines everywhere(
            Path file, int zoom, double west, double south, double east, double north, List<Drawn> drawn)
            throws IOException {
        var tile = new VectorTileBuilder().setExtent(4096);
        var names = drawn.stream().map(Drawn::layer).distinct().toList();
        for (var name : names) {
            var layer = tile.layer().name(name);
            for (var each : drawn) {
                if (each.layer().equals(name)) {
                    layer = layer.feature(each.attributes(), each.shape());
                }
            }
            layer.build();
        }
        var content = new VectorTileCodec().encode(tile.build());
        var tiles = new ArrayList<PmtilesFile.Tile>();
        for (int x = TileAddress.column(zoom, west); x <= TileAddress.column(zoom, east); x++) {
            for (int y = TileAddress.row(zoom, north); y <= TileAddress.row(zoom, south); y++) {
                tiles.add(new PmtilesFile.Tile(zoom, x, y, content));
            }
        }
        var written = PmtilesFile.write(file, PMTilesHeader.TILETYPE_MVT, tiles);
        return new LayerLines(new MapLayers(new MapLayerSettings(List.of(new MapLayerSettings.Layer(
                "fields",
                "Fields",
                MapLayerSettings.Kind.PMTILES,
                written,
                null,
                "© Invented Surveys",
                zoom,
                zoom,
                1,
                MapLayer.Night.DIM,
                false,
                false,
                false)))));
    }
}
