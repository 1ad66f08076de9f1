package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The base map in a browser: what it is made of, an operator's layer under it, on paper, and that nobody else is asked. */
class BaseMapTests {

    private static final String FENS = "/#map=11/52.1100/0.1400";
    private static final Color GROUND = new Color(0x9d, 0xb5, 0x88);
    private static final List<Map<String, List<String>>> ASKED = new CopyOnWriteArrayList<>();

    private static HttpServer tiles;
    private static RunningHedgerow hedgerow;
    private static Settlement.Login officer;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        tiles = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var image = tile();
        tiles.createContext("/", exchange -> {
            ASKED.add(Map.copyOf(exchange.getRequestHeaders()));
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
                "--hedgerow.map.layers[0].attribution=© Invented Wings");
        var settlement = Settlement.in(hedgerow);
        officer = settlement.person(settlement.force("CAMBS", "Cambridgeshire Constabulary"), "OFFICER");
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
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

    private static MapPage signIn(com.microsoft.playwright.BrowserContext context, String view) {
        var map = MapPage.signIn(context, hedgerow.address().toString(), view, officer);
        map.page().locator(".attribution strong").waitFor();
        return map;
    }

    @Test
    void anOperatorsLayerLiesUnderTheMapAndComesThroughTheServerAlone() {
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var map = signIn(context, FENS);
            map.by("map-menu").locator("summary").click();
            map.by("ground-air").check();
            map.page()
                    .locator(".leaflet-operator-pane img.leaflet-tile-loaded")
                    .first()
                    .waitFor();
            map.page()
                    .waitForFunction(
                            "() => document.querySelectorAll('.leaflet-operator-pane img:not(.leaflet-tile-loaded)').length === 0");

            assertThat(map.page().locator(".attribution").textContent()).contains("© Invented Wings", "indicative");
            assertThat(share(map.page(), GROUND)).as("the layer is seen").isGreaterThan(0.2);
            assertThat(map.requests()).anyMatch(url -> url.contains("/api/map-layers/air/11/"));
            assertThat(map.requests())
                    .noneMatch(url -> url.contains("s3cret")
                            || url.contains(":" + tiles.getAddress().getPort()));
            assertThat(map.strangers()).isEmpty();
            assertThat(map.complaints()).isEmpty();

            map.page().reload();
            map.awaitLive();
            map.page()
                    .locator(".leaflet-operator-pane img.leaflet-tile-loaded")
                    .first()
                    .waitFor();
            map.by("map-menu").locator("summary").click();
            map.by("ground-own").check();
            map.page().waitForFunction("() => document.querySelectorAll('.leaflet-operator-pane img').length === 0");
            assertThat(share(map.page(), GROUND)).isLessThan(0.01);
        }
        assertThat(ASKED).isNotEmpty().allSatisfy(headers -> {
            assertThat(headers.keySet())
                    .containsExactlyInAnyOrder("Host", "Accept", "Accept-encoding", "User-agent", "Connection");
            assertThat(headers.get("User-agent")).containsExactly("Hedgerow");
        });
        assertThat(hedgerow.output()).noneMatch(line -> line.contains("s3cret"));
    }

