package org.hedgerow.incident.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hedgerow.geo.GridReference;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.IncidentHistory;
import org.hedgerow.incident.IncidentResult;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.IncidentVersion;
import org.hedgerow.sharing.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What an incident said before, who changed it and why. */
@RestController
class HistoryController {

    record History(List<Version> versions) {}

    /**
     * One version.
     *
     * @param by the name of who made it, or null
     * @param changed the names of the members that differ from the version before; empty for the first
     */
    record Version(
            int version,
            String action,
            Instant at,
            @Nullable String by,
            @Nullable String reason,
            List<String> changed,
            IncidentStatus status,
            String category,
            String narrative,
            Instant earliest,
            Instant latest,
            boolean exactTimeKnown,
            String place,
            String gridReference,
            Scope scope,
            List<String> sharedWith,
            List<IncidentResult> results) {}

    private final IncidentHistory history;
    private final People people;

    HistoryController(IncidentHistory history, People people) {
        this.history = history;
        this.people = people;
    }

    @GetMapping("/api/incidents/{id}/history")
    @Requires(Permission.AMEND_INCIDENT)
    History history(@CurrentPerson Person person, @PathVariable String id) {
        var versions = history.list(person, IncidentController.id(id));
        var views = new ArrayList<Version>();
        for (int at = 0; at < versions.size(); at++) {
            views.add(view(versions.get(at), at + 1 < versions.size() ? versions.get(at + 1) : null));
        }
        return new History(views);
    }

    private Version view(IncidentVersion version, @Nullable IncidentVersion before) {
        var when = version.when();
        return new Version(
                version.version(),
                version.action(),
                version.at(),
                name(version.by()),
                version.reason(),
                before == null ? List.of() : changed(before, version),
                version.status(),
                version.categoryCode(),
                version.narrative(),
                when.earliest(),
                when.latest(),
                when.exactTimeKnown(),
                version.placeAsGiven(),
                GridReference.of(version.point(), version.precisionMetres()).toString(),
                version.terms().scope(),
                version.terms().sharing().namedOrganisations().stream()
                        .flatMap(id -> people.findOrganisation(id).stream())
                        .map(Organisation::name)
                        .sorted()
                        .toList(),
                version.results());
    }

    private @Nullable String name(@Nullable UUID id) {
        return id == null ? null : people.find(id).map(Person::name).orElse(null);
    }

    private static List<String> changed(IncidentVersion before, IncidentVersion after) {
        var changed = new ArrayList<String>();
        note(changed, "status", before.status(), after.status());
        note(changed, "category", before.categoryCode(), after.categoryCode());
        note(changed, "narrative", before.narrative(), after.narrative());
        note(changed, "when", before.when(), after.when());
        note(
                changed,
                "place",
                List.of(before.point(), before.precisionMetres(), before.placeAsGiven()),
                List.of(after.point(), after.precisionMetres(), after.placeAsGiven()));
        note(changed, "results", before.results(), after.results());
        note(changed, "sharing", before.terms().sharing(), after.terms().sharing());
        return changed;
    }

    private static void note(List<String> changed, String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changed.add(name);
        }
    }
}
