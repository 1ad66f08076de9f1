package org.hedgerow.layer.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hedgerow.identity.Allowance;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.layer.MapLayers;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The layers that the operator gives to anybody, for phones that keep those of an area for use without a signal. Nothing of them is left in a
 * browser unless its owner has asked for it, so answers carry {@code no-store}; and nothing is noted here of who asked for which square.
 */
@RestController
class OpenMapLayerController {

    /** Fewer than a service is asked for at once, so that whoever is signed in never waits behind phones alone. */
    private static final int AT_ONCE = 4;

    private static final long PATIENCE_MILLIS = 5000;

    private final MapLayers layers;
    private final Allowance tiles;
    private final Semaphore places = new Semaphore(AT_ONCE);

    OpenMapLayerController(MapLayers layers, OpenLayerSettings settings) {
        this.layers = layers;
        this.tiles = new Allowance(settings.tiles(), Duration.ofHours(1));
    }

    @GetMapping("/api/open-map-layers")
    @OpenToAnyone(because = "the operator gives these public maps to anybody, and the list is empty unless so")
    MapLayerController.LayersView list() {
        return new MapLayerController.LayersView(layers.listOpen());
    }

    /** 204 where the layer has no tile; 503 where it has none to be had now, so that no phone keeps a hole. */
    @GetMapping("/api/open-map-layers/{id}/{z}/{x}/{y}")
    @OpenToAnyone(
            because =
                    "whoever reports without an account needs a map too; tiles are public maps and say nothing of incidents")
    ResponseEntity<byte[]> tile(
            @PathVariable String id,
            @PathVariable String z,
            @PathVariable String x,
            @PathVariable String y,
            HttpServletRequest request) {
        var at = TileNumbers.of(z, x, y);
        if (!layers.hasOpen(id, at.zoom(), at.x(), at.y())) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        tiles.take(ClientAddress.of(request.getRemoteAddr()));
        return inTurn(() -> answer(id, at));
    }

    private ResponseEntity<byte[]> answer(String id, TileNumbers at) {
        var found = layers.find(id, at.zoom(), at.x(), at.y());
        if (found.isPresent()) {
            var tile = found.get();
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(tile.mediaType()))
                    .eTag("\"" + tile.digest() + "\"")
                    .body(tile.content());
        }
        if (!layers.isSettled(id, at.zoom(), at.x(), at.y())) {
            throw new ProblemException(PlatformProblem.BUSY);
        }
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<byte[]> inTurn(Supplier<ResponseEntity<byte[]>> work) {
        try {
            if (!places.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new ProblemException(PlatformProblem.BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(PlatformProblem.BUSY);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