    /** How much of the page has a colour, more or less. */
    private static double share(Page page, Color wanted) {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
            int like = 0;
            for (int x = 0; x < image.getWidth(); x += 3) {
                for (int y = 0; y < image.getHeight(); y += 3) {
                    var colour = new Color(image.getRGB(x, y));
                    boolean isLike = Math.abs(colour.getRed() - wanted.getRed()) < 14
                            && Math.abs(colour.getGreen() - wanted.getGreen()) < 14
                            && Math.abs(colour.getBlue() - wanted.getBlue()) < 14;
                    like += isLike ? 1 : 0;
                }
            }
            return like / (image.getWidth() / 3.0 * (image.getHeight() / 3.0));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatTheMapIsMadeOfAndWhatItsBoundariesAreWorthIsReachedByTheKeyboard() {
        try (var context = chromium.desk(ColorScheme.DARK)) {
            var map = signIn(context, FENS);
            assertThat(map.page().locator(".attribution").textContent())
                    .contains("Boundaries are indicative: up to about 1 km from the legal ones");
            map.by("about-map-foot").focus();
            map.page().keyboard().press("Enter");
            var about = map.by("about-map");
            about.waitFor();
            assertThat(about.textContent())
                    .contains("No legal or operational decision may rest on them alone")
                    .contains("Natural Earth", "CC BY 4.0", "OSTN15", "Crown copyright");
            EasyToUse.assertNothingSerious(map.page(), "about the map");
            map.page().keyboard().press("Escape");
            about.waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                    .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
            assertThat(map.page().evaluate("() => document.activeElement.dataset.test"))
                    .isEqualTo("about-map-foot");
            assertThat(map.complaints()).isEmpty();
        }
    }

    @Test
    void aSheetFillsOnePageOfA4WhicheverWayAndIsAlwaysByDay() {
        try (var context = chromium.desk(ColorScheme.DARK)) {
            var map = signIn(context, FENS);
            var before = settledView(map.page());
            map.by("map-menu").locator("summary").click();
            map.by("print-map").click();
            map.by("sheet-print").waitFor();
            var sideways = pdf(map.page());
            map.by("sheet-turn").click();
            var upright = pdf(map.page());

            assertThat(pages(sideways)).isEqualTo(1);
            assertThat(pages(upright)).isEqualTo(1);
            assertThat(box(sideways)).satisfies(box -> assertThat(box[0]).isGreaterThan(box[1]));
            assertThat(box(upright)).satisfies(box -> assertThat(box[0]).isLessThan(box[1]));
            assertThat(map.by("sheet-ratio").textContent()).matches("about 1:[0-9,]+ on A4 at full size");
            assertThat(map.by("sheet-when").textContent()).matches(".+ [0-9]{2}:[0-9]{2} (GMT|BST)");
            assertThat(map.by("sheet-strip").textContent()).contains("indicative", "Natural Earth", "N");
            map.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(share(map.page(), new Color(0xf5, 0xf3, 0xea)))
                    .as("land by day")
                    .isGreaterThan(0.2);
            map.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

            map.by("sheet-back").click();
            assertThat(map.page().evaluate("() => document.documentElement.dataset.theme"))
                    .isEqualTo("auto");
            assertThat(map.page().evaluate(VIEW)).isEqualTo(before);
            assertThat(map.complaints()).isEmpty();
        }
    }

    @Test
    void theBrowsersOwnPrintCommandPrintsWhatWasInViewAndLeavesTheMapAsItWas() {
        try (var context = chromium.phone(390, 844, ColorScheme.LIGHT)) {
            var map = signIn(context, FENS);
            var before = settledView(map.page());
            var sheet = pdf(map.page());

            assertThat(pages(sheet)).isEqualTo(1);
            assertThat(box(sheet)).satisfies(box -> assertThat(box[0]).isLessThan(box[1]));
            assertThat(map.page().evaluate(VIEW)).isEqualTo(before);
            assertThat(map.page().locator("hedge-map.is-sheet").count()).isZero();
            assertThat(map.complaints()).isEmpty();
        }
    }

    private static final String VIEW =
            "() => location.hash + JSON.stringify(document.querySelector('.map-canvas').getBoundingClientRect())";

    /** The address follows the map a fifth of a second after its size has become what it stays. */
    private static Object settledView(Page page) {
        Object view = null;
        for (var now = page.evaluate(VIEW); !now.equals(view); now = page.evaluate(VIEW)) {
            view = now;
            page.waitForTimeout(600);
        }
        return view;
    }

    private static String pdf(Page page) {
        return new String(
                page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setPrintBackground(true)),
                StandardCharsets.ISO_8859_1);
    }

    private static long pages(String pdf) {
        return Pattern.compile("/Type\\s*/Page[^s]").matcher(pdf).results().count();
    }

    /** Width and height of the first page in points. */
    private static double[] box(String pdf) {
        var box = Pattern.compile("/MediaBox\\s*\\[\\s*0 0 ([0-9.]+) ([0-9.]+)\\s*]")
                .matcher(pdf);
        assertThat(box.find()).isTrue();
        return new double[] {Double.parseDouble(box.group(1)), Double.parseDouble(box.group(2))};
    }
}
