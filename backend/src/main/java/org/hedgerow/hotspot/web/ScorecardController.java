package org.hedgerow.hotspot.web;

import java.time.Clock;
import java.util.List;
import org.hedgerow.hotspot.AudienceEngines;
import org.hedgerow.hotspot.AudienceSnapshot;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.hotspot.IncidentCodes;
import org.hedgerow.hotspot.IncidentFilter;
import org.hedgerow.hotspot.Scorecard;
import org.hedgerow.hotspot.ScorecardSeason;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.Results;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The season's scorecard, for the police. To everybody else it is not there (ADR 35). */
@RestController
@Profile("!command")
class ScorecardController {

    /** Parts of a filter that results do not have. */
    private static final List<String> NOT_HERE = List.of("period", "hours", "status");

    private final AudienceEngines engines;
    private final Access access;
    private final Results results;
    private final IncidentCodes codes;
    private final Clock clock;

    ScorecardController(AudienceEngines engines, Access access, Results results, IncidentCodes codes, Clock clock) {
        this.engines = engines;
        this.access = access;
        this.results = results;
        this.codes = codes;
        this.clock = clock;
    }

    @GetMapping("/api/scorecard")
    @Requires(Permission.AMEND_INCIDENT)
    Scorecard scorecard(
            @CurrentPerson Person person,
            @RequestParam(required = false) @Nullable String season,
            @RequestParam MultiValueMap<String, String> parameters) {
        var audience = access.audienceOf(person);
        if (!audience.reader().isPolice()) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        for (var name : NOT_HERE) {
            if (parameters.containsKey(name)) {
                throw PlatformProblem.invalid("?" + name, "The scorecard is of a season, by kinds and forces alone.");
            }
        }
        var now = clock.instant();
        long began = System.nanoTime();
        var filter = FilterParameters.parse(parameters, codes).at(now);
        var chosen = ScorecardSeason.parse(season, now);
        var snapshot = engines.wake(audience).snapshotNow();
        return Scorecard.of(
                snapshot.position(),
                chosen,
                filter,
                counted(person, snapshot, filter, chosen),
                counted(person, snapshot, filter, chosen.before()),
                began);
    }

    private Scorecard.Counted counted(
            Person person, AudienceSnapshot snapshot, IncidentFilter filter, ScorecardSeason season) {
        return new Scorecard.Counted(
                snapshot.byForce(
                        filter, season.from().toInstant(), season.until().toInstant()),
                results.sums(person, season.firstDay(), season.through()));
    }
}
