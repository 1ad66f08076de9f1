package org.hedgerow.incident.web;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.geo.Place;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.IncidentFeatures;
import org.hedgerow.incident.IncidentReader;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.incident.PlaceForm;
import org.hedgerow.incident.Pointers;
import org.hedgerow.incident.Relabelling;
import org.hedgerow.incident.SharingPreview;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.sharing.SharingForm;
import org.hedgerow.sharing.SharingFormReader;
import org.hedgerow.sharing.SharingTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who may see a record: what there is to choose, who would see it, who sees it now, and the change. */
@RestController
class SharingController {

    /**
     * What somebody is about to share.
     *
     * @param incident an incident of the own organisation, whose kind and place are taken; null for a report that is not sent yet
     */
    record PreviewForm(
            @Nullable UUID incident,
            @Nullable String category,
            @Nullable PlaceForm place,
            @Nullable SharingForm sharing) {}

    /** @param meant that whoever shares has read what is unusual about it */
    record ChangeForm(
            @Nullable SharingForm sharing,
            @Nullable String reason,
            @Nullable Boolean meant) {}

    /**
     * How an incident is shared now.
     *
     * @param names of everybody whom it names, by id
     * @param pointer whom the note for other forces says to ask; null when there is none
     */
    record SharingNow(
            int version,
            String category,
            SharingForm sharing,
            Map<UUID, String> names,
            @Nullable String pointer,
            boolean mayBePointedTo) {}

    record Colleague(UUID id, String name) {}

    record Colleagues(List<Colleague> people) {}

    private static final int SHORTEST_NAME = 2;
    private static final int LONGEST_NAME = 64;
    private static final int MOST_COLLEAGUES = 20;

    private final SharingChoices choices;
    private final SharingFormReader reader;
    private final IncidentReader incidents;
    private final SharingPreview preview;
    private final Relabelling relabelling;
    private final Pointers pointers;
    private final People people;
    private final IncidentFeatures features;
    private final Clock clock;

    SharingController(
            SharingChoices choices,
            SharingFormReader reader,
            IncidentReader incidents,
            SharingPreview preview,
            Relabelling relabelling,
            Pointers pointers,
            People people,
            IncidentFeatures features,
            Clock clock) {
        this.choices = choices;
        this.reader = reader;
        this.incidents = incidents;
        this.preview = preview;
        this.relabelling = relabelling;
        this.pointers = pointers;
        this.people = people;
        this.features = features;
        this.clock = clock;
    }

    @GetMapping("/api/sharing/choices")
    @Requires(Permission.READ_MAP)
    SharingChoices.Choices choices(@CurrentPerson Person person) {
        return choices.of(person);
    }

    /** Whom a report may be kept from: the others of the own organisation, by a part of their name. */
    @GetMapping("/api/sharing/colleagues")
    @Requires(Permission.AMEND_INCIDENT)
    Colleagues colleagues(@CurrentPerson Person person, @RequestParam(required = false) @Nullable String text) {
        var name = PlainText.checkLine("?text", text, LONGEST_NAME);
        if (name.length() < SHORTEST_NAME) {
            throw PlatformProblem.invalid("?text", "Type two letters of the name or more.");
        }
        return new Colleagues(people.listNamed(person.organisation().id(), name, MOST_COLLEAGUES + 1).stream()
                .filter(each -> !each.id().equals(person.id()))
                .limit(MOST_COLLEAGUES)
                .map(each -> new Colleague(each.id(), each.name()))
                .toList());
    }

    @PostMapping("/api/sharing/preview")
    @Requires(Permission.AMEND_INCIDENT)
    SharingPreviewView preview(@CurrentPerson Person person, @RequestBody PreviewForm form) {
        if (form.incident() != null) {
            var now = relabelling.now(person, form.incident());
            var terms = read(form.sharing(), person, now.categoryCode());
            return SharingPreviewView.of(preview.ofChange(person, form.incident(), terms), person, terms);
        }
        var errors = new FieldErrors();
        var category = incidents.category(form.category(), errors);
        var place = incidents.place(form.place(), errors);
        errors.throwIfAny();
        var terms = read(form.sharing(), person, category);
        return SharingPreviewView.of(preview.ofNew(person, content(category, place, terms)), person, terms);
    }

    @GetMapping("/api/incidents/{id}/sharing")
    @Requires(Permission.AMEND_INCIDENT)
    SharingNow now(@CurrentPerson Person person, @PathVariable UUID id) {
        var now = relabelling.now(person, id);
        return new SharingNow(
                now.version(),
                now.categoryCode(),
                SharingForm.of(now.terms()),
                names(now.terms()),
                pointers.contact(person, id).orElse(null),
                now.mayBePointedTo());
    }

    /** 200 with the incident when it is done, 202 with the proposal when a second person must agree. */
    @PutMapping("/api/incidents/{id}/sharing")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<?> change(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ChangeForm form) {
        var version = IncidentController.version(ifMatch);
        var now = relabelling.now(person, id);
        var reason = PlainText.checkLine("/reason", form.reason(), 400);
        var terms = read(form.sharing(), person, now.categoryCode());
        var outcome = relabelling.relabel(person, id, version, terms, reason, Boolean.TRUE.equals(form.meant()));
        if (outcome instanceof Relabelling.Outcome.Shared shared) {
            return ResponseEntity.ok()
                    .eTag("\"" + shared.view().released().version() + "\"")
                    .body(IncidentDetail.of(shared.view(), features));
        }
        var waiting = (Relabelling.Outcome.Waiting) outcome;
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(ProposalView.made(waiting.proposal()));
    }

    private SharingTerms read(@Nullable SharingForm form, Person person, @Nullable String category) {
        var errors = new FieldErrors("/sharing");
        var terms = reader.read(form == null ? SharingForm.NOTHING : form, person, category, errors);
        errors.throwIfAny();
        if (terms == null) {
            throw new IllegalStateException("A form without errors has terms");
        }
        return terms;
    }

    private IncidentContent content(@Nullable String category, @Nullable Place place, SharingTerms terms) {
        if (category == null || place == null) {
            throw new IllegalStateException("A form without errors has a category and a place");
        }
        var now = clock.instant();
        return new IncidentContent(category, "", new OccurredBetween(now, now, true), place, terms);
    }

    private Map<UUID, String> names(SharingTerms terms) {
        var names = new LinkedHashMap<UUID, String>();
        terms.namedOrganisations().stream()
                .sorted()
                .flatMap(id -> people.findOrganisation(id).stream())
                .forEach((Organisation each) -> names.put(each.id(), each.name()));
        terms.barredPersons().stream()
                .sorted()
                .flatMap(id -> people.find(id).stream())
                .forEach((Person each) -> names.put(each.id(), each.name()));
        return names;
    }
}
