package org.hedgerow.hotspot.web;

import java.time.Clock;
import java.time.Duration;
import org.hedgerow.hotspot.AudienceEngines;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.hotspot.IncidentCodes;
import org.hedgerow.hotspot.NearRepeatAnswer;
import org.hedgerow.hotspot.SignificanceQuery;
import org.hedgerow.hotspot.SignificanceView;
import org.hedgerow.hotspot.StatisticsQuery;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.IncidentFeatures;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether what the viewer may see lies together more than chance explains. */
@RestController
@Profile("!command")
class SignificanceController {

    /** Each of these keeps a processor for seconds at the worst: the map is not to wait for them. */
    private final Turns turns = new Turns(2, Duration.ofSeconds(5));

    private final AudienceEngines engines;
    private final Access access;
    private final IncidentFeatures places;
    private final IncidentCodes codes;
    private final TellingKinds tellingKinds;
    private final Clock clock;

    SignificanceController(
            AudienceEngines engines,
            Access access,
            IncidentFeatures places,
            IncidentCodes codes,
            TellingKinds tellingKinds,
            Clock clock) {
        this.engines = engines;
        this.access = access;
        this.places = places;
        this.codes = codes;
        this.tellingKinds = tellingKinds;
        this.clock = clock;
    }

    @GetMapping("/api/significance")
    @Requires(Permission.READ_MAP)
    SignificanceView significance(
            @CurrentPerson Person person,
            @RequestParam(required = false) @Nullable String cellMetres,
            @RequestParam MultiValueMap<String, String> parameters) {
        var filter = FilterParameters.parse(parameters, codes).at(clock.instant());
        var audience = access.audienceOf(person);
        var query = SignificanceQuery.of(cellMetres, filter, tellingKinds.forReader(audience));
        var snapshot = engines.wake(audience).snapshotNow();
        return SignificanceView.of(turns.take(() -> snapshot.significance(query)), places);
    }

    @GetMapping("/api/near-repeats")
    @Requires(Permission.READ_MAP)
    NearRepeatAnswer nearRepeats(@CurrentPerson Person person, @RequestParam MultiValueMap<String, String> parameters) {
        var filter = FilterParameters.parse(parameters, codes).at(clock.instant());
        var audience = access.audienceOf(person);
        var query = new StatisticsQuery(filter, StatisticsQuery.By.MONTH, tellingKinds.forReader(audience));
        var snapshot = engines.wake(audience).snapshotNow();
        return turns.take(() -> snapshot.nearRepeats(query));
    }
}
