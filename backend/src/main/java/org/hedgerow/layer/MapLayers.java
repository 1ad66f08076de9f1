package org.hedgerow.layer;

import jakarta.annotation.PreDestroy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The layers that the operator has configured, opened and looked through at the start: one that cannot work ends it. */
@Service
public final class MapLayers {

    private record Open(MapLayer layer, TileSource source, boolean toAnybody) {}

    private final Map<String, Open> layers = new LinkedHashMap<>();

    MapLayers(MapLayerSettings settings) {
        try {
            for (var configured : settings.layers()) {
                var source = open(configured);
                layers.put(configured.id(), new Open(described(configured, source), source, configured.open()));
            }
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
    }

    private static TileSource open(MapLayerSettings.Layer configured) {
        return switch (configured.kind()) {
            case PMTILES -> PmtilesSource.open(configured);
            case RASTER -> new RasterSource(configured);
        };
    }

    private static MapLayer described(MapLayerSettings.Layer configured, TileSource source) {
        return new MapLayer(
                configured.id(),
                configured.name(),
                source.tiles(),
                configured.attribution(),
                configured.minZoom(),
                configured.maxZoom(),
                configured.opacity(),
                configured.night());
    }

    /** All of them, in the operator's order. */
    public List<MapLayer> list() {
        return layers.values().stream().map(Open::layer).toList();
    }

    /** Those that the operator gives to anybody. */
    public List<MapLayer> listOpen() {
        return layers.values().stream().filter(Open::toAnybody).map(Open::layer).toList();
    }

    /** Whether a layer that anybody may have has such a square within its zooms. */
    public boolean hasOpen(String id, int zoom, int x, int y) {
        var open = layers.get(id);
        return open != null && open.toAnybody() && has(id, zoom, x, y);
    }

    /** Whether a layer has such a square within its zooms. */
    public boolean has(String id, int zoom, int x, int y) {
        var open = layers.get(id);
        return open != null
                && zoom >= open.layer().minZoom()
                && zoom <= open.layer().maxZoom()
                && new TileAddress(zoom, x, y).exists();
    }

    /**
     * The tile of a square, or nothing: there is no such square, the layer is empty there, or its service does not answer. Waits at most
     * about seven seconds.
     */
    public Optional<MapTile> find(String id, int zoom, int x, int y) {
        var open = layers.get(id);
        return open == null || !has(id, zoom, x, y)
                ? Optional.empty()
                : open.source().tile(new TileAddress(zoom, x, y));
    }

    /** After {@link #find} found nothing: whether there is no such tile, rather than none to be had now. */
    public boolean isSettled(String id, int zoom, int x, int y) {
        var open = layers.get(id);
        return open != null && open.source().isSettled(new TileAddress(zoom, x, y));
    }

    @PreDestroy
    void close() {
        layers.values().forEach(open -> open.source().close());
    }
}
