package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Setting second factors up and signing in with them, by what a person sees, in a browser with an authenticator of its own. */
class SecondFactorPageTests {

    private static final String NAME = "first.administrator";
    private static final String PASSWORD = "barley ditch lantern 7";

    private static RunningHedgerow hedgerow;
    private static Chromium chromium;
    private static String origin;

    @BeforeAll
    static void start() {
        hedgerow = RunningHedgerow.start("--hedgerow.identity.second-factor=required");
        chromium = Chromium.launch();
        // Passkeys need a name: a number is none.
        origin = "http://localhost:" + hedgerow.port();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        hedgerow.close();
    }

    /** One person's way through all of it, because each step needs the one before. */
    @Test
    void theFirstAdministratorSetsUpAPasskeyAndAnAppAndSignsInWithEach() throws Exception {
        String secret;
        String recoveryCode;
        try (var desk = chromium.desk(ColorScheme.LIGHT)) {
            var page = page(desk);
            var strangers = strangers(page);
            var authenticator = new VirtualAuthenticator(desk, page);
            enrol(page);

            givePassword(page);
            by(page, "set-up").waitFor();
            check(page, "set-up");
            assertThat(page.evaluate("() => fetch('/api/organisations').then((answer) => answer.status)"))
                    .as("nothing is shown before")
                    .isEqualTo(403);
            by(page, "passkey-send").click();
            assertThat(by(page, "error-summary").first().textContent()).contains("Give the passkey a name");
            by(page, "passkey-name").fill("my desk");
            by(page, "passkey-send").click();
            by(page, "recovery-codes").waitFor();
            check(page, "recovery codes");
            assertThat(page.locator(".codes li").count()).isEqualTo(10);
            recoveryCode = page.locator(".codes li").first().textContent();
            by(page, "codes-kept").click();
            page.getByText("No map for this role").waitFor();

            signOut(page);
            check(page, "sign-in");
            by(page, "passkey").click();
            page.getByText("No map for this role").waitFor();
            long counted = authenticator.signCount();
            assertThat(counted).isPositive();

            authenticator.setSignCount(0);
            signOut(page);
            by(page, "passkey").click();
            by(page, "sign-in-problem").waitFor();
            assertThat(by(page, "sign-in-problem").textContent()).contains("not accepted");
            authenticator.setSignCount(counted + 10);
            by(page, "passkey").click();
            page.getByText("No map for this role").waitFor();

            by(page, "person-menu").locator("summary").click();
            by(page, "to-account").click();
            by(page, "sessions").waitFor();
            assertThat(by(page, "passkeys").textContent()).contains("my desk", "Last used");
            check(page, "account");
            by(page, "app-details").locator("summary").click();
            by(page, "app-send").click();
            assertThat(by(page, "app-details").locator(".error-summary").textContent())
                    .contains("Enter your password");
            by(page, "app-password").fill(PASSWORD);
            by(page, "app-send").click();
            by(page, "app-picture").waitFor();
            check(page, "app");
            secret = by(page, "app-secret").textContent().replace(" ", "");
            by(page, "app-code-code").fill("000000".equals(code(secret, 0)) ? "111111" : "000000");
            by(page, "app-code-send").click();
            assertThat(by(page, "app-details").locator(".error-summary:visible").textContent())
                    .contains("This code is not right");
            by(page, "app-code-code").fill(code(secret, 0));
            by(page, "app-code-send").click();
            by(page, "account-said").waitFor();
            assertThat(by(page, "account-said").textContent()).contains("The app is set up");
            assertThat(strangers).isEmpty();
        }
        try (var phone = chromium.phone(360, 640, ColorScheme.DARK)) {
            var page = page(phone);
            page.navigate(origin + "/account.html");
            givePassword(page);
            by(page, "second-step").waitFor();
            check(page, "second step");
            assertThat(by(page, "second-code").getAttribute("autocomplete")).isEqualTo("one-time-code");
            assertThat(page.evaluate("() => document.activeElement.dataset.test"))
                    .isEqualTo("second-code");
            by(page, "second-code").fill("12 34");
            page.keyboard().press("Enter");
            by(page, "error-summary").first().waitFor();
            // The step of now was used to set the app up: the next one is good already.
            by(page, "second-code").fill(code(secret, 1));
            page.keyboard().press("Enter");
            by(page, "sessions").waitFor();
            check(page, "account on a phone");
            page.locator("[data-test=recovery-open]").click();
            by(page, "recovery-password").fill("not the password");
            by(page, "recovery-send").click();
            by(page, "recovery-password")
                    .and(page.locator("[aria-invalid=true]"))
                    .waitFor();
            check(page, "account with an error");
            assertThat(by(page, "sessions").locator("li").count()).isEqualTo(2);
            by(page, "end-session").click();
            by(page, "account-said").waitFor();
            assertThat(by(page, "sessions").locator("li").count()).isEqualTo(1);

            signOut(page);
            givePassword(page);
            by(page, "use-recovery").click();
            by(page, "recovery-code").fill(recoveryCode.toLowerCase(java.util.Locale.ROOT));
            by(page, "recovery-send").click();
            page.getByText("You have 9 of 10 recovery codes left.").waitFor();
        }
    }

