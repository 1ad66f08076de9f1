package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A closer map of one area on a phone: chosen, measured, kept whole or not at all, drawn where there is no signal, and taken off again. */
class ChosenPatchTests {

    private static final Color GROUND = new Color(0x9d, 0x55, 0x88);
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String PLACE = "TL 420 440";

    /** What a page that wants the worker to keep too much might ask for. */
    private static final List<String> HOSTILE = List.of(
            "/api/open-map-layers",
            "/api/open-map-layers/air/12/2048/1349?again",
            "/api/open-map-layers/air/12/2048/1349/",
            "/api/open-map-layers/air/12/2048/1349",
            "/api/open-map-layers/leased/12/2048/1349",
            "/api/map-layers",
            "/api/session",
            "/api/report-key",
            "/index.html",
            "/gis/base/land.geojson?fresh",
            "/nothing-of-this-name.png");

    private static final String KEPT = """
            async () => {
              const kept = [];
              for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const request of await cache.keys()) kept.push(name.replace(/-[0-9a-f-]{36,64}$/, '') + ' ' + new URL(request.url).pathname + new URL(request.url).search);
              }
              return kept;
            }""";

    private static HttpServer tiles;
    private static RunningHedgerow hedgerow;
    private static final AtomicReference<CountDownLatch> HELD = new AtomicReference<>(new CountDownLatch(0));

    @BeforeAll
    static void start() throws IOException {
        var image = tile();
        tiles = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tiles.setExecutor(Executors.newCachedThreadPool());
        tiles.createContext("/", exchange -> {
            try {
                HELD.get().await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, image.length);
            exchange.getResponseBody().write(image);
            exchange.close();
        });
        tiles.start();
        hedgerow = RunningHedgerow.start(
                "--hedgerow.map.layers[0].id=air",
                "--hedgerow.map.layers[0].name=From the air",
                "--hedgerow.map.layers[0].kind=RASTER",
                "--hedgerow.map.layers[0].url=http://127.0.0.1:"
                        + tiles.getAddress().getPort() + "/{z}/{x}/{y}.png?key=s3cret",
                "--hedgerow.map.layers[0].allow-http=true",
                "--hedgerow.map.layers[0].allow-private=true",
                "--hedgerow.map.layers[0].open=true",
                "--hedgerow.map.layers[0].min-zoom=8",
                "--hedgerow.map.layers[0].max-zoom=15",
                "--hedgerow.map.layers[0].night=AS_IS",
                "--hedgerow.map.layers[0].attribution=© Invented Wings",
                "--hedgerow.map.layers[1].id=leased",
                "--hedgerow.map.layers[1].name=Leased",
                "--hedgerow.map.layers[1].kind=RASTER",
                "--hedgerow.map.layers[1].url=http://127.0.0.1:"
                        + tiles.getAddress().getPort() + "/{z}/{x}/{y}.png",
                "--hedgerow.map.layers[1].allow-http=true",
                "--hedgerow.map.layers[1].allow-private=true",
                "--hedgerow.map.layers[1].attribution=© Invented Landlord");
        Settlement.in(hedgerow).force("CAMBS", "Cambridgeshire Constabulary");
    }

    @AfterAll
    static void close() {
        hedgerow.close();
        tiles.stop(0);
    }

