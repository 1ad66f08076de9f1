package org.hedgerow.layer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.hedgerow.platform.UpstreamAnswer;
import org.hedgerow.platform.UpstreamClient;
import org.hedgerow.platform.UpstreamRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tiles of a service elsewhere, asked for by this server on behalf of everybody, so that the service learns of no viewer. What it has said is
 * kept for some hours. A service that fails is left alone for half a minute: the map is then without this layer and nothing waits for it.
 */
final class RasterSource implements TileSource {

    static final int FAILURES_BEFORE_REST = 3;
    static final Duration REST = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(RasterSource.class);
    private static final int CALLS_AT_ONCE = 8;
    private static final long PATIENCE_MILLIS = 2000;
    private static final long MOST_BYTES_KEPT = 48L << 20;
    private static final int BYTES_OF_AN_ENTRY = 200;
    private static final Duration KEPT_FOR = Duration.ofHours(6);

    private final String id;
    private final TileService service;
    private final LongSupplier nanos;
    private final Semaphore calls = new Semaphore(CALLS_AT_ONCE);
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong restsUntil;
    private final Cache<TileAddress, Optional<MapTile>> kept;

    RasterSource(MapLayerSettings.Layer layer) {
        this(layer.id(), service(layer), System::nanoTime);
    }

    private static TileService service(MapLayerSettings.Layer layer) {
        var template = TileTemplate.of(layer);
        return new TileService(template, new UpstreamClient(template.service(), layer.allowPrivate()));
    }

    RasterSource(String id, TileService service, LongSupplier nanos) {
        this.id = id;
        this.service = service;
        this.nanos = nanos;
        this.restsUntil = new AtomicLong(nanos.getAsLong());
        this.kept = Caffeine.newBuilder()
                .maximumWeight(MOST_BYTES_KEPT)
                .weigher((TileAddress address, Optional<MapTile> tile) -> BYTES_OF_AN_ENTRY
                        + tile.map(found -> found.content().length).orElse(0))
                .expireAfterWrite(KEPT_FOR)
                .ticker(nanos::getAsLong)
                .build();
    }

    @Override
    public MapLayer.Tiles tiles() {
        return MapLayer.Tiles.IMAGE;
    }

    @Override
    public Optional<MapTile> tile(TileAddress address) {
        var known = kept.getIfPresent(address);
        if (known != null) {
            return known;
        }
        if (isResting()) {
            return Optional.empty();
        }
        try {
            if (!calls.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            // Somebody else may have asked for it, or found the service out, while this call waited.
            var meanwhile = kept.getIfPresent(address);
            return meanwhile != null || isResting()
                    ? Optional.ofNullable(meanwhile).flatMap(tile -> tile)
                    : ask(address);
        } finally {
            calls.release();
        }
    }

    /** Only what the service itself has said is kept. */
    @Override
    public boolean isSettled(TileAddress address) {
        return kept.getIfPresent(address) != null;
    }

    private boolean isResting() {
        return nanos.getAsLong() - restsUntil.get() < 0;
    }

    private Optional<MapTile> ask(TileAddress address) {
        try {
            var tile = read(service.get(address));
            failures.set(0);
            kept.put(address, tile);
            return tile;
        } catch (UpstreamRefused refused) {
            failed(refused.getMessage());
        } catch (IOException unreachable) {
            failed("it cannot be reached");
        }
        return Optional.empty();
    }

    private static Optional<MapTile> read(UpstreamAnswer answer) throws UpstreamRefused {
        return switch (answer.status()) {
            case 200 -> {
                var kind = ImageKind.of(answer.content());
                if (kind.isEmpty() || !kind.get().mediaType().equals(answer.mediaType())) {
                    throw new UpstreamRefused("its answer is not an image of the kind that it says");
                }
                yield Optional.of(new MapTile(answer.content(), answer.mediaType()));
            }
            // No tile here, as services say it for the open sea.
            case 204, 404 -> Optional.empty();
            case 301, 302, 303, 307, 308 -> throw new UpstreamRefused("it sends us elsewhere");
            default -> throw new UpstreamRefused("it answers " + answer.status());
        };
    }

    private void failed(String reason) {
        if (failures.incrementAndGet() >= FAILURES_BEFORE_REST) {
            failures.set(0);
            restsUntil.set(nanos.getAsLong() + REST.toNanos());
            LOG.warn("Map layer {} is left out for {} s: {}.", id, REST.toSeconds(), reason);
        }
    }
}
