package org.hedgerow.layer.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Requires;
import org.hedgerow.layer.MapLayer;
import org.hedgerow.layer.MapLayers;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The layers that the operator has laid under the map, and their tiles. */
@RestController
class MapLayerController {

    /** Tiles are public maps and say nothing of incidents; only the viewer's own browser keeps them, for a day. */
    private static final String KEPT_BY_THE_BROWSER = "private, max-age=86400";

    record LayersView(List<MapLayer> layers) {}

    private final MapLayers layers;

    MapLayerController(MapLayers layers) {
        this.layers = layers;
    }

    @GetMapping("/api/map-layers")
    @Requires(Permission.READ_MAP)
    LayersView list() {
        return new LayersView(layers.list());
    }

    /** 204 where the layer has no tile, or none to be had now. */
    @GetMapping("/api/map-layers/{id}/{z}/{x}/{y}")
    @Requires(Permission.READ_MAP)
    ResponseEntity<byte[]> tile(
            @PathVariable String id,
            @PathVariable String z,
            @PathVariable String x,
            @PathVariable String y,
            HttpServletResponse response) {
        var at = TileNumbers.of(z, x, y);
        if (!layers.has(id, at.zoom(), at.x(), at.y())) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        var found = layers.find(id, at.zoom(), at.x(), at.y());
        if (found.isEmpty()) {
            return ResponseEntity.noContent().build();
        }
        // Replaces the no-store that answers of the interface carry.
        response.setHeader("Cache-Control", KEPT_BY_THE_BROWSER);
        var tile = found.get();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(tile.mediaType()))
                .eTag("\"" + tile.digest() + "\"")
                .body(tile.content());
    }
}
