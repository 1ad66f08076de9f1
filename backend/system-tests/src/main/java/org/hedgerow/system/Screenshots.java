package org.hedgerow.system;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Takes the pictures for the README, and those to judge the base map by, from a running demonstration, into the directory that is its one argument. */
public final class Screenshots {

    private static final String EASTERN_COUNTIES = "/#map=10/52.1500/0.1500";
    private static final String BORDER = "/#map=12/52.0500/0.0800";

    /** From the whole country to a field. */
    private static final List<Integer> ZOOMS = List.of(6, 8, 10, 13, 16);

    private final Path directory;
    private final String origin;
    private final Settlement.Login officer;

    private Screenshots(Path directory, String origin, Settlement.Login officer) {
        this.directory = directory;
        this.origin = origin;
        this.officer = officer;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("Give the directory for the pictures.");
            System.exit(2);
        }
        var directory = Files.createDirectories(Path.of(arguments[0]));
        try (var hedgerow = RunningHedgerow.start(Java.asLaunched(), RunningHedgerow.builtApplication(), "--demo");
                var chromium = Chromium.launch()) {
            var password = hedgerow.awaitLine(Pattern.compile("^ *officer\\.cambs +(\\S+)"))
                    .group(1);
            var login = new Settlement.Login("", "officer.cambs", password);
            new Screenshots(directory, hedgerow.address().toString(), login).takeAll(chromium);
        }
        System.exit(0);
    }

    private void takeAll(Chromium chromium) {
        for (var colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            var name = colours.name().toLowerCase(java.util.Locale.ROOT);
            try (var desk = chromium.desk(colours)) {
                var map = open(desk, EASTERN_COUNTIES);
                take(map, "map-desktop-" + name);
                takeDeskTasks(map, name);
                takeZooms(desk, "desktop-" + name);
            }
            try (var phone = chromium.phone(390, 844, colours)) {
                var map = open(phone, BORDER);
                take(map, "map-phone-" + name);
                map.by("tab-side").click();
                take(map, "list-phone-" + name);
                map.by("tab-report").click();
                map.by("report-form").waitFor();
                take(map, "report-phone-" + name);
                takeZooms(phone, "phone-" + name);
            }
        }
    }

    private void takeZooms(BrowserContext signedIn, String name) {
        for (int zoom : ZOOMS) {
            var map = MapPage.returnTo(
                    signedIn, origin, zoom == 6 ? "/#map=6/53.5000/-2.0000" : "/#map=" + zoom + "/52.0500/0.0800");
            map.page().locator(".attribution strong").waitFor();
            map.page().waitForLoadState(LoadState.NETWORKIDLE);
            take(map, "base-" + name + "-zoom-" + zoom);
            map.page().close();
        }
    }

    private void takeDeskTasks(MapPage map, String name) {
        map.by("side-hotspots").click();
        map.by("hotspot-row").first().locator("button").click();
        map.by("hotspot-detail").waitFor();
        take(map, "hotspot-desktop-" + name);
        map.by("side-incidents").click();
        map.page().locator("[data-test=list] [data-incident-id] button").first().click();
        map.by("detail").waitFor();
        take(map, "detail-desktop-" + name);
        map.by("report").first().click();
        map.by("report-category").selectOption("HARE.COURSING");
        map.by("report-place").fill("TL 420 400");
        map.page().locator("[data-test=place-reading]").waitFor();
        take(map, "report-desktop-" + name);
    }

    private MapPage open(BrowserContext context, String path) {
        var map = MapPage.signIn(context, origin, path, officer);
        // On a phone the list is there and not seen: the map is.
        map.page()
                .locator("[data-test=list] [data-incident-id]")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        map.by("hotspot-badge").first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        return map;
    }

    private void take(MapPage map, String name) {
        // Two frames: what has been put into the page is then painted.
        map.page().evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        map.page().screenshot(new Page.ScreenshotOptions().setPath(directory.resolve(name + ".png")));
        System.out.println(directory.resolve(name + ".png"));
    }
}
