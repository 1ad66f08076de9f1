package org.hedgerow.sighting.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.sighting.HeadsUp;
import org.hedgerow.sighting.HeadsUps;
import org.hedgerow.sighting.web.SightingView.ForceView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What forces tell their neighbours of sightings. */
@RestController
class HeadsUpController {

    /** @param force that is told, as an organisation */
    record HeadsUpForm(
            @Nullable UUID sighting,
            @Nullable UUID force,
            @Nullable String note) {}

    record NeighbourList(List<ForceView> forces) {}

    record HeadsUpList(List<HeadsUpView> received, List<HeadsUpView> sent) {}

    private final HeadsUps headsUps;
    private final People people;

    HeadsUpController(HeadsUps headsUps, People people) {
        this.headsUps = headsUps;
        this.people = people;
    }

    /** Whom to tell, the likeliest first. */
    @GetMapping("/api/sightings/{id}/neighbours")
    @Requires(Permission.RECORD_SIGHTING)
    NeighbourList neighbours(@CurrentPerson Person person, @PathVariable UUID id) {
        return new NeighbourList(headsUps.neighbours(person, id).stream()
                .map(each -> new ForceView(each.id(), each.name()))
                .toList());
    }

    /** Asked every few seconds: what stands as it did is not read again. Ages are of the moment of the answer. */
    @GetMapping("/api/heads-ups")
    @Requires(Permission.RECORD_SIGHTING)
    ResponseEntity<HeadsUpList> list(
            @CurrentPerson Person person,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String ifNoneMatch) {
        var tag = tag(headsUps.mark(person));
        if (tag.equals(ifNoneMatch)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        }
        var found = headsUps.list(person);
        var readers = readersOf(found);
        var own = person.organisation().id();
        return ResponseEntity.ok()
                .eTag(tag)
                .body(new HeadsUpList(
                        found.stream()
                                .filter(each -> each.receiver().equals(own))
                                .map(each -> view(each, person, readers))
                                .toList(),
                        found.stream()
                                .filter(each -> each.owner().equals(own))
                                .map(each -> view(each, person, readers))
                                .toList()));
    }

    @PutMapping("/api/heads-ups/{id}")
    @Requires(Permission.RECORD_SIGHTING)
    ResponseEntity<HeadsUpView> put(
            @CurrentPerson Person person, @PathVariable UUID id, @RequestBody HeadsUpForm form) {
        var errors = new FieldErrors();
        if (id.version() != 4 || id.variant() != 2) {
            errors.add("/id", "This id cannot be used for anything new; make another.");
        }
        if (form.sighting() == null) {
            errors.add("/sighting", "Say which sighting.");
        }
        if (form.force() == null) {
            errors.add("/force", "Choose one of the forces that are offered.");
        }
        var note = errors.read(() -> form.note() == null || form.note().isBlank()
                ? ""
                : PlainText.checkLine("/note", form.note(), HeadsUp.LONGEST_NOTE));
        errors.throwIfAny();
        if (form.sighting() == null || form.force() == null || note == null) {
            throw PlatformProblem.invalid("", "Something is missing.");
        }
        var receipt =
                headsUps.send(person, id, form.sighting(), form.force(), note, ClientSent.sha256(form.toString()));
        return ResponseEntity.status(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(view(receipt.headsUp(), person, readersOf(List.of(receipt.headsUp()))));
    }

    @PostMapping("/api/heads-ups/{id}/acknowledgement")
    @Requires(Permission.RECORD_SIGHTING)
    HeadsUpView acknowledge(@CurrentPerson Person person, @PathVariable UUID id) {
        var read = headsUps.acknowledge(person, id);
        return view(read, person, readersOf(List.of(read)));
    }

    private Map<UUID, Person> readersOf(List<HeadsUp> found) {
        return people.findAll(found.stream()
                .flatMap(each -> Stream.ofNullable(each.acknowledgement()))
                .map(HeadsUp.Acknowledgement::person)
                .distinct()
                .toList());
    }

    private HeadsUpView view(HeadsUp headsUp, Person reader, Map<UUID, Person> readers) {
        var acknowledgement = headsUp.acknowledgement();
        var by = acknowledgement == null ? null : readers.get(acknowledgement.person());
        return HeadsUpView.of(
                headsUp,
                ForceView.of(organisation(headsUp.owner())),
                ForceView.of(organisation(headsUp.receiver())),
                by == null ? null : by.name(),
                headsUp.receiver().equals(reader.organisation().id()),
                headsUps.now());
    }

    private @Nullable Organisation organisation(UUID id) {
        return people.findOrganisation(id).orElse(null);
    }

    private static String tag(String mark) {
        return '"'
                + UUID.nameUUIDFromBytes(mark.getBytes(StandardCharsets.UTF_8)).toString()
                + '"';
    }
}
