package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Reports that are made where there is no signal: none is lost, none arrives twice, and nobody who finds the phone can read one. */
class FieldQueueTests {

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final int REPORTS = 20;

    /** Words that must be nowhere on a phone. */
    private static final List<String> SECRETS = List.of(
            "larkspurmeadow", "ZZ99 QQX", "Wilhelmina Canaryname", "canaryphoto", "07700 900461", "TL 4207 4407");

    /**
     * Makes photos that are photos, of noise, so that they are as large as photos are, and saves a report with each. Answers what the page was told,
     * with the SHA-256 of each photo by the browser's own hand.
     */
    private static final String MAKE = """
            async ({from, to, width, secrets, person = null}) => {
              const { saveReport } = await import('/js/field/save-report.js');
              const made = [];
              for (let number = from; number < to; number += 1) {
                const canvas = new OffscreenCanvas(width, 300);
                const context = canvas.getContext('2d');
                const image = context.createImageData(width, 300);
                let state = number * 7919 + 17;
                for (let at = 0; at < image.data.length; at += 1) {
                  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
                  image.data[at] = at % 4 === 3 ? 255 : state >>> 24;
                }
                context.putImageData(image, 0, 0);
                const blob = await canvas.convertToBlob({ type: 'image/png' });
                const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
                const at = new Date(Date.now() - 3600000).toISOString();
                const report = {
                  way: 'SELF', happeningNow: false, template: 'HARE', category: null, narrative: `${secrets[0]} ${number}`,
                  earliest: at, latest: at, exactTimeKnown: true, place: { text: secrets[5] },
                  answers: { vehicles: [{ plate: secrets[1] }] }, landownerPermission: 'NO',
                  mayContact: true, contact: { name: secrets[2], telephone: secrets[4] }, language: 'en',
                };
                const { id, receiptCode, left } = await saveReport(report, [new File([blob], `${secrets[3]}${number}.png`, { type: 'image/png' })], { person });
                const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
                made.push({ id, receiptCode, left: left.length, sha256, bytes: blob.size });
              }
              return made;
            }""";

    private static final String STATES =
            "async () => (await (await import('/js/field/queue.js')).openQueue()).items.map(({ id, state }) => id + ' ' + state)";

    private static final String SEND =
            "async () => (await (await import('/js/field/queue.js')).openQueue()).sendAll({ byHand: true })";

    private static final String ALL_OF_INDEXED_DB = """
            async () => {
              const text = [];
              const decoder = new TextDecoder('latin1');
              const said = (value) => value instanceof ArrayBuffer ? decoder.decode(value) : value && typeof value === 'object' ? Object.entries(value).map(([key, inner]) => key + said(inner)).join(' ') : String(value);
              for (const { name } of await indexedDB.databases()) {
                const db = await new Promise((resolve, reject) => { const opening = indexedDB.open(name); opening.onsuccess = () => resolve(opening.result); opening.onerror = reject; });
                for (const store of db.objectStoreNames) {
                  text.push(...await new Promise((resolve) => { const asked = db.transaction(store).objectStore(store).getAll(); asked.onsuccess = () => resolve(asked.result.map(said)); }));
                }
                db.close();
              }
              for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const request of await cache.keys()) text.push(request.url, await (await cache.match(request)).text());
              }
              text.push(JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie);
              return text;
            }""";

    /** Long enough not to come up by chance in the bytes of a sealed photo. */
    private static final Pattern SEALED_REPORT = Pattern.compile("eyJ[A-Za-z0-9_-]{40,}\\.");

    private static final String CHUNKS = """
            async () => {
              const db = await new Promise((resolve) => { const opening = indexedDB.open('hedgerow-field'); opening.onsuccess = () => resolve(opening.result); });
              const count = await new Promise((resolve) => { const asked = db.transaction('chunks').objectStore('chunks').count(); asked.onsuccess = () => resolve(asked.result); });
              db.close();
              return count;
            }""";

    private static final String LAND =
            "() => fetch('/gis/base/land.geojson').then((response) => response.ok, () => false)";

    /** A wire to a Hedgerow that can be cut, and a phone. */
    private static final class Field implements AutoCloseable {

