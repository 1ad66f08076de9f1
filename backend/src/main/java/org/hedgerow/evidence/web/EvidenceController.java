package org.hedgerow.evidence.web;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.evidence.Evidence;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files of reports for the force: copies to look at, originals for a reason, and everything that was done with them. Whatever is sent can do nothing in a
 * browser but be a picture or be saved.
 */
@RestController
class EvidenceController {

    /** Opened by itself, a file has no origin, no script and nothing to load. */
    private static final String NOTHING_ALLOWED =
            "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'";

    private static final int LONGEST_REASON = 400;

    record FileList(List<FileView> files) {}

    record Continuity(List<LedgerView> entries) {}

    record OriginalForm(@Nullable String reason) {}

    private final Evidence evidence;
    private final People people;

    EvidenceController(Evidence evidence, People people) {
        this.evidence = evidence;
        this.people = people;
    }

    @GetMapping("/api/reports/{report}/files")
    @Requires(Permission.AMEND_INCIDENT)
    FileList list(@CurrentPerson Person person, @PathVariable UUID report) {
        return new FileList(FileView.all(evidence.list(person, report), people));
    }

    @GetMapping("/api/evidence/{file}/copy")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<Resource> copy(
            @CurrentPerson Person person,
            @PathVariable UUID file,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range)
            throws IOException {
        var part = PartOfFile.asked(range);
        var opened = evidence.copy(person, file, false, part.from());
        return opened.file().isVideo() ? video(opened, part) : picture(opened, "copy");
    }

    @GetMapping("/api/evidence/{file}/thumbnail")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<Resource> thumbnail(@CurrentPerson Person person, @PathVariable UUID file) throws IOException {
        return picture(evidence.copy(person, file, true, 0), "thumbnail");
    }

    @PostMapping("/api/evidence/{file}/original")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<Resource> original(
            @CurrentPerson Person person, @PathVariable UUID file, @RequestBody OriginalForm form) {
        evidence.requireSealed(person, file);
        var reason = PlainText.check("/reason", form.reason(), LONGEST_REASON);
        if (reason.isEmpty()) {
            throw PlatformProblem.invalid("/reason", "Say why the original is needed: it is written down.");
        }
        var opened = evidence.original(person, file, reason);
        var kind = opened.file().kind();
        var name = "original-" + opened.file().id() + "." + (kind == null ? "bin" : kind.extension());
        return answer(
                        MediaType.APPLICATION_OCTET_STREAM,
                        ContentDisposition.attachment().filename(name).build())
                .contentLength(opened.file().size())
                .body(new InputStreamResource(opened.bytes()));
    }

    @GetMapping("/api/evidence/{file}/continuity")
    @Requires(Permission.AMEND_INCIDENT)
    Continuity continuity(@CurrentPerson Person person, @PathVariable UUID file) {
        var entries = evidence.continuity(person, file);
        var names = people.findAll(entries.stream()
                .flatMap(entry -> Stream.ofNullable(entry.person()))
                .distinct()
                .toList());
        return new Continuity(
                entries.stream().map(entry -> LedgerView.of(entry, names)).toList());
    }

    /** A video goes out as it lies in the store, all of it or the one part that a player asks for. */
    private static ResponseEntity<Resource> video(Evidence.Opened opened, PartOfFile part) throws IOException {
        long size = Objects.requireNonNull(opened.file().copyBytes());
        var name = "copy-" + opened.file().id() + ".mp4";
        var disposition = ContentDisposition.inline().filename(name).build();
        if (part.from() >= size) {
            opened.bytes().close();
            return ResponseEntity.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header(HttpHeaders.CONTENT_RANGE, "bytes */" + size)
                    .build();
        }
        long length = part.length(size);
        var answer = answer(
                        part.isWhole() ? HttpStatus.OK : HttpStatus.PARTIAL_CONTENT,
                        MediaType.valueOf("video/mp4"),
                        disposition)
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .contentLength(length);
        if (!part.isWhole()) {
            answer.header(
                    HttpHeaders.CONTENT_RANGE, "bytes " + part.from() + "-" + (part.from() + length - 1) + "/" + size);
        }
        return answer.body(new InputStreamResource(new FirstBytes(opened.bytes(), length)));
    }

    /** Copies of pictures are small enough to be looked at before they are sent: their kind is that of their own bytes. */
    private static ResponseEntity<Resource> picture(Evidence.Opened opened, String word) throws IOException {
        try (var bytes = opened.bytes()) {
            var all = bytes.readAllBytes();
            var png = all.length > 0 && all[0] == (byte) 0x89;
            var name = word + "-" + opened.file().id() + (png ? ".png" : ".jpg");
            return answer(
                            png ? MediaType.IMAGE_PNG : MediaType.IMAGE_JPEG,
                            ContentDisposition.inline().filename(name).build())
                    .body(new ByteArrayResource(all));
        }
    }

    private static ResponseEntity.BodyBuilder answer(MediaType type, ContentDisposition disposition) {
        return answer(HttpStatus.OK, type, disposition);
    }

    private static ResponseEntity.BodyBuilder answer(
            HttpStatus status, MediaType type, ContentDisposition disposition) {
        return ResponseEntity.status(status)
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("Content-Security-Policy", NOTHING_ALLOWED)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
