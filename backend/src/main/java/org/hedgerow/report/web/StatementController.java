package org.hedgerow.report.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.report.DraftStatements;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Drafts of statements, as files of plain text to be saved. */
@RestController
class StatementController {

    private final DraftStatements drafts;

    StatementController(DraftStatements drafts) {
        this.drafts = drafts;
    }

    @GetMapping("/api/desk/reports/{id}/statement.txt")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<byte[]> draft(@CurrentPerson Person person, @PathVariable UUID id) {
        var text = drafts.of(person, id).getBytes(StandardCharsets.UTF_8);
        var disposition = ContentDisposition.attachment()
                .filename("draft-statement-" + id + ".txt")
                .build();
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(text);
    }
}
