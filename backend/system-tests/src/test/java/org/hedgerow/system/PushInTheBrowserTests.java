package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Messages to phones in a real browser. No push service can be reached from a test: what one would hand to the browser is handed to it by the
 * browser's own tools, and in its place stands a subscription to a service that there is not.
 */
class PushInTheBrowserTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A subscription such as a browser gives, with a key of its own. */
    private static final String SUBSCRIBES = """
            (() => {
              const base64url = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=/g, '');
              let current = null;
              PushManager.prototype.subscribe = async function (options) {
                if (typeof options.applicationServerKey !== 'string' || !options.userVisibleOnly) throw new TypeError('not so');
                const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
                const keys = { p256dh: base64url(await crypto.subtle.exportKey('raw', publicKey)), auth: base64url(crypto.getRandomValues(new Uint8Array(16))) };
                const endpoint = 'https://push.invalid/send/' + crypto.randomUUID();
                current = { endpoint, toJSON: () => ({ endpoint, keys }), unsubscribe: async () => { current = null; return true; } };
                return current;
              };
              PushManager.prototype.getSubscription = async () => current;
            })();
            """;

    private static RunningHedgerow hedgerow;
    private static Settlement settlement;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        hedgerow = RunningHedgerow.start(
                "--hedgerow.push.contact=mailto:map@hedgerow.example", "--hedgerow.push.services=push.invalid");
        settlement = Settlement.in(hedgerow);
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
        hedgerow.close();
    }

    @Test
    void messagesAreSwitchedOnAndOffByTheirPersonAlone() {
        try (var context = chromium.phone(360, 740, ColorScheme.LIGHT)) {
            context.grantPermissions(List.of("notifications"));
            context.addInitScript(SUBSCRIBES);
            var areas = signIn(context, "Switched");
            areas.by("push-on").waitFor();
            assertThat(areas.page().evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length"))
                    .as("no worker before somebody wants messages")
                    .isEqualTo(0);
            assertEasy(areas.page(), "messages off");
            areas.by("push-label").fill("Blue <b>phone</b>");
            areas.by("push-on").click();
            areas.by("push-device").waitFor();
            assertThat(areas.by("push-device").textContent()).contains("Blue <b>phone</b>", "(this one)");
            saidToBe(areas, "shown here from now on");
            assertEasy(areas.page(), "messages on");
            areas.by("push-test").click();
            saidToBe(areas, "could not be handed over");
            areas.by("area-new").click();
            areas.page().locator("#area-push").check();
            areas.page().locator("#area-pace").waitFor();
            assertEasy(areas.page(), "messages chosen");
            areas.by("area-leave").click();
            areas.by("leave-sure").click();
            areas.by("push-remove").click();
            areas.by("push-on").waitFor();
            assertThat(areas.by("push-device").count()).isZero();
            assertThat(areas.strangers()).isEmpty();
            assertThat(areas.complaints()).isEmpty();
        }
    }

    @Test
    void aBrowserThatCannotOrMustNotSaysSo() {
        try (var context = chromium.phone(360, 740, ColorScheme.DARK)) {
            context.addInitScript("delete globalThis.PushManager");
            var areas = signIn(context, "Unable");
            areas.by("push-unable").waitFor();
            assertThat(areas.by("push-on").count()).isZero();
            assertEasy(areas.page(), "messages not possible");
        }
        try (var context = chromium.phone(360, 740, ColorScheme.DARK)) {
            context.addInitScript("let said = 'default';"
                    + "Object.defineProperty(Notification, 'permission', { get: () => said });"
                    + "Notification.requestPermission = async () => (said = 'denied');");
            var areas = signIn(context, "Refused");
            areas.by("push-on").click();
            areas.by("push-refused").waitFor();
            saidToBe(areas, "told not to");
            assertThat(areas.page().evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length"))
                    .isEqualTo(0);
            assertEasy(areas.page(), "messages refused");
        }
    }

    @Test
    void aMessageThatArrivesIsShown() throws Exception {
        try (var context = chromium.phone(360, 740, ColorScheme.LIGHT)) {
            context.grantPermissions(List.of("notifications"));
            var page = context.newPage();
            page.navigate(hedgerow.address() + "/report.html");
            Await.value(
                    "the worker is there",
                    PATIENCE,
                    () -> page.evaluate(
                            "async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated' || null"));
            var tools = context.newCDPSession(page);
            var registration = new CompletableFuture<String>();
            tools.on("ServiceWorker.workerRegistrationUpdated", event -> {
                var all = event.getAsJsonArray("registrations");
                if (!all.isEmpty()) {
                    registration.complete(
                            all.get(0).getAsJsonObject().get("registrationId").getAsString());
                }
            });
            tools.send("ServiceWorker.enable");
            page.waitForCondition(registration::isDone);
            var message = new JsonObject();
            message.addProperty("origin", hedgerow.address().toString().replaceAll("/$", ""));
            message.addProperty("registrationId", registration.get(1, TimeUnit.SECONDS));
            message.addProperty(
                    "data",
                    "{\"title\":\"Reported in your areas\",\"body\":\"Home <b>farm</b>: 2 new\",\"tag\":\"areas\",\"lang\":\"en\"}");
            tools.send("ServiceWorker.deliverPushMessage", message);
            assertThat(
                            Await.value(
                                    "the message is shown",
                                    PATIENCE,
                                    () -> page.evaluate(
                                            "async () => (await (await navigator.serviceWorker.getRegistration()).getNotifications())"
                                                    + ".map(({ title, body, tag }) => `${title}|${body}|${tag}`).join() || null")))
                    .isEqualTo("Reported in your areas|Home <b>farm</b>: 2 new|areas");
        }
    }

    private static void saidToBe(MapPage areas, String words) {
        areas.page().locator("[data-test=push-said]:has-text('" + words + "')").waitFor();
    }

    private static void assertEasy(Page page, String where) {
        assertFits(page);
        assertNothingSerious(page, where);
    }

    private static MapPage signIn(BrowserContext context, String name) {
        var login = settlement.person(settlement.watchGroup("Watch of " + name, "TL44"), "WATCH_COORDINATOR");
        var page = MapPage.open(context, hedgerow.address().toString(), "/areas.html#areas");
        page.by("username").fill(login.username());
        page.by("password").fill(login.password());
        page.by("sign-in").click();
        page.by("area-new").waitFor();
        return page;
    }
}
