package org.hedgerow.ground.web;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hedgerow.ground.GroundFeature;
import org.hedgerow.ground.GroundVersion;
import org.hedgerow.ground.PoliceGround;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;
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

/** Hazards and ways in, for the police. */
@RestController
@RequestMapping("/api/ground")
class PoliceGroundController {

    private static final Pattern DEGREES = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{0,20})?");

    /** @param tooMany whether there is more than is shown at once: then none is, and nothing says how many there are */
    record InView(List<GroundView> ground, boolean tooMany) {}

    /**
     * @param force the name of the force whose area holds it
     * @param history latest first
     */
    record Whole(GroundView ground, String force, List<GroundVersion> history) {}

    record ReasonForm(@Nullable String reason) {}

    private final PoliceGround ground;
    private final GroundFormReader forms;
    private final People people;
    private final Clock clock;

    PoliceGroundController(PoliceGround ground, GroundFormReader forms, People people, Clock clock) {
        this.ground = ground;
        this.forms = forms;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping
    @Requires(Permission.AMEND_INCIDENT)
    InView inView(@CurrentPerson Person person, @RequestParam(required = false) @Nullable String bbox) {
        var edges = edges(bbox);
        var found = ground.inView(person, edges[0], edges[1], edges[2], edges[3]);
        return new InView(
                found.features().stream().map(each -> view(each, person)).toList(), found.tooMany());
    }

    @GetMapping("/{id}")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<Whole> get(@CurrentPerson Person person, @PathVariable UUID id) {
        var whole = ground.get(person, id);
        return ResponseEntity.ok()
                .eTag("\"" + whole.feature().version() + "\"")
                .body(new Whole(view(whole.feature(), person), force(whole.feature()), whole.history()));
    }

    @PutMapping("/{id}")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<GroundView> amend(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody GroundForm form) {
        int version = GroundController.version(ifMatch == null ? "" : ifMatch);
        var reason = GroundFormReader.reason(form.reason());
        return answer(ground.amend(person, id, version, forms.read(form), reason), person);
    }

    @PostMapping("/{id}/confirmation")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<GroundView> confirm(@CurrentPerson Person person, @PathVariable UUID id) {
        return answer(ground.confirm(person, id), person);
    }

    @PostMapping("/{id}/end")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<GroundView> end(@CurrentPerson Person person, @PathVariable UUID id, @RequestBody ReasonForm form) {
        return answer(ground.end(person, id, GroundFormReader.reason(form.reason())), person);
    }

    private ResponseEntity<GroundView> answer(GroundFeature feature, Person person) {
        return ResponseEntity.ok().eTag("\"" + feature.version() + "\"").body(view(feature, person));
    }

    private GroundView view(GroundFeature feature, Person person) {
        var own = feature.owner().equals(person.organisation().id());
        return GroundView.ofPolice(feature, clock.instant(), own);
    }

    private String force(GroundFeature feature) {
        return people.findOrganisation(feature.owner()).map(Organisation::name).orElse("");
    }

    /** West, south, east and north in degrees. */
    private static double[] edges(@Nullable String bbox) {
        var parts = bbox == null || bbox.length() > 200 ? new String[0] : bbox.split(",", 6);
        var edges = new double[4];
        for (int at = 0; at < edges.length; at++) {
            if (parts.length != edges.length || !DEGREES.matcher(parts[at]).matches()) {
                throw PlatformProblem.invalid("?bbox", "Give the box as west,south,east,north in degrees.");
            }
            edges[at] = Double.parseDouble(parts[at]);
        }
        if (edges[0] > edges[2]
                || edges[1] > edges[3]
                || edges[2] > 180
                || edges[0] < -180
                || edges[1] < -90
                || edges[3] > 90) {
            throw PlatformProblem.invalid("?bbox", "Give the box as west,south,east,north in degrees.");
        }
        return edges;
    }
}
