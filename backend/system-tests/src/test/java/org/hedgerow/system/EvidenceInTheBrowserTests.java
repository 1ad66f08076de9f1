package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.system.EasyToUse.assertFits;
import static org.hedgerow.system.EasyToUse.assertNothingSerious;
import static org.hedgerow.system.SharedHedgerow.HEDGEROW;
import static org.hedgerow.system.SharedHedgerow.SETTLEMENT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Photos and videos of a report on the desk: what there is to look at and to play, and why there is nothing where there is nothing. */
class EvidenceInTheBrowserTests {

    private static final String ORIGIN = HEDGEROW.address().toString();

    private static Chromium chromium;
    private static String force;

    @TempDir
    Path folder;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        force = SETTLEMENT.force("SURREY", "Surrey Police");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aPhotoIsLookedAtAVideoIsPlayedAndAnOriginalLeavesForAReason() throws Exception {
        var officer = SETTLEMENT.person(force, "OFFICER");
        send("TQ 101 523");
        try (var context = chromium.desk(ColorScheme.LIGHT)) {
            var desk = open(MapPage.open(context, ORIGIN, "/desk.html"), officer, "TQ 101 523");
            var page = desk.page();
            assertThat(file(page, 1).getAttribute("data-state")).isEqualTo("SANITISED");
            assertShown(file(page, 1).locator(".evidence-thumbnail"));
            file(page, 1).locator("[data-test=evidence-copy]").click();
            assertShown(file(page, 1).locator("[data-test=evidence-larger]"));
            assertThat(file(page, 2).textContent()).contains("Photo 2 of 5").contains("a copy without hidden details");
            assertShown(file(page, 2).locator(".evidence-thumbnail"));

            assertThat(file(page, 3).textContent()).contains("Video 3 of 5, 64 by 48 pixels, 2 s");
            file(page, 3).locator("[data-test=evidence-copy]").click();
            var film = file(page, 3).locator("[data-test=evidence-film]");
            film.waitFor();
            assertThat(film.getAttribute("preload")).isEqualTo("none");
            assertNothingSerious(page, "a video");
            var played = film.evaluate("film => new Promise((done, failed) => { film.muted = true;"
                    + " film.onended = () => done(film.videoWidth + 'x' + film.videoHeight + ' ' + film.played.length);"
                    + " film.onerror = () => failed(new Error(film.error.message)); film.play().catch(failed); })");
            assertThat(played).isEqualTo("64x48 1");
            // In another part of it, which is fetched by itself or is there already.
            var moved =
                    film.evaluate("film => new Promise((done) => { film.onseeked = () => done(film.currentTime > 1);"
                            + " film.currentTime = 1.2; })");
            assertThat(moved).isEqualTo(true);
            assertThat(file(page, 3).locator("[data-test=evidence-cannot-play]").isVisible())
                    .isFalse();

            assertThat(state(page, 4)).contains("damaged and cannot be shown: fetch the original");
            assertThat(file(page, 4)
                            .locator("img, video, [data-test=evidence-copy]")
                            .count())
                    .isZero();
            assertThat(state(page, 5)).contains("neither a picture nor a video");
            assertThat(file(page, 5).locator("[data-test=evidence-original]").count())
                    .isZero();

            file(page, 3).locator("[data-test=evidence-original]").click();
            file(page, 3).locator("[data-test=evidence-reason]").fill("For the file of the court");
            assertNothingSerious(page, "a reason");
            var download = page.waitForDownload(
                    () -> file(page, 3).locator("[data-test=evidence-fetch]").click());
            assertThat(Files.readAllBytes(download.path())).isEqualTo(video());
            assertThat(download.suggestedFilename()).startsWith("original-").endsWith(".mp4");
            file(page, 3).locator("[data-test=evidence-continuity]").click();
            var ledger = file(page, 3).locator("[data-test=evidence-ledger] li");
            ledger.nth(5).waitFor();
            assertThat(ledger.allTextContents().stream().filter(entry -> entry.contains("copy looked at")))
                    .as("played in many parts, looked at once")
                    .hasSize(1);
            assertThat(ledger.last().textContent()).contains("original fetched", "For the file of the court");
            assertNothingSerious(page, "what was done");
            // By the keyboard alone.
            file(page, 3).locator("[data-test=evidence-exhibit]").press("Enter");
            page.keyboard().type("qxf/1");
            page.keyboard().press("Tab");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowDown");
            page.locator("#exhibit-minutes").fill("2");
            assertNothingSerious(page, "an exhibit");
            page.locator("#exhibit-minutes").press("Enter");
            var exhibit = file(page, 3).locator("[data-test=evidence-exhibited]");
            exhibit.waitFor();
            assertThat(exhibit.textContent())
                    .contains("Exhibit QXF/1, named by", "the clock of the device was 2 min 0 s fast");
            assertThat(exhibit.evaluate("line => line === document.activeElement"))
                    .isEqualTo(true);
            assertNothingSerious(page, "an exhibit that is named");
            var draft = page.waitForDownload(() -> desk.by("desk-statement").click());
            assertThat(Files.readString(draft.path()))
                    .contains("I produce a video as exhibit QXF/1.", "The clock of the device was 2 minutes fast.");
            assertThat(desk.complaints()).isEmpty();
            assertThat(desk.strangers()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void filesFitOnAPhone(ColorScheme colours) throws Exception {
        var officer = SETTLEMENT.person(force, "OFFICER");
        boolean dark = colours == ColorScheme.DARK;
        var place = dark ? "TQ 103 523" : "TQ 105 523";
        send(place);
        try (var context = chromium.phone(360, 640, colours)) {
            var address = "/desk.html?lang=" + (dark ? "cy" : "en");
            var desk = open(MapPage.open(context, ORIGIN, address), officer, place);
            var page = desk.page();
            assertThat(file(page, 3).textContent()).contains(dark ? "Fideo 3 o 5" : "Video 3 of 5");
            for (var what : List.of("copy", "original", "exhibit", "continuity")) {
                for (int number : new int[] {1, 3}) {
                    file(page, number)
                            .locator("[data-test=evidence-" + what + "]")
                            .click();
                    assertFits(page);
                    assertNothingSerious(page, colours + " " + what + " of " + number);
                }
            }
            assertThat(desk.strangers()).isEmpty();
        }
    }

    private static MapPage open(MapPage desk, Settlement.Login officer, String place) {
        desk.by("username").fill(officer.username());
        desk.by("password").fill(officer.password());
        desk.by("sign-in").click();
        desk.page()
                .locator("[data-report-id]:has-text('" + place + "')")
                .first()
                .click();
        for (int number = 1; number <= 3; number++) {
            desk.page()
                    .locator(".evidence-file:nth-child(" + number + ")[data-state=SANITISED]")
                    .waitFor(new Locator.WaitForOptions().setTimeout(60_000));
        }
        desk.page().locator(".evidence-file:nth-child(5)[data-state=REFUSED]").waitFor();
        desk.page()
                .locator(".evidence-file:nth-child(4) [data-test=evidence-original]")
                .waitFor();
        return desk;
    }

    private static Locator file(Page page, int number) {
        return page.locator(".evidence-file:nth-child(" + number + ")");
    }

    private static String state(Page page, int number) {
        return file(page, number).locator("[data-test=evidence-state]").textContent();
    }

    private static void assertShown(Locator picture) {
        picture.scrollIntoViewIfNeeded();
        assertThat(picture.evaluate("async picture => { await picture.decode(); return picture.naturalWidth > 0; }"))
                .isEqualTo(true);
    }

    /** By the plain form, with a JPEG, a HEIC, a video, what calls itself a video, and a page that calls itself a photo. */
    private void send(String place) throws IOException, InterruptedException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("a.jpg", PhotoWithPlace.bytes());
        files.put("b.heic", heic());
        files.put("c.mp4", video());
        files.put("d.mp4", "\0\0\0\u0018ftypisom nothing that a video has".getBytes(StandardCharsets.ISO_8859_1));
        files.put("e.jpg", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8));
        var body = new ByteArrayOutputStream();
        Map.of("language", "en", "place", place, "when", "now")
                .forEach((name, value) -> part(body, "name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8)));
        files.forEach((name, bytes) -> part(body, "name=\"photos\"; filename=\"" + name + "\"", bytes));
        body.writeBytes("--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(HEDGEROW.address().resolve("/report"))
                                .header("Content-Type", "multipart/form-data; boundary=edge")
                                .header("Sec-Fetch-Site", "same-origin")
                                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static void part(ByteArrayOutputStream body, String name, byte[] content) {
        body.writeBytes(
                ("--edge\r\nContent-Disposition: form-data; " + name + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private byte[] video() throws IOException, InterruptedException {
        var file = folder.resolve("c.mp4");
        if (!Files.exists(file)) {
            run(
                    "ffmpeg",
                    "-nostdin",
                    "-loglevel",
                    "error",
                    "-f",
                    "lavfi",
                    "-i",
                    "testsrc2=size=64x48:rate=10:duration=2",
                    "-c:v",
                    "libx264",
                    "-pix_fmt",
                    "yuv420p",
                    "-metadata",
                    "title=A field",
                    file.toString());
        }
        return Files.readAllBytes(file);
    }

    private byte[] heic() throws IOException, InterruptedException {
        var jpeg = Files.write(folder.resolve("b.jpg"), PhotoWithPlace.bytes());
        var file = folder.resolve("b.heic");
        run("heif-enc", "-q", "50", "-o", file.toString(), jpeg.toString());
        return Files.readAllBytes(file);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
