package org.hedgerow.evidence.web;

import java.util.List;
import java.util.UUID;
import org.hedgerow.evidence.Evidence;
import org.hedgerow.evidence.Exhibit;
import org.hedgerow.evidence.Exhibits;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Names files as exhibits. */
@RestController
class ExhibitController {

    /** @param clockOffsetSeconds a whole number, which must not be guessed from anything else */
    record ExhibitForm(
            @Nullable String reference,
            @Nullable JsonNode clockOffsetSeconds,
            @Nullable String note) {}

    private final Evidence evidence;
    private final Exhibits exhibits;
    private final People people;

    ExhibitController(Evidence evidence, Exhibits exhibits, People people) {
        this.evidence = evidence;
        this.exhibits = exhibits;
        this.people = people;
    }

    @PutMapping("/api/evidence/{file}/exhibit")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<FileView> name(
            @CurrentPerson Person person, @PathVariable UUID file, @RequestBody ExhibitForm form) {
        evidence.requireSealed(person, file);
        var named = exhibits.name(person, file, naming(form));
        return ResponseEntity.status(named.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(FileView.all(List.of(named.file()), people).get(0));
    }

    private static Exhibit.Naming naming(ExhibitForm form) {
        var errors = new FieldErrors();
        var reference = form.reference() == null ? "" : form.reference();
        if (!Exhibit.REFERENCE.matcher(reference).matches()) {
            errors.add(
                    "/reference",
                    "A reference is two to four capital letters and a number, as in ABC/1, or a part of it, as in ABC/1/A.");
        }
        var offset = errors.read(() -> offset(form.clockOffsetSeconds()));
        var note = errors.read(
                () -> PlainText.check("/note", form.note() == null ? "" : form.note(), Exhibit.LONGEST_NOTE));
        errors.throwIfAny();
        return new Exhibit.Naming(reference, offset, note == null || note.isEmpty() ? null : note);
    }

    private static @Nullable Integer offset(@Nullable JsonNode given) {
        if (given == null || given.isNull()) {
            return null;
        }
        if (!given.isIntegralNumber()
                || !given.canConvertToInt()
                || Math.abs((long) given.asInt()) > Exhibit.MOST_OFFSET_SECONDS) {
            throw PlatformProblem.invalid(
                    "/clockOffsetSeconds", "This is a whole number of seconds, of at most one day either way.");
        }
        return given.asInt();
    }
}