    @Test
    void whereNoneIsRequiredThePageSaysSoAndAnAdministratorResetsWhatWasLost() throws Exception {
        var address = SharedHedgerow.HEDGEROW.address().toString();
        var officer = SharedHedgerow.SETTLEMENT.person(SharedHedgerow.CAMBRIDGESHIRE, "OFFICER");
        var administrator =
                SharedHedgerow.SETTLEMENT.person(SharedHedgerow.CAMBRIDGESHIRE, "ORGANISATION_ADMINISTRATOR");
        try (var phone = chromium.phone(360, 640, ColorScheme.LIGHT);
                var desk = chromium.desk(ColorScheme.DARK)) {
            var page = MapPage.signIn(phone, address, MapPage.NEAR_THE_BORDER, officer)
                    .page();
            page.navigate(address + "/account.html");
            by(page, "waived").waitFor();
            assertThat(by(page, "waived").textContent()).contains("does not insist");
            page.getByText("This browser cannot use passkeys here").waitFor();
            by(page, "app-details").locator("summary").click();
            by(page, "app-password").fill(officer.password());
            by(page, "app-send").click();
            by(page, "app-code-code")
                    .fill(code(by(page, "app-secret").textContent().replace(" ", ""), 0));
            by(page, "app-code-send").click();
            by(page, "codes-kept").click();
            by(page, "app").waitFor();
            check(page, "account where none is required");

            var office = page(desk);
            office.navigate(address + "/administer.html");
            by(office, "username").fill(administrator.username());
            by(office, "password").fill(administrator.password());
            by(office, "sign-in").click();
            var row = office.locator("[data-person-id='" + officer.id() + "']");
            row.locator("[data-test=reset-factors]").click();
            check(office, "administrator asked");
            by(office, "reset-factors-sure").click();
            row.locator("[data-test=reset-factors]").waitFor();

            page.reload();
            by(page, "username").fill(officer.username());
            by(page, "password").fill(officer.password());
            by(page, "sign-in").click();
            page.getByText("Set up an app", new Page.GetByTextOptions().setExact(true))
                    .waitFor();
        }
    }

    private static Page page(BrowserContext context) {
        return context.newPage();
    }

    private static void enrol(Page page) {
        page.navigate(origin + "/enrol.html");
        by(page, "enrol-code").fill(hedgerow.firstCode());
        by(page, "enrol-first").check();
        by(page, "enrol-username").fill(NAME);
        by(page, "enrol-name").fill("Invented Administrator");
        by(page, "enrol-password").fill(PASSWORD);
        by(page, "enrol-again").fill(PASSWORD);
        by(page, "enrol-send").click();
        by(page, "enrolled").waitFor();
        page.navigate(origin + "/");
    }

    private static void givePassword(Page page) {
        by(page, "username").fill(NAME);
        by(page, "password").fill(PASSWORD);
        by(page, "sign-in").click();
    }

    private static void signOut(Page page) {
        by(page, "person-menu").locator("summary").click();
        by(page, "sign-out").click();
        by(page, "username").waitFor();
    }

    private static Locator by(Page page, String test) {
        return page.locator("[data-test='" + test + "']");
    }

    private static List<String> strangers(Page page) {
        var strangers = new CopyOnWriteArrayList<String>();
        page.onRequest(request -> {
            if (!request.url().startsWith(origin + "/")) {
                strangers.add(request.url());
            }
        });
        return strangers;
    }

    private static void check(Page page, String where) {
        EasyToUse.assertNothingSerious(page, where);
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scrolling: " + where)
                .isEqualTo(true);
    }

    /** RFC 6238 once more, for the phone that the person would hold. */
    private static String code(String base32, int stepsFromNow) throws GeneralSecurityException {
        var bits = new StringBuilder();
        base32.chars()
                .forEach(sign ->
                        bits.append(Integer.toBinaryString(32 + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign))
                                .substring(1)));
        var secret = new byte[bits.length() / 8];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
        }
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret, "HmacSHA1"));
        var hash = mac.doFinal(ByteBuffer.allocate(8)
                .putLong(Instant.now().getEpochSecond() / 30 + stepsFromNow)
                .array());
        int number = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & Integer.MAX_VALUE;
        return "%06d".formatted(number % 1_000_000);
    }

    /** Chromium's own, over its protocol for tools: keeps keys, verifies its user without asking, and counts. */
    private static final class VirtualAuthenticator {

        private final CDPSession protocol;
        private final String id;

        VirtualAuthenticator(BrowserContext context, Page page) {
            protocol = context.newCDPSession(page);
            protocol.send("WebAuthn.enable");
            var options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", true);
            options.addProperty("automaticPresenceSimulation", true);
            var arguments = new JsonObject();
            arguments.add("options", options);
            id = protocol.send("WebAuthn.addVirtualAuthenticator", arguments)
                    .get("authenticatorId")
                    .getAsString();
        }

        long signCount() {
            return credential().get("signCount").getAsLong();
        }

        /** As if the key had been copied to another authenticator before it was used so often. */
        void setSignCount(long count) {
            var copy = credential().deepCopy();
            copy.addProperty("signCount", count);
            var removed = named();
            removed.add("credentialId", copy.get("credentialId"));
            protocol.send("WebAuthn.removeCredential", removed);
            var added = named();
            added.add("credential", copy);
            protocol.send("WebAuthn.addCredential", added);
        }

        private JsonObject credential() {
            return protocol.send("WebAuthn.getCredentials", named())
                    .getAsJsonArray("credentials")
                    .get(0)
                    .getAsJsonObject();
        }

        private JsonObject named() {
            var arguments = new JsonObject();
            arguments.addProperty("authenticatorId", id);
            return arguments;
        }
    }
}
