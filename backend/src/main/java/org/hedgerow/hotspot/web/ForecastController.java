package org.hedgerow.hotspot.web;

import java.time.Clock;
import java.time.Duration;
import org.hedgerow.hotspot.AudienceEngines;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.hotspot.ForecastQuery;
import org.hedgerow.hotspot.ForecastView;
import org.hedgerow.hotspot.IncidentCodes;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.IncidentFeatures;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where the coming week's incidents are likeliest, for the police who plan with it: in other hands it would put a label on a village (ADR 34). */
@RestController
@Profile("!command")
class ForecastController {

    /** A processor for some seconds at the worst: one at a time, and the map does not wait for it. */
    private final Turns turns = new Turns(1, Duration.ofSeconds(5));

    private final AudienceEngines engines;
    private final Access access;
    private final IncidentFeatures places;
    private final IncidentCodes codes;
    private final Clock clock;

    ForecastController(
            AudienceEngines engines, Access access, IncidentFeatures places, IncidentCodes codes, Clock clock) {
        this.engines = engines;
        this.access = access;
        this.places = places;
        this.codes = codes;
        this.clock = clock;
    }

    /** @throws ProblemException 404 outside the police, as for an address that does not exist */
    @GetMapping("/api/forecast")
    @Requires({Permission.READ_MAP, Permission.AMEND_INCIDENT})
    ForecastView forecast(
            @CurrentPerson Person person,
            @RequestParam(required = false) @Nullable String cellMetres,
            @RequestParam MultiValueMap<String, String> parameters) {
        var audience = access.audienceOf(person);
        if (!audience.reader().isPolice()) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        var now = clock.instant();
        var filter = FilterParameters.parse(parameters, codes).at(now);
        var query = ForecastQuery.of(cellMetres, filter, now);
        var snapshot = engines.wake(audience).snapshotNow();
        return ForecastView.of(turns.take(() -> snapshot.forecast(query)), places);
    }
}
