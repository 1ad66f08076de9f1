package org.hedgerow.sighting.web;

import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.sighting.Sighting;
import org.hedgerow.sighting.SightingProblem;
import org.hedgerow.sighting.Sightings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sightings, for the police. */
@RestController
@RequestMapping("/api/sightings")
class SightingController {

    record SightingList(List<SightingView> sightings) {}

    record ReasonForm(@Nullable String reason) {}

    private final Sightings sightings;
    private final SightingFormReader forms;
    private final SightingViews views;

    SightingController(Sightings sightings, SightingFormReader forms, SightingViews views) {
        this.sightings = sightings;
        this.forms = forms;
        this.views = views;
    }

    /** Of an incident, or the last that were recorded. */
    @GetMapping
    @Requires(Permission.RECORD_SIGHTING)
    SightingList list(@CurrentPerson Person person, @RequestParam(required = false) @Nullable UUID incident) {
        return new SightingList(sightings.list(person, incident).stream()
                .map(each -> views.of(each, person))
                .toList());
    }

    @GetMapping("/{id}")
    @Requires(Permission.RECORD_SIGHTING)
    ResponseEntity<SightingView> get(@CurrentPerson Person person, @PathVariable UUID id) {
        return answer(HttpStatus.OK, sightings.get(person, id), person);
    }

    @PutMapping("/{id}")
    @Requires(Permission.RECORD_SIGHTING)
    ResponseEntity<SightingView> put(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody SightingForm form) {
        if (ifMatch != null) {
            return answer(
                    HttpStatus.OK, sightings.amend(person, id, version(ifMatch), forms.read(form, person)), person);
        }
        ClientSent.newId(id);
        var receipt = sightings.record(person, id, forms.read(form, person), ClientSent.sha256(form.toString()));
        return answer(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED, receipt.sighting(), person);
    }

    @PostMapping("/{id}/withdrawal")
    @Requires(Permission.RECORD_SIGHTING)
    ResponseEntity<SightingView> withdraw(
            @CurrentPerson Person person, @PathVariable UUID id, @RequestBody ReasonForm form) {
        return answer(HttpStatus.OK, sightings.withdraw(person, id, SightingFormReader.reason(form.reason())), person);
    }

    private ResponseEntity<SightingView> answer(HttpStatus status, Sighting sighting, Person person) {
        return ResponseEntity.status(status)
                .eTag("\"" + sighting.version() + "\"")
                .body(views.of(sighting, person));
    }

    private static int version(String ifMatch) {
        return ClientSent.version(ifMatch, SightingProblem.STALE);
    }
}