        final RunningHedgerow hedgerow;
        final BreakableWire wire;
        final Phone phone = Phone.fresh();
        final Map<String, String> photos = new TreeMap<>();
        final List<String> codes = new ArrayList<>();
        private int made;

        Field() {
            this(SharedHedgerow.HEDGEROW);
            assertThat(SharedHedgerow.CAMBRIDGESHIRE).isNotEmpty();
        }

        Field(RunningHedgerow hedgerow) {
            this.hedgerow = hedgerow;
            this.wire = new BreakableWire(hedgerow.port());
        }

        Page openOnce() {
            var page = open();
            awaitTrue(
                    page,
                    "the page is kept",
                    "async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'");
            awaitTrue(
                    page,
                    "the key is here",
                    "async () => (await (await (await import('/js/field/queue.js')).openQueue()).key()) !== null");
            return page;
        }

        static void awaitTrue(Page page, String what, String script) {
            Await.until(what, LONG, () -> Boolean.TRUE.equals(page.evaluate(script)));
        }

        Page open() {
            var page = phone.open(wire.origin() + "/report.html");
            page.locator("html[data-script=ready]").waitFor();
            return page;
        }

        void make(Page page, int count, int width) {
            make(page, count, width, null);
        }

        void make(Page page, int count, int width, @org.jspecify.annotations.Nullable String person) {
            var told = new HashMap<String, Object>();
            told.putAll(Map.of("from", made, "to", made + count, "width", width, "secrets", SECRETS));
            told.put("person", person);
            made += count;
            for (var each : (List<?>) page.evaluate(MAKE, told)) {
                var report = (Map<?, ?>) each;
                assertThat(report.get("left")).isEqualTo(0);
                photos.put((String) report.get("id"), (String) report.get("sha256"));
                if (person == null) {
                    codes.add((String) report.get("receiptCode"));
                }
            }
        }

        List<String> states(Page page) {
            return ((List<?>) page.evaluate(STATES))
                    .stream().map(Object::toString).toList();
        }

        void awaitAllReceived(Page page) {
            Await.until(
                    "everything is received",
                    LONG,
                    () -> states(page).stream().allMatch(state -> state.endsWith(" RECEIVED")));
        }

        /** How many rows are of this phone's reports. */
        private long count(String tableAndReport) {
            var ids = photos.keySet().stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
            return hedgerow.database().number("select count(*) from " + tableAndReport + " in (" + ids + ")");
        }

        /** In the database: each report once, with its photo whole by its SHA-256, kept and verified. */
        void checkEverythingIsThereOnce() throws SQLException {
            Await.until(
                    "the photos are looked at",
                    LONG,
                    () -> count("evidence_file where state in ('RECEIVED', 'SANITISED') and report_id")
                            == photos.size());
            var found = new TreeMap<String, String>();
            try (var connection = hedgerow.database().connect();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("select report_id, sha256 from evidence_file")) {
                while (rows.next()) {
                    if (photos.containsKey(rows.getString(1))) {
                        var before = found.put(rows.getString(1), HexFormat.of().formatHex(rows.getBytes(2)));
                        assertThat(before).as("one photo each").isNull();
                    }
                }
            }
            assertThat(found).isEqualTo(photos);
            assertThat(count("report where id")).isEqualTo(photos.size());
            assertThat(count("incident where id")).isEqualTo(photos.size());
            assertThat(
                            count(
                                    "evidence_ledger l join evidence_file f on f.id = l.file_id where l.act = 'SEALED' and f.report_id"))
                    .as("each original sealed once")
                    .isEqualTo(photos.size());
        }

        @Override
        public void close() {
            phone.close();
            wire.close();
        }
    }

