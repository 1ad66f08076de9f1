package org.hedgerow.system;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The map page in one browser, by what a person sees and does there. Remembers everything that it asked for and complained of. */
public final class MapPage {

    /** TL 42 40 in the middle, near the border of three forces. */
    public static final String NEAR_THE_BORDER = "/#map=12/52.0500/0.0800";

    private final Page page;
    private final String origin;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private MapPage(Page page, String origin) {
        this.page = page;
        this.origin = origin;
        page.onRequest(request -> requests.add(request.url()));
        // The stream is not among them where the browser shares it between its pages: a worker keeps it.
        page.onWebSocket(socket -> requests.add(socket.url()));
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.type() + ": " + message.text() + " at " + message.location());
            }
        });
    }

    /** Opens the page and signs in. */
    public static MapPage signIn(BrowserContext context, String origin, String path, Settlement.Login login) {
        var map = open(context, origin, path);
        map.by("username").fill(login.username());
        map.by("password").fill(login.password());
        map.by("sign-in").click();
        map.awaitLive();
        return map;
    }

    /** Opens the page another time as whoever is signed in. */
    public static MapPage returnTo(BrowserContext context, String origin, String path) {
        var map = new MapPage(context.newPage(), origin);
        map.page.navigate(origin + path);
        map.awaitLive();
        return map;
    }

    /** Opens the page as somebody who is not signed in. */
    public static MapPage open(BrowserContext context, String origin, String path) {
        var map = new MapPage(context.newPage(), origin);
        map.page.navigate(origin + path);
        map.by("username").waitFor();
        return map;
    }

    public Page page() {
        return page;
    }

    /** The part of the page that carries this {@code data-test}. */
    public Locator by(String test) {
        return page.locator("[data-test='" + test + "']");
    }

    public void awaitLive() {
        awaitState("live");
    }

    public void awaitState(String state) {
        page.locator("[data-test=live-mark][data-state=" + state + "]").waitFor();
    }

    public Locator row(String incident) {
        return page.locator("[data-test=list] [data-incident-id='" + incident + "']");
    }

    public Locator row(String incident, String precision) {
        return page.locator("[data-test=list] [data-incident-id='" + incident + "'][data-precision=" + precision + "]");
    }

    /** The ids in the list, in order, as often as they stand there. */
    public List<String> listed() {
        return page.locator("[data-test=list] > [data-incident-id]").all().stream()
                .map(row -> row.getAttribute("data-incident-id"))
                .toList();
    }

    /** Waits for a hotspot of so many, with that trend, in the list and on the map. */
    public void awaitHotspot(int count, String trend) {
        var wanted = "[data-count='" + count + "'][data-trend=" + trend + "]";
        page.locator("[data-test=hotspot-badge]" + wanted + ".badge-" + trend.toLowerCase(java.util.Locale.ROOT))
                .first()
                .waitFor();
        page.locator("[data-test=hotspot-row]" + wanted)
                .first()
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    }

    public Locator detail(String incident) {
        return page.locator("[data-test=detail][data-incident-id='" + incident + "']");
    }

    /** Fills the form in, hare coursing just now, and sends it; returns the new id once the page shows it. */
    public String report(String gridReference, String scope, String narrative) {
        by("report").first().click();
        by("report-category").selectOption("HARE.COURSING");
        by("report-place").fill(gridReference);
        page.locator("[data-test=place-reading][data-grid-reference='" + gridReference + "']")
                .waitFor();
        by("report-narrative").fill(narrative);
        page.locator("#report-scope-" + scope).check();
        meanIt();
        by("report-submit").click();
        var saved =
                page.locator("[data-test=detail], [data-test=report-anyway]").first();
        saved.waitFor();
        if (by("report-anyway").isVisible()) {
            by("report-anyway").click();
        }
        by("detail").waitFor();
        return by("detail").getAttribute("data-incident-id");
    }

    /** Waits until the page has said who will see it, and means it where that is unusual; there is nothing to say to who may not choose. */
    private void meanIt() {
        if (by("sharing-preview").count() > 0) {
            page.locator("[data-test=sharing-preview][data-state=ready]").waitFor();
            if (by("sharing-meant").count() > 0) {
                by("sharing-meant").check();
            }
        }
    }

    /** Puts a mark into the page that a reload would wipe out. */
    public void mark() {
        page.evaluate("() => { globalThis.notReloaded = true; }");
    }

    public boolean isStillMarked() {
        return Boolean.TRUE.equals(page.evaluate("() => globalThis.notReloaded === true"));
    }

    /** Addresses that the page asked for outside its own server. */
    public List<String> strangers() {
        var stream = "ws" + origin.substring(4);
        return requests.stream()
                .filter(url -> !url.startsWith(origin + "/")
                        && !url.startsWith(stream + "/")
                        && !url.startsWith("data:")
                        && !url.startsWith("blob:" + origin))
                .toList();
    }

    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Errors and warnings of the page, but for the 401 that tells it that nobody is signed in. */
    public List<String> complaints() {
        return complaints.stream()
                .filter(complaint -> !(complaint.contains("status of 401") && complaint.contains("/api/session")))
                .toList();
    }
}
