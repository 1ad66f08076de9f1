package org.hedgerow.interchange.web;

import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.interchange.Export;
import org.hedgerow.interchange.Exports;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Taking incidents out. */
@RestController
@Profile("!command")
class ExportController {

    /** @param filter a query string, as the list takes it; none is everything of the usual period */
    record Wanted(
            @Nullable String format,
            @Nullable String filter,
            @Nullable String reason) {}

    private final Exports exports;

    ExportController(Exports exports) {
        this.exports = exports;
    }

    @PostMapping("/api/exports")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.EXPORT)
    Export make(@CurrentPerson Person person, @RequestBody Wanted wanted) {
        return exports.make(person, wanted.format(), wanted.filter(), wanted.reason());
    }

    @GetMapping("/api/exports")
    @Requires(Permission.EXPORT)
    List<Export> list(@CurrentPerson Person person) {
        return exports.list(person);
    }

    @GetMapping("/api/exports/{id}")
    @Requires(Permission.EXPORT)
    ResponseEntity<byte[]> download(@CurrentPerson Person person, @PathVariable String id) {
        var wanted = id(id);
        var download = exports.download(person, wanted);
        var name = "hedgerow-" + wanted + "." + download.format().ending();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(download.format().mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(download.content());
    }

    /** What is no id is not found, like an id that is nobody's. */
    private static UUID id(String text) {
        try {
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        throw new ProblemException(PlatformProblem.NOT_FOUND);
    }
}
