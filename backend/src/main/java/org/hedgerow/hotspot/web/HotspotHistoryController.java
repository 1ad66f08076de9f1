package org.hedgerow.hotspot.web;

import java.time.Clock;
import java.time.Duration;
import org.hedgerow.hotspot.AudienceEngines;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.hotspot.HotspotChoice;
import org.hedgerow.hotspot.HotspotHistoryView;
import org.hedgerow.hotspot.HotspotQuery;
import org.hedgerow.hotspot.IncidentCodes;
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

/** What became of hotspots, from what the viewer may see now. */
@RestController
@Profile("!command")
class HotspotHistoryController {

    private final Turns turns = new Turns(2, Duration.ofSeconds(5));

    private final AudienceEngines engines;
    private final Access access;
    private final IncidentFeatures places;
    private final IncidentCodes codes;
    private final TellingKinds tellingKinds;
    private final Clock clock;

    HotspotHistoryController(
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

    @GetMapping("/api/hotspots/history")
    @Requires(Permission.READ_MAP)
    HotspotHistoryView history(
            @CurrentPerson Person person,
            @RequestParam(required = false) @Nullable String reachMetres,
            @RequestParam(required = false) @Nullable String minimumIncidents,
            @RequestParam MultiValueMap<String, String> parameters) {
        var now = clock.instant();
        var filter = FilterParameters.parse(parameters, codes);
        var query = HotspotQuery.of(reachMetres, minimumIncidents, filter.at(now));
        var choice = new HotspotChoice(query.reachMetres(), query.minimumIncidents(), filter);
        var audience = access.audienceOf(person);
        boolean hidesSmallCounts = tellingKinds.forReader(audience) != null;
        var snapshot = engines.wake(audience).snapshotNow();
        return turns.take(() -> HotspotHistoryView.of(
                snapshot.hotspotHistory(choice, now, hidesSmallCounts), hidesSmallCounts, places));
    }
}
