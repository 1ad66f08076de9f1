package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Photos that come with a plain form: taken by what they are, looked at as copies, and refused with the rest of the form or by themselves. */
class PlainReportPhotosTests extends OverHttp {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String CANARY = "CANARY at 52.2053 N 0.1218 E";

    private record Photo(String name, String type, byte[] content) {}

    @Test
    void aPhotoIsKeptAsItCameAndLookedAtWithoutItsWords() throws Exception {
        var officer = visitor(force("CAMBS"), Role.OFFICER);
        var photo = photo();
        // What it is called and said to be is its sender's; it is shown as a word and never the name of anything.
        var report = taken(List.of(
                new Photo("../../etc/pass\u00e9wd;.html", "text/html", photo), new Photo("", "image/jpeg", photo)));
        var listed = awaited(officer, report, 2, "SANITISED");
        assertThat(listed.get(0).get("type").asString()).isEqualTo("image/jpeg");
        assertThat(listed.get(0).get("width").asInt()).isEqualTo(90);
        var id = listed.get(0).get("id").asString();
        for (var which : List.of("copy", "thumbnail")) {
            var copy = send(officer.request("/api/evidence/" + id + "/" + which).GET());
            assertThat(copy.statusCode()).isEqualTo(200);
            assertThat(new String(copy.body(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("CANARY")
                    .doesNotContain("Exif");
            assertThat(ImageIO.read(new ByteArrayInputStream(copy.body())).getWidth())
                    .isEqualTo(90);
        }
        var original = send(officer.request("/api/evidence/" + id + "/original")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"reason\":\"For the file\"}")));
        assertThat(original.body()).isEqualTo(photo);
        assertThat(original.headers().firstValue("content-disposition").orElse(""))
                .isEqualTo("attachment; filename=\"original-" + id + ".jpg\"");
    }

    @Test
    void whatIsNoPictureOrTooLargeIsRefusedByItselfAndTheReportIsTaken() throws Exception {
        var officer = visitor(force("CAMBS"), Role.OFFICER);
        var large = Arrays.copyOf(photo(), (25 << 20) + 1);
        var report = taken(List.of(
                new Photo("a.jpg", "image/jpeg", text("<html><script>alert(1)</script></html>")),
                new Photo("b.jpg", "image/jpeg", large),
                new Photo("c.jpg", "image/jpeg", text("MZ" + CANARY)),
                new Photo("d.svg", "image/svg+xml", text("<svg xmlns='http://www.w3.org/2000/svg'/>"))));
        var listed = awaited(officer, report, 4, "REFUSED");
        assertThat(listed.stream().map(file -> file.get("refused").asString()))
                .containsExactlyInAnyOrder("NOT_A_PICTURE", "TOO_LARGE", "NOT_A_PICTURE", "NOT_A_PICTURE");
        assertThat(listed).noneMatch(file -> file.get("original").asBoolean());
    }

    @Test
    void aHostilePhotoIsKeptAndHasNoCopy() throws Exception {
        var officer = visitor(force("CAMBS"), Role.OFFICER);
        var bomb = photo();
        int frame = new String(bomb, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0");
        Arrays.fill(bomb, frame + 5, frame + 9, (byte) 0xFF);
        var cut = Arrays.copyOf(photo(), 60);
        var report = taken(List.of(new Photo("a.jpg", "image/jpeg", bomb), new Photo("b.jpg", "image/jpeg", cut)));
        var listed = awaited(officer, report, 2, "RECEIVED");
        assertThat(listed.stream().map(file -> file.get("noCopy").asString()))
                .containsExactlyInAnyOrder("TOO_MANY_PIXELS", "DAMAGED");
    }

    @Test
    void aFormThatIsTooLongOrDoesNotSayHowLongItIsIsRefusedBeforeItIsRead() throws Exception {
        force("CAMBS");
        var unsaid = post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[2000])));
        assertThat(unsaid.statusCode()).isEqualTo(413);
        assertThat(unsaid.headers().firstValue("content-type").orElse("")).startsWith("text/html");
        var address = URI.create(nobody().origin());
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            var head = "POST /report HTTP/1.1\r\nHost: 127.0.0.1:" + address.getPort()
                    + "\r\nSec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=edge\r\nContent-Length: 62914561\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(20_000);
            var said = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(said).isEqualTo("HTTP/1.1 413");
        }
    }

    /** The id of the report that such a form becomes. */
    private String taken(List<Photo> photos) throws SQLException {
        var narrative = "Photos " + newId();
        var body = new ByteArrayOutputStream();
        for (var field : List.of("language=en", "place=TL 4617 4412", "when=now", "narrative=" + narrative)) {
            var at = field.indexOf('=');
            part(body, "name=\"" + field.substring(0, at) + "\"", text(field.substring(at + 1)));
        }
        for (var photo : photos) {
            part(
                    body,
                    "name=\"photos\"; filename=\"" + photo.name() + "\"\r\nContent-Type: " + photo.type(),
                    photo.content());
        }
        body.writeBytes(text("--edge--\r\n"));
        var answer = post(BodyPublishers.ofByteArray(body.toByteArray()));
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(201);
        try (var connection = asSuperuser();
                var statement =
                        connection.prepareStatement("select r.id from hedgerow.report r join hedgerow.incident i"
                                + " on i.id = r.incident_id where i.narrative = ?")) {
            statement.setString(1, narrative);
            try (var row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getString(1);
            }
        }
    }

    private HttpResponse<byte[]> post(BodyPublisher body) {
        return send(HttpRequest.newBuilder(URI.create(nobody().origin() + "/report"))
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(body));
    }

    private static void part(ByteArrayOutputStream body, String what, byte[] content) {
        body.writeBytes(text("--edge\r\nContent-Disposition: form-data; " + what + "\r\n\r\n"));
        body.writeBytes(content);
        body.writeBytes(text("\r\n"));
    }

    private static List<JsonNode> awaited(Visitor officer, String report, long count, String state) {
        Eventually.equal(
                "files",
                count,
                () -> files(officer, report).stream()
                        .filter(file -> file.get("state").asString().equals(state))
                        .filter(file -> !state.equals("RECEIVED")
                                || Optional.ofNullable(file.get("noCopy")).stream()
                                        .noneMatch(JsonNode::isNull))
                        .count());
        return files(officer, report);
    }

    private static List<JsonNode> files(Visitor officer, String report) {
        return officer.get("/api/reports/" + report + "/files")
                .json()
                .get("files")
                .valueStream()
                .toList();
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

    private static byte[] text(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    /** A JPEG with words where EXIF and comments are, and behind its end. */
    private static byte[] photo() throws IOException {
        var image = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB), "jpeg", image);
        var bytes = new ByteArrayOutputStream();
        bytes.write(image.toByteArray(), 0, 2);
        for (var segment : List.of("\u00e1Exif\0\0II*\0" + CANARY, "\u00fe" + CANARY)) {
            var content = segment.substring(1).getBytes(StandardCharsets.ISO_8859_1);
            bytes.write(0xFF);
            bytes.write(segment.charAt(0));
            bytes.write(0);
            bytes.write(content.length + 2);
            bytes.writeBytes(content);
        }
        bytes.write(image.toByteArray(), 2, image.size() - 2);
        bytes.writeBytes(text(CANARY));
        return bytes.toByteArray();
    }
}