    private static byte[] tile() throws IOException {
        var image = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
        var drawing = image.createGraphics();
        drawing.setColor(GROUND);
        drawing.fillRect(0, 0, 256, 256);
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static Page open(Phone phone, BreakableWire wire) {
        var page = phone.open(wire.origin() + "/report.html");
        page.locator("html[data-script=ready]").waitFor();
        return page;
    }

    private static Page openOnce(Phone phone, BreakableWire wire) {
        var page = open(phone, wire);
        Await.until("the page is kept", LONG, () -> (boolean) page.evaluate(
                "async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'"));
        return page;
    }

    private static void choose(Page page) {
        page.locator("[data-test=patch] summary").click();
        page.locator("[data-test=chosen-open]").click();
        page.locator("#patch-place").fill(PLACE);
        page.locator("[data-test=chosen-form] [data-test=place-reading]").waitFor();
        page.locator("#patch-distance-3").check();
    }

    private static void keep(Page page) {
        choose(page);
        page.locator("[data-test=chosen-measure]").click();
        page.locator("[data-test=chosen-estimate]").waitFor();
        page.locator("[data-test=chosen-keep]").click();
        page.locator("[data-test=chosen-row]").waitFor();
    }

    private static List<String> kept(Page page) {
        return ((List<?>) page.evaluate(KEPT)).stream().map(Object::toString).toList();
    }

    private static void easy(Page page, String state) {
        EasyToUse.assertNothingSerious(page, state);
        EasyToUse.assertFits(page);
    }

    @Test
    void anAreaIsKeptAndDrawnWithoutASignalUpToWhereItEndsAndNothingElseIsEverKept() {
        try (var wire = new BreakableWire(hedgerow.port());
                var phone = Phone.fresh()) {
            var page = openOnce(phone, wire);
            var before = kept(page);
            choose(page);
            assertThat(page.locator("[data-test=chosen-privacy]").isVisible()).isTrue();
            easy(page, "choosing an area");
            page.locator("[data-test=chosen-measure]").click();
            page.locator("[data-test=chosen-estimate]").waitFor();
            assertThat(page.locator("[data-test=chosen-estimate]").textContent())
                    .containsPattern("about [0-9]+\\.[0-9] MB, [0-9]+ pieces");
            easy(page, "an area and how large it is");
            assertThat(kept(page)).as("nothing is kept before somebody says so").isEqualTo(before);
            page.locator("[data-test=chosen-keep]").click();
            page.locator("[data-test=chosen-row]").waitFor();
            assertThat(page.locator("[data-test=chosen-row]").textContent())
                    .contains("3 km around TL 42 44", "From the air", "MB");
            easy(page, "an area that is kept");
            page.evaluate(
                    "async (paths) => { for (const path of paths) await fetch(path).catch(() => null); }", HOSTILE);
            var patch =
                    kept(page).stream().filter(path -> !before.contains(path)).toList();
            assertThat(patch)
                    .hasSizeGreaterThan(50)
                    .allMatch(path -> path.matches(
                            "hedgerow-chosen-patch (/about|/api/open-map-layers/air/[0-9]+/[0-9]+/[0-9]+)"));

            wire.cut();
            page.reload();
            page.locator("html[data-script=ready]").waitFor();
            for (var path : HOSTILE) {
                assertThat(page.evaluate("(path) => fetch(path).then(() => 'answered', () => 'cut')", path))
                        .as(path)
                        .isEqualTo("cut");
            }
            drawnWithoutASignal(page);
            assertThat(hedgerow.output())
                    .noneMatch(line -> line.contains("open-map-layers") || line.contains("s3cret"));
        }
    }

    private static void drawnWithoutASignal(Page page) {
        page.locator("[data-test=happening-no]").check();
        page.locator("[data-test=report-on]").click();
        page.locator("#place").fill(PLACE);
        page.locator("[data-test=place-reading]").waitFor();
        page.locator("[data-test=place-map]").click();
        page.locator("canvas[data-drawn=true]").first().waitFor();
        Await.until("the area is seen", LONG, () -> share(page) > 0.3);
        assertThat(page.locator("hedge-small-map").textContent())
                .contains("© Invented Wings", "The broken line is where it ends");
        assertThat(page.locator("[data-test=patch-ended]").textContent()).isEmpty();
        easy(page, "an area on the map");
        page.locator("[data-test=small-map]").focus();
        for (int step = 0;
                step < 40
                        && page.locator("[data-test=patch-ended]").textContent().isEmpty();
                step++) {
            page.keyboard().press("ArrowRight");
            page.waitForFunction("() => !document.querySelector('.leaflet-pan-anim')");
        }
        assertThat(page.locator("[data-test=patch-ended]").textContent()).contains("does not reach here");
        page.locator("[data-test=map-middle]").click();
        assertThat(page.locator("[data-test=place-reading]").textContent()).contains("TL 4");
    }

    /** How much of the map's frame has the colour of the kept tiles. */
    private static double share(Page page) {
        try {
            var image = ImageIO.read(
                    new ByteArrayInputStream(page.locator(".small-map-frame").screenshot()));
            int like = 0;
            int all = 0;
            for (int x = 0; x < image.getWidth(); x += 3) {
                for (int y = 0; y < image.getHeight(); y += 3, all++) {
                    var colour = new Color(image.getRGB(x, y));
                    boolean isLike = Math.abs(colour.getRed() - GROUND.getRed()) < 14
                            && Math.abs(colour.getGreen() - GROUND.getGreen()) < 14
                            && Math.abs(colour.getBlue() - GROUND.getBlue()) < 14;
                    like += isLike ? 1 : 0;
                }
            }
            return like / (double) all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anAreaIsRenewedAndTakenOffAndOneThatIsStoppedOrDiesInTheMiddleLeavesNothing() {
        try (var wire = new BreakableWire(hedgerow.port());
                var phone = Phone.fresh()) {
            var page = openOnce(phone, wire);
            keep(page);
            var before = kept(page);
            page.locator("[data-test=chosen-renew]").click();
            page.locator("[data-test=chosen-status]:has-text('as new')").waitFor();
            assertThat(kept(page)).containsExactlyInAnyOrderElementsOf(before);
            page.locator("[data-test=chosen-remove]").click();
            page.locator("[data-test=chosen-row]").waitFor(gone());
            assertThat(kept(page)).noneMatch(path -> path.startsWith("hedgerow-chosen-patch"));

            page.locator("[data-test=chosen-open]").click();
            page.locator("#patch-place").fill("TL 620 440");
            page.locator("[data-test=chosen-form] [data-test=place-reading]").waitFor();
            page.locator("[data-test=chosen-measure]").click();
            page.locator("[data-test=chosen-estimate]").waitFor();
            var hold = new CountDownLatch(1);
            HELD.set(hold);
            try {
                page.locator("[data-test=chosen-keep]").click();
                Await.until(
                        "some of it is here",
                        LONG,
                        () -> kept(page).stream().anyMatch(path -> path.startsWith("hedgerow-chosen-patch")));
                easy(page, "an area on its way");
                phone.kill();
            } finally {
                HELD.set(new CountDownLatch(0));
                hold.countDown();
            }
            phone.startAgain();
            var again = open(phone, wire);
            again.locator("[data-test=patch] summary").click();
            again.locator("[data-test=chosen-open]").waitFor();
            assertThat(again.locator("[data-test=chosen-row]").count()).isZero();
            assertThat(kept(again)).noneMatch(path -> path.startsWith("hedgerow-chosen-patch"));
        }
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    @Test
    void whereTheOperatorGivesNoLayerToAnybodyNoAreaIsOffered() {
        try (var phone = Phone.fresh()) {
            var page = phone.open(SharedHedgerow.HEDGEROW.address() + "/report.html");
            page.locator("html[data-script=ready]").waitFor();
            page.locator("[data-test=patch] summary").click();
            page.locator("[data-test=chosen-list]")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
            assertThat(page.locator("hedge-chosen-patch").isVisible()).isFalse();
        }
    }
}