    @Test
    void twentyReportsWithPhotosArriveExactlyOnceWhateverHappensToThePhoneTheSignalAndTheServer() throws Exception {
        try (var hedgerow = RunningHedgerow.start();
                var field = new Field(hedgerow)) {
            Settlement.in(hedgerow).force("CAMBS", "Cambridgeshire Constabulary");
            var page = field.openOnce();
            field.wire.cut();
            field.make(page, 7, 300);
            page.reload();
            page.locator("html[data-script=ready]").waitFor();
            assertThat(field.states(page)).hasSize(7).allMatch(state -> state.endsWith(" ON_THIS_PHONE"));

            field.make(page, 7, 300);
            field.phone.kill();
            field.phone.startAgain();
            page = field.open();
            assertThat(field.states(page)).as("the browser was killed").hasSize(14);
            field.make(page, 6, 900);

            dieWhileAReportIsWritten(field, page);
            page = field.open();
            assertThat(field.states(page)).as("half a report is none").hasSize(REPORTS);
            assertThat(page.evaluate(ALL_OF_INDEXED_DB).toString()).doesNotContain("half-written");

            // Eight days in a drawer.
            field.phone
                    .context()
                    .clock()
                    .setFixedTime(Instant.now().plus(Duration.ofDays(8)).toString());
            page = field.open();
            assertThat(field.states(page)).hasSize(REPORTS);
            field.wire.mend();
            field.wire.cutAfter(3_000_000);
            page.evaluate(SEND);
            Await.until("the signal goes in the middle", LONG, field.wire::isCut);
            assertThat(field.states(page)).anyMatch(state -> state.endsWith(" ON_THIS_PHONE"));
            field.phone.kill();
            field.phone.startAgain();
            field.wire.mend();
            field.wire.cutAfter(2_000_000);
            page = field.open();
            page.evaluate(SEND);
            Await.until("and again", LONG, field.wire::isCut);

            field.hedgerow.kill();
            field.wire.mend();
            page.evaluate(SEND);
            assertThat(field.states(page)).as("no server").anyMatch(state -> state.endsWith(" ON_THIS_PHONE"));
            field.hedgerow.startAgain();
            var second = field.open();
            page.evaluate(SEND);
            second.evaluate(SEND);
            field.awaitAllReceived(page);
            field.awaitAllReceived(second);
            assertThat(field.states(page)).hasSize(REPORTS);
            field.checkEverythingIsThereOnce();
            assertThat(hedgerow.database().number("select count(*) from report"))
                    .isEqualTo(REPORTS);
            assertThat(hedgerow.database().number("select count(*) from incident"))
                    .isEqualTo(REPORTS);
            assertThat(page.evaluate(ALL_OF_INDEXED_DB).toString())
                    .as("what has been received is no longer on the phone")
                    .doesNotContain("eyJ");
        }
    }

    /** The browser is killed when some pieces of a report are written and the report is not. */
    private static void dieWhileAReportIsWritten(Field field, Page page) {
        page.evaluate("""
                async () => {
                  const { db } = await (await import('/js/field/queue.js')).openQueue();
                  await new Promise((written) => db.writing(async () => {
                    await db.putChunk({ item: 'half-written', file: 'f', n: 0, bytes: new ArrayBuffer(262172) });
                    written();
                    await new Promise(() => {});
                  }));
                }""");
        field.phone.kill();
        field.phone.startAgain();
    }

    @Test
    void aPhotoGoesOnWhereTheSignalWasLost() throws Exception {
        try (var field = new Field()) {
            var page = field.openOnce();
            field.wire.cut();
            field.make(page, 1, 3_000);
            var taken = new CopyOnWriteArrayList<String>();
            page.onResponse(response -> {
                if (response.url().contains("/chunks/") && response.status() == 204) {
                    taken.add(response.url());
                }
            });
            field.wire.mend();
            field.wire.cutAfter(1_200_000);
            page.evaluate(SEND);
            Await.until("the signal goes in the middle", LONG, field.wire::isCut);
            page.evaluate(SEND);
            assertThat(field.states(page)).allMatch(state -> state.endsWith(" ON_THIS_PHONE"));
            assertThat(page.locator("[data-test=queue-state]").first().textContent())
                    .contains("The report has been received; its photos are on their way");
            EasyToUse.assertNothingSerious(page, "a report whose photos are on their way");
            field.wire.mend();
            page.evaluate(SEND);
            field.awaitAllReceived(page);
            assertThat(taken)
                    .as("no piece was taken twice, and there were pieces before and after")
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(7);
            field.checkEverythingIsThereOnce();
        }
    }

