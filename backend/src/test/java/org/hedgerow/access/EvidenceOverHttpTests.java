package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.hedgerow.evidence.DeclaredFile;
import org.hedgerow.evidence.Evidence;
import org.hedgerow.evidence.FileReceipt;
import org.hedgerow.evidence.RefusedReason;
import org.hedgerow.identity.Role;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.hedgerow.support.Beside;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A file from the phone to the desk: in pieces and in any order, kept as it came, looked at as pixels, and the force's alone. */
class EvidenceOverHttpTests extends OverHttp {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    private Evidence evidence;

    @Autowired
    private Access access;

    private final Random random = new Random(6);

    /** What a phone has of its report. */
    private record Sent(UUID report, UUID file, UUID holder, byte[] key, byte[] content, int chunks) {}

    @Test
    void aPhotoComesInPiecesInAnyOrderAndTwiceAndTheForceLooksAtACopy() throws Exception {
        var officer = visitor(force("NORFLK"), Role.OFFICER);
        var sent = announce("NORFLK", photo(1200, 900, true), "In the lane.jpg");
        assertThat(sent.chunks()).isGreaterThan(2);
        var order = IntStream.range(0, sent.chunks()).boxed().collect(Collectors.toList());
        Collections.shuffle(order, random);
        for (int n : order.subList(1, order.size())) {
            assertThat(put(sent, n).statusCode()).isEqualTo(204);
            assertThat(put(sent, n).statusCode()).as("a second time").isEqualTo(204);
        }
        assertThat(receipt(sent).missing()).containsExactly(order.get(0));
        assertThat(receipt(sent).complete()).isFalse();
        var atOnce = IntStream.range(0, 4)
                .mapToObj(each -> Beside.run(() -> put(sent, order.get(0)).statusCode()))
                .toList();
        assertThat(atOnce.stream().map(CompletableFuture::join)).containsOnly(204);
        assertThat(receipt(sent).complete()).isTrue();
        var file = awaited(officer, sent, "SANITISED");
        assertThat(file.get("name").asString()).isEqualTo("In the lane.jpg");
        assertThat(file.get("sha256").asString()).isEqualTo(sha256(sent.content()));
        assertThat(file.get("width").asInt()).isEqualTo(1200);
        assertThat(number("select count(*) from evidence_keeping where file_key is not null and file_id = '"
                        + sent.file() + "'"))
                .as("the key is gone")
                .isZero();
        assertThat(number("select count(*) from evidence_part where file_id = '" + sent.file() + "'"))
                .isZero();
        var copy = bytes(officer, "GET", "/api/evidence/" + sent.file() + "/copy", null);
        assertThat(copy.statusCode()).isEqualTo(200);
        assertThat(copy.headers().firstValue("content-type")).hasValue("image/jpeg");
        assertThat(copy.headers().firstValue("content-disposition").orElse("")).startsWith("inline");
        assertThat(copy.headers().allValues("content-security-policy"))
                .singleElement()
                .asString()
                .contains("sandbox");
        assertThat(copy.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(copy.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(new String(copy.body(), StandardCharsets.ISO_8859_1)).doesNotContain("CANARY");
        assertThat(bytes(officer, "GET", "/api/evidence/" + sent.file() + "/thumbnail", null)
                        .body()
                        .length)
                .isBetween(100, copy.body().length);
    }

    @Test
    void theOriginalLeavesAsItCameForAReasonThatIsKept() throws Exception {
        var officer = visitor(force("NORFLK"), Role.OFFICER);
        var sent = announce("NORFLK", photo(60, 40, true), "x");
        put(sent, 0);
        awaited(officer, sent, "SANITISED");
        var address = "/api/evidence/" + sent.file() + "/original";
        for (var reason : List.of("{}", "{\"reason\":\" \"}", "{\"reason\":\"" + "x".repeat(401) + "\"}")) {
            var refused = officer.send("POST", address, reason);
            assertThat(refused.status()).as(reason).isEqualTo(422);
            assertThat(refused.pointers()).containsExactly("/reason");
        }
        var fetched = bytes(officer, "POST", address, "{\"reason\":\"For the file of the court\"}");
        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(fetched.body()).isEqualTo(sent.content());
        assertThat(fetched.headers().firstValue("content-type")).hasValue("application/octet-stream");
        assertThat(fetched.headers().firstValue("content-disposition").orElse(""))
                .isEqualTo("attachment; filename=\"original-" + sent.file() + ".jpg\"");
        bytes(officer, "GET", "/api/evidence/" + sent.file() + "/copy", null);
        var entries = officer.get("/api/evidence/" + sent.file() + "/continuity")
                .json()
                .get("entries");
        assertThat(entries.valueStream().map(entry -> entry.get("act").asString()))
                .containsExactly("EXPECTED", "RECEIVED", "SEALED", "COPIED", "ORIGINAL_FETCHED", "COPY_VIEWED");
        assertThat(entries.get(4).get("reason").asString()).isEqualTo("For the file of the court");
        assertThat(entries.get(4).get("person").asString()).isEqualTo("Invented Person");
        assertThat(number("select count(*) from audit_entry where operation = 'DISCLOSURE' and action ="
                        + " 'fetch original of file' and '" + sent.file() + "' = any (subjects)"))
                .isOne();
    }

    @Test
    void toEverybodyElseThereIsNoFile() throws Exception {
        var officer = visitor(force("NORFLK"), Role.OFFICER);
        var sent = announce("NORFLK", photo(60, 40, false), "x");
        put(sent, 0);
        awaited(officer, sent, "SANITISED");
        for (var other : List.of(
                visitor(force("SUFFLK"), Role.OFFICER),
                visitor(force("SUFFLK"), Role.ANALYST),
                visitor(watchGroup("TG20"), Role.WATCH_COORDINATOR),
                visitor(force("NORFLK"), Role.AUDITOR))) {
            var nowhere = other.get("/api/there-is-nothing-of-this-name").seen();
            for (var what : List.of("copy", "thumbnail", "continuity")) {
                assertThat(other.get("/api/evidence/" + sent.file() + "/" + what)
                                .seen())
                        .isEqualTo(nowhere);
            }
            assertThat(other.send("POST", "/api/evidence/" + sent.file() + "/original", "{\"reason\":\"I want it\"}")
                            .seen())
                    .isEqualTo(nowhere);
            var listed = other.get("/api/reports/" + sent.report() + "/files");
            assertThat(listed.status() == 404 || listed.json().get("files").isEmpty())
                    .isTrue();
        }
    }

    @Test
    void whatTheKeyDoesNotOpenChangesNothing() throws Exception {
        var sent = announce("NORFLK", photo(60, 40, false), "x");
        var good = sealed(sent, 0, sent.content());
        for (var junk : List.of(
                new byte[0],
                new byte[28],
                Arrays.copyOf(good, good.length - 1),
                Arrays.copyOf(good, good.length + 1),
                turned(good, 3),
                turned(good, good.length - 1),
                sealed(
                        new Sent(sent.report(), sent.file(), sent.holder(), new byte[32], sent.content(), 1),
                        0,
                        sent.content()),
                sealed(sent, 1, sent.content()),
                sealed(
                        new Sent(sent.report(), UUID.randomUUID(), sent.holder(), sent.key(), sent.content(), 1),
                        0,
                        sent.content()))) {
            assertThat(put(sent, "0", junk).statusCode()).isEqualTo(400);
        }
        for (var n : List.of("1", "-1", "00", "0x0", "999999999999", "9999", "%20")) {
            assertThat(put(sent, n, good).statusCode()).as(n).isIn(404, 400);
        }
        var elsewhere = new Sent(UUID.randomUUID(), sent.file(), sent.holder(), sent.key(), sent.content(), 1);
        assertThat(put(elsewhere, 0).statusCode()).isEqualTo(404);
        assertThat(receipt(sent).missing()).containsExactly(0);
        assertThat(put(sent, 0).statusCode()).isEqualTo(204);
        assertThat(receipt(sent).complete()).isTrue();
    }

    @Test
    void whatIsNotAsAnnouncedOrNoPictureIsRefusedAndSaysWhy() throws Exception {
        var officer = visitor(force("NORFLK"), Role.OFFICER);
        var page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
        var other = announce("NORFLK", page, "photo.jpg");
        put(other, 0);
        var listed = awaited(officer, other, "REFUSED");
        assertThat(listed.get("refused").asString()).isEqualTo("NOT_A_PICTURE");
        assertThat(receipt(other).refused()).isEqualTo(RefusedReason.NOT_A_PICTURE);
        var announced = announce("NORFLK", photo(60, 40, false), "x");
        var different = announced.content().clone();
        different[different.length - 3] ^= 1;
        assertThat(put(announced, "0", sealed(announced, 0, different)).statusCode())
                .isEqualTo(204);
        assertThat(awaited(officer, announced, "REFUSED").get("refused").asString())
                .isEqualTo("DIFFERENT");
        assertThat(bytes(
                                officer,
                                "POST",
                                "/api/evidence/" + announced.file() + "/original",
                                "{\"reason\":\"I want it\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(put(announced, 0).statusCode()).as("too late, and harmless").isEqualTo(204);
    }

    @Test
    void aVideoThatIsNoneIsKeptAndHasNoCopy() throws Exception {
        var officer = visitor(force("NORFLK"), Role.OFFICER);
        var video = new byte[300_000];
        System.arraycopy("\0\0\0\u0018ftypisom".getBytes(StandardCharsets.ISO_8859_1), 0, video, 0, 12);
        var sent = announce("NORFLK", video, "clip.mp4");
        put(sent, 0);
        put(sent, 1);
        Eventually.equal(
                "told why",
                true,
                () -> file(officer, sent)
                        .map(file -> file.get("noCopy").asString("").equals("DAMAGED"))
                        .orElse(false));
        assertThat(file(officer, sent).orElseThrow().get("kind").asString()).isEqualTo("VIDEO");
        assertThat(officer.get("/api/evidence/" + sent.file() + "/copy").status())
                .isEqualTo(404);
        assertThat(bytes(
                                officer,
                                "POST",
                                "/api/evidence/" + sent.file() + "/original",
                                "{\"reason\":\"To look at it\"}")
                        .body())
                .isEqualTo(video);
    }

    @Test
    void aVideoIsPlayedAsACopyWholeOrInParts() throws Exception {
        var officer = visitor(force("NORFLK"), Role.OFFICER);
        var sent = announce("NORFLK", SmallVideo.withPlace(), "clip.mp4");
        put(sent, 0);
        var file = awaited(officer, sent, "SANITISED");
        assertThat(file.get("kind").asString()).isEqualTo("VIDEO");
        assertThat(file.get("seconds").asInt()).isOne();
        assertThat(file.get("width").asInt()).isEqualTo(64);
        var address = "/api/evidence/" + sent.file() + "/copy";
        var whole = bytes(officer, "GET", address, null);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("content-type")).hasValue("video/mp4");
        assertThat(whole.headers().firstValue("accept-ranges")).hasValue("bytes");
        assertThat(whole.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(new String(whole.body(), StandardCharsets.ISO_8859_1))
                .doesNotContain("CANARY")
                .doesNotContain("Lavc");
        int size = whole.body().length;
        for (var part : List.of("0-99", "100-199", (size - 7) + "-", "5-" + (size * 3L))) {
            var answer = ranged(officer, address, "bytes=" + part);
            var ends = part.split("-", -1);
            int from = Integer.parseInt(ends[0]);
            int to = ends[1].isEmpty() ? size - 1 : (int) Math.min(size - 1, Long.parseLong(ends[1]));
            assertThat(answer.statusCode()).as(part).isEqualTo(206);
            assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(whole.body(), from, to + 1));
            assertThat(answer.headers().firstValue("content-range")).hasValue("bytes " + from + "-" + to + "/" + size);
        }
        for (var other : List.of("bytes=-5", "bytes=0-1,3-4", "bytes=9-3", "lines=1-2", "bytes=x", "bytes=1-2-3")) {
            var answer = ranged(officer, address, other);
            assertThat(answer.statusCode()).as(other).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(whole.body());
        }
        assertThat(ranged(officer, address, "bytes=" + size + "-").statusCode()).isEqualTo(416);
        assertThat(ranged(officer, address, "bytes=999999999999-").statusCode()).isEqualTo(416);
        assertThat(bytes(officer, "GET", "/api/evidence/" + sent.file() + "/thumbnail", null)
                        .headers()
                        .firstValue("content-type"))
                .hasValue("image/jpeg");
        // Whoever begins in the middle has looked at it all the same, and once for many parts.
        var colleague = visitor(force("NORFLK"), Role.OFFICER);
        for (int i = 0; i < 5; i++) {
            assertThat(ranged(colleague, address, "bytes=50-59").statusCode()).isEqualTo(206);
        }
        assertThat(number("select count(*) from evidence_ledger where act = 'COPY_VIEWED' and file_id = '" + sent.file()
                        + "' group by person_id order by 1 limit 1"))
                .isOne();
        assertThat(ranged(visitor(force("SUFFLK"), Role.OFFICER), address, "bytes=0-9")
                        .statusCode())
                .isEqualTo(404);
    }

    private static HttpResponse<byte[]> ranged(Visitor visitor, String path, String range) {
        return send(visitor.request(path).header("Range", range).GET());
    }

    @Test
    void aFileOfAFormIsTakenAsOne() throws Exception {
        var officer = visitor(force("NORFLK"), Role.OFFICER);
        var holder = UUID.randomUUID();
        var report = told("NORFLK", holder, "OWN_FORCE");
        var label = label("NORFLK");
        var content = photo(900, 900, false);
        var id = access.writingAsHolder(
                holder,
                Set.of(label),
                () -> evidence.take(
                        report,
                        label,
                        holder,
                        "a\u0000b" + "c".repeat(300),
                        "image/jpeg",
                        new ByteArrayInputStream(content)));
        var sent = new Sent(report, id, holder, new byte[32], content, 1);
        assertThat(awaited(officer, sent, "SANITISED").get("size").asLong()).isEqualTo(content.length);
        assertThat(bytes(officer, "POST", "/api/evidence/" + id + "/original", "{\"reason\":\"To look at it\"}")
                        .body())
                .isEqualTo(content);
    }

    /** A report with its incident, shared like this; its id is the id of both. */
    private UUID told(String force, UUID holder, String scope) {
        var id = newId();
        var officer = visitor(force(force), Role.OFFICER);
        var made = officer.put("/api/incidents/" + id, report("TG 2012 1012", scope));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        try {
            execute(
                    "insert into report (id, label_id, owner_organisation, holder, way, incident_id, happening_now, template, answers,"
                            + " may_contact, language, made_at) values ('" + id + "', " + label(force) + ", '"
                            + force(force).id() + "', '" + holder + "', 'WITHOUT_ACCOUNT', '" + id
                            + "', false, 'OTHER', '{}', false, 'en', now())");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return UUID.fromString(id);
    }

    @Test
    void theFilesOfAReportAreAsSecretAsWhatItTellsOf() throws Exception {
        var sent = announce("NORFLK", photo(60, 40, false), "x", "ORIGINATOR");
        assertThat(put(sent, 0).statusCode()).isEqualTo(204);
        var colleague = visitor(force("NORFLK"), Role.OFFICER);
        var listed = colleague.get("/api/reports/" + sent.report() + "/files");
        assertThat(listed.status() == 404 || listed.json().get("files").isEmpty())
                .as(listed.toString())
                .isTrue();
        var nowhere = colleague.get("/api/there-is-nothing-of-this-name").seen();
        assertThat(colleague.get("/api/evidence/" + sent.file() + "/continuity").seen())
                .isEqualTo(nowhere);
        assertThat(receipt(sent).complete())
                .as("whoever sent it is told all the same")
                .isTrue();
    }

    private Sent announce(String force, byte[] content, String name) {
        return announce(force, content, name, "OWN_FORCE");
    }

    private Sent announce(String force, byte[] content, String name, String scope) {
        var key = new byte[32];
        random.nextBytes(key);
        int chunks = (content.length + Evidence.CHUNK_BYTES - 1) / Evidence.CHUNK_BYTES;
        var holder = UUID.randomUUID();
        var sent = new Sent(told(force, holder, scope), UUID.randomUUID(), holder, key, content, chunks);
        var label = label(force);
        access.writingAsHolder(sent.holder(), Set.of(label), () -> {
            evidence.expect(
                    sent.report(),
                    label,
                    sent.holder(),
                    key,
                    List.of(new DeclaredFile(
                            sent.file(), name, "image/jpeg", content.length, sha256(content), chunks)));
            return 0;
        });
        return sent;
    }

    private int label(String force) {
        var terms = LabelTerms.of(force(force).id(), SharingTerms.of(Scope.OWN_FORCE), Tier.EXACT);
        return access.labelsOf(List.of(terms)).get(terms);
    }

    private FileReceipt receipt(Sent sent) {
        return access.readingAsHolder(sent.holder(), () -> evidence.receipts(sent.report()))
                .get(0);
    }

    private static Optional<JsonNode> file(Visitor officer, Sent sent) {
        return officer.get("/api/reports/" + sent.report() + "/files")
                .json()
                .get("files")
                .valueStream()
                .filter(file -> file.get("id").asString().equals(sent.file().toString()))
                .findFirst();
    }

    private static JsonNode awaited(Visitor officer, Sent sent, String state) {
        Eventually.equal(
                "state",
                state,
                () -> file(officer, sent)
                        .map(file -> file.get("state").asString())
                        .orElse(""));
        return file(officer, sent).orElseThrow();
    }

    private HttpResponse<byte[]> put(Sent sent, int chunk) {
        int from = chunk * Evidence.CHUNK_BYTES;
        int to = Math.min(from + Evidence.CHUNK_BYTES, sent.content().length);
        return put(sent, Integer.toString(chunk), sealed(sent, chunk, Arrays.copyOfRange(sent.content(), from, to)));
    }

    private HttpResponse<byte[]> put(Sent sent, String chunk, byte[] body) {
        return send(HttpRequest.newBuilder(URI.create(nobody().origin() + "/api/reports/" + sent.report() + "/files/"
                        + sent.file() + "/chunks/" + chunk))
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(body)));
    }

    private static HttpResponse<byte[]> bytes(Visitor visitor, String method, String path, @Nullable String body) {
        return send(visitor.request(path)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sealed(Sent sent, int chunk, byte[] plain) {
        return SealedReports.piece(sent.key(), sent.report(), sent.file(), chunk, plain);
    }

    private static byte[] turned(byte[] bytes, int at) {
        var turned = bytes.clone();
        turned[at] ^= 1;
        return turned;
    }

    /** A JPEG of noise; with words behind its end, as a file can carry them. */
    private byte[] photo(int width, int height, boolean withCanary) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, new Color(random.nextInt(1 << 24)).getRGB());
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        if (withCanary) {
            bytes.write("CANARY of 52.1 N 0.1 E".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
