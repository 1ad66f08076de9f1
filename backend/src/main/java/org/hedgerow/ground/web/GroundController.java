package org.hedgerow.ground.web;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.ground.GroundFeature;
import org.hedgerow.ground.GroundKeeping;
import org.hedgerow.ground.GroundProblem;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlatformProblem;
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
import org.springframework.web.bind.annotation.RestController;

/** Hazards and ways in, for whoever keeps them. */
@RestController
@RequestMapping("/api/ground/own")
class GroundController {

    /** @param most how much of one person's may stand */
    record OwnList(List<GroundView> ground, int most) {}

    record Confirmed(List<GroundView> ground) {}

    record ConfirmForm(@Nullable List<@Nullable UUID> ids) {}

    private final GroundKeeping keeping;
    private final GroundFormReader forms;
    private final Clock clock;

    GroundController(GroundKeeping keeping, GroundFormReader forms, Clock clock) {
        this.keeping = keeping;
        this.forms = forms;
        this.clock = clock;
    }

    @GetMapping
    @Requires(Permission.REPORT_INCIDENT)
    OwnList list(@CurrentPerson Person person) {
        return new OwnList(views(keeping.list(person)), GroundKeeping.MOST_OF_A_PERSON);
    }

    @PutMapping("/{id}")
    @Requires(Permission.REPORT_INCIDENT)
    ResponseEntity<GroundView> put(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody GroundForm form) {
        if (form.reason() != null) {
            throw PlatformProblem.invalid("/reason", "Only the police give a reason.");
        }
        if (ifMatch != null) {
            return answer(HttpStatus.OK, keeping.change(person, id, version(ifMatch), forms.read(form)));
        }
        ClientSent.newId(id);
        var receipt = keeping.keep(person, id, forms.read(form), ClientSent.sha256(form.toString()));
        return answer(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED, receipt.feature());
    }

    /** All of these or, when one of them is not the person's own, none. */
    @PostMapping("/confirmations")
    @Requires(Permission.REPORT_INCIDENT)
    Confirmed confirm(@CurrentPerson Person person, @RequestBody ConfirmForm form) {
        return new Confirmed(views(keeping.confirm(person, ids(form.ids()))));
    }

    @PostMapping("/{id}/end")
    @Requires(Permission.REPORT_INCIDENT)
    ResponseEntity<GroundView> end(@CurrentPerson Person person, @PathVariable UUID id) {
        return answer(HttpStatus.OK, keeping.end(person, id));
    }

    static int version(String ifMatch) {
        return ClientSent.version(ifMatch, GroundProblem.STALE);
    }

    private static Set<UUID> ids(@Nullable List<@Nullable UUID> said) {
        if (said == null || said.isEmpty() || said.size() > GroundKeeping.MOST_OF_A_PERSON) {
            throw PlatformProblem.invalid("/ids", "Name 1 to " + GroundKeeping.MOST_OF_A_PERSON + " of your own.");
        }
        var ids = new LinkedHashSet<UUID>();
        for (var id : said) {
            if (id == null) {
                throw PlatformProblem.invalid("/ids", "Name 1 to " + GroundKeeping.MOST_OF_A_PERSON + " of your own.");
            }
            ids.add(id);
        }
        return ids;
    }

    private List<GroundView> views(List<GroundFeature> features) {
        var now = clock.instant();
        return features.stream()
                .map(feature -> GroundView.ofKeeper(feature, now))
                .toList();
    }

    private ResponseEntity<GroundView> answer(HttpStatus status, GroundFeature feature) {
        return ResponseEntity.status(status)
                .eTag("\"" + feature.version() + "\"")
                .body(GroundView.ofKeeper(feature, clock.instant()));
    }
}
