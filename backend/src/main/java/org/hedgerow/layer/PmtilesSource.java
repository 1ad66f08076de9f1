package org.hedgerow.layer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tileverse.pmtiles.PMTilesHeader;
import io.tileverse.pmtiles.PMTilesReader;
import io.tileverse.tiling.pyramid.TileIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tiles of a PMTiles 3 file on this machine: images as they are, vector tiles as a {@link VectorTileDrawing}. */
final class PmtilesSource implements TileSource {

    private static final Logger LOG = LoggerFactory.getLogger(PmtilesSource.class);
    private static final int MOST_IMAGE_BYTES = 4 << 20;
    private static final long MOST_BYTES_KEPT = 32L << 20;
    private static final int BYTES_OF_AN_ENTRY = 200;

    private final String id;
    private final PMTilesReader reader;
    private final boolean isVector;
    private final AtomicBoolean hasComplained = new AtomicBoolean();
    private final Cache<TileAddress, MapTile> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES_KEPT)
            .weigher((TileAddress address, MapTile tile) -> BYTES_OF_AN_ENTRY + tile.content().length)
            .build();

    private PmtilesSource(String id, PMTilesReader reader, boolean isVector) {
        this.id = id;
        this.reader = reader;
        this.isVector = isVector;
    }

    static PmtilesSource open(MapLayerSettings.Layer layer) {
        var file = Objects.requireNonNull(layer.file());
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new MapLayerRefused("map layer " + layer.id() + ": there is no file to read at " + file);
        }
        try {
            var reader = new PMTilesReader(file);
            return new PmtilesSource(layer.id(), reader, isVector(layer.id(), reader.getHeader()));
        } catch (IOException | RuntimeException unreadable) {
            if (unreadable instanceof MapLayerRefused refused) {
                throw refused;
            }
            throw new MapLayerRefused("map layer " + layer.id() + ": " + file + " is not a PMTiles file of version 3");
        }
    }

    private static boolean isVector(String id, PMTilesHeader header) {
        return switch (header.tileType()) {
            case PMTilesHeader.TILETYPE_MVT -> true;
            case PMTilesHeader.TILETYPE_PNG, PMTilesHeader.TILETYPE_JPEG, PMTilesHeader.TILETYPE_WEBP -> false;
            default ->
                throw new MapLayerRefused(
                        "map layer " + id + ": its file holds neither vector tiles nor PNG, JPEG or WebP images");
        };
    }

    @Override
    public MapLayer.Tiles tiles() {
        return isVector ? MapLayer.Tiles.DRAWING : MapLayer.Tiles.IMAGE;
    }

    @Override
    public Optional<MapTile> tile(TileAddress address) {
        return Optional.ofNullable(kept.get(address, this::read));
    }

    private @Nullable MapTile read(TileAddress address) {
        try {
            var found = reader.getTile(TileIndex.zxy(address.zoom(), address.x(), address.y()));
            if (found.isEmpty()) {
                return null;
            }
            var content = new byte[found.get().remaining()];
            found.get().get(content);
            return isVector ? VectorTileDrawing.of(content, address) : image(content);
        } catch (IOException | RuntimeException damaged) {
            if (!hasComplained.getAndSet(true)) {
                LOG.warn("Map layer {} has tiles that cannot be read; the first is at zoom {}.", id, address.zoom());
            }
            return null;
        }
    }

    private static @Nullable MapTile image(byte[] content) {
        return content.length > MOST_IMAGE_BYTES
                ? null
                : ImageKind.of(content)
                        .map(kind -> new MapTile(content, kind.mediaType()))
                        .orElse(null);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