    @Test
    void whoFindsThePhoneFindsNothingThatWasSaid() throws IOException {
        try (var field = new Field()) {
            var page = field.openOnce();
            field.wire.cut();
            field.make(page, 3, 300);
            page.reload();
            page.locator("html[data-script=ready]").waitFor();
            var words = new ArrayList<>(SECRETS);
            words.addAll(field.codes);
            assertThat(field.codes).allMatch(code -> code.matches("\\d{16}"));
            var all = strings(page.evaluate(ALL_OF_INDEXED_DB));
            assertThat(all)
                    .as("no answer of the interface is in a cache")
                    .noneMatch(text -> text.startsWith(field.wire.origin() + "/api"));
            var kept = String.join("\n", all);
            assertThat(kept).as("something is kept").contains("eyJ").contains("report.html");
            assertThat(words).noneMatch(kept::contains);
            field.phone.kill();
            for (var file : field.phone.files()) {
                var bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (var word : words) {
                    assertThat(bytes.contains(word)).as(word + " in " + file).isFalse();
                    var wide = new String(word.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
                    assertThat(bytes.contains(wide)).as(word + " in " + file).isFalse();
                }
            }
            field.phone.startAgain();
        }
    }

    @Test
    void whatAnswersInTheServersPlaceTakesNothingFromThePhone() throws Exception {
        try (var field = new Field()) {
            var page = field.openOnce();
            field.wire.cut();
            field.make(page, 2, 300);
            field.wire.mend();
            List<Consumer<com.microsoft.playwright.Route>> answers = List.of(
                    route -> route.fulfill(answer(200, "text/html", "<html>Welcome to the hotel</html>")),
                    route -> route.fulfill(answer(500, "text/plain", "no")),
                    route -> route.fulfill(answer(200, "application/json", "{\"id\":\"another\",\"files\":[]}")),
                    route -> route.fulfill(answer(404, "text/html", "not here")),
                    route -> route.fulfill(answer(201, "application/json", "{")),
                    com.microsoft.playwright.Route::abort);
            for (var answer : answers) {
                page.route("**/api/reports/**", answer);
                page.evaluate(SEND);
                assertThat(field.states(page)).hasSize(2).allMatch(state -> state.endsWith(" ON_THIS_PHONE"));
                page.unroute("**/api/reports/**");
            }
            page.evaluate(SEND);
            field.awaitAllReceived(page);
            field.checkEverythingIsThereOnce();
        }
    }

    @Test
    void aReportWithANameWaitsForThatPersonAndMayGoWithoutTheName() {
        try (var field = new Field()) {
            var page = field.openOnce();
            var coordinator = SharedHedgerow.coordinatorLogin("TL44");
            field.make(page, 1, 300, coordinator.id());
            page.evaluate(SEND);
            assertThat(field.states(page)).allMatch(state -> state.endsWith(" WAITING_FOR_SIGN_IN"));
            EasyToUse.assertNothingSerious(page, "a report that waits for its owner");
            EasyToUse.assertFits(page);
            page.locator("[data-test=queue-send-unnamed]").first().click();
            field.awaitAllReceived(page);
            assertThat(field.count("report where way = 'WITHOUT_ACCOUNT' and id"))
                    .isEqualTo(1);
            assertThat(field.count("incident_reporter where incident_id"))
                    .as("nobody's name")
                    .isZero();
        }
    }

    @Test
    void theReportPagesOpenWithoutASignalAndTheStartPageLeadsThere() {
        try (var field = new Field()) {
            field.openOnce();
            field.wire.cut();
            for (var path : List.of(
                    "/",
                    "/report.html?lang=cy",
                    "/report-cy.html?lang=cy",
                    "/receipt.html",
                    "/receipt-cy.html?lang=cy")) {
                var page = field.phone.open(field.wire.origin() + path);
                page.locator("h1").first().waitFor();
                assertThat(page.url()).as(path).endsWith(path.equals("/") ? "/report.html" : path);
                assertThat(page.locator("html").getAttribute("lang"))
                        .as(path)
                        .isEqualTo(path.contains("cy") ? "cy" : "en-GB");
                page.close();
            }
            var page = field.open();
            var kept = strings(
                    page.evaluate(
                            "async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat()"));
            assertThat(kept)
                    .isNotEmpty()
                    .noneMatch(address ->
                            address.startsWith(field.wire.origin() + "/api/") || address.endsWith("/index.html"));
        }
    }

    @Test
    void theMapIsThereWithoutASignalWhenItWasKeptAndGoesWhenItIsTakenOff() {
        try (var field = new Field()) {
            var page = field.openOnce();
            page.locator("[data-test=patch] summary").click();
            assertThat(page.locator("[data-test=patch-keep]").textContent()).contains("0.8 MB");
            page.locator("[data-test=patch-keep]").click();
            page.locator("[data-test=patch-remove]").waitFor();
            EasyToUse.assertNothingSerious(page, "the map is kept");
            EasyToUse.assertFits(page);
            field.wire.cut();
            page.reload();
            page.locator("html[data-script=ready]").waitFor();
            assertThat(page.evaluate(LAND)).isEqualTo(true);
            page.locator("[data-test=patch] summary").click();
            page.locator("[data-test=patch-remove]").click();
            page.locator("[data-test=patch-keep]").waitFor();
            assertThat(page.evaluate(LAND)).isEqualTo(false);
        }
    }

    @Test
    void aFullPhoneKeepsTheReportAndSaysThatItDidNotKeepThePhoto() {
        try (var field = new Field()) {
            var page = field.openOnce();
            // What a browser says of itself when the phone is full; there is no way to fill one here.
            field.phone
                    .context()
                    .addInitScript("StorageManager.prototype.estimate = async () => ({ usage: 81, quota: 100 });");
            page.reload();
            page.locator("html[data-script=ready]").waitFor();
            field.wire.cut();
            page.evaluate("""
                    async () => {
                      const { db } = await (await import('/js/field/queue.js')).openQueue();
                      const put = db.putChunk.bind(db);
                      let room = 2;
                      db.putChunk = (chunk) => (room-- > 0 ? put(chunk) : Promise.reject(new DOMException('full', 'QuotaExceededError')));
                    }""");
            var told = (Map<?, ?>)
                    ((List<?>) page.evaluate(MAKE, Map.of("from", 0, "to", 1, "width", 900, "secrets", SECRETS)))
                            .get(0);
            assertThat(told.get("left")).isEqualTo(1);
            assertThat(field.states(page)).containsExactly(told.get("id") + " ON_THIS_PHONE");
            assertThat(page.evaluate(CHUNKS))
                    .as("no piece of the photo is left")
                    .isEqualTo(0);
            page.locator("[data-test=queue-room]").first().waitFor();
            EasyToUse.assertNothingSerious(page, "a phone that is nearly full");
            EasyToUse.assertFits(page);
            field.wire.mend();
            page.evaluate(SEND);
            field.awaitAllReceived(page);
        }
    }

    @Test
    void oneReportIsDiscardedAfterAQuestionAndTheOthersStay() {
        try (var field = new Field()) {
            var page = field.openOnce();
            field.wire.cut();
            field.make(page, 3, 300);
            EasyToUse.assertNothingSerious(page, "reports on this phone");
            EasyToUse.assertFits(page);
            var second = page.locator("[data-test=queue-list] > li").nth(1);
            second.locator("[data-test=queue-discard]").click();
            second.locator("[data-test=queue-discard-no]").click();
            assertThat(field.states(page)).hasSize(3);
            second.locator("[data-test=queue-discard]").click();
            EasyToUse.assertNothingSerious(page, "asking before a report is discarded");
            second.locator("[data-test=queue-discard-yes]").click();
            Await.until("it is gone", LONG, () -> field.states(page).size() == 2);
            assertThat(strings(page.evaluate(ALL_OF_INDEXED_DB)).stream()
                            .filter(value -> SEALED_REPORT.matcher(value).find())
                            .count())
                    .isEqualTo(2);
        }
    }

    private static com.microsoft.playwright.Route.FulfillOptions answer(int status, String type, String body) {
        return new com.microsoft.playwright.Route.FulfillOptions()
                .setStatus(status)
                .setContentType(type)
                .setBody(body);
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(Object::toString).toList();
    }
}
