package org.hedgerow.hotspot.web;

import java.time.Clock;
import java.util.UUID;
import org.hedgerow.audit.RecordViews;
import org.hedgerow.hotspot.AudienceEngines;
import org.hedgerow.hotspot.FeatureWriter;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.hotspot.HotspotExplanationView;
import org.hedgerow.hotspot.HotspotQuery;
import org.hedgerow.hotspot.IncidentCodes;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One hotspot explained, from the engine of the viewer's audience. Which single records it shows is audited before it is sent. */
@RestController
@Profile("!command")
class HotspotController {

    private final AudienceEngines engines;
    private final Access access;
    private final FeatureWriter features;
    private final IncidentCodes codes;
    private final TellingKinds tellingKinds;
    private final RecordViews views;
    private final Turns turns;
    private final Clock clock;

    HotspotController(
            AudienceEngines engines,
            Access access,
            FeatureWriter features,
            IncidentCodes codes,
            TellingKinds tellingKinds,
            RecordViews views,
            Turns turns,
            Clock clock) {
        this.engines = engines;
        this.access = access;
        this.features = features;
        this.codes = codes;
        this.tellingKinds = tellingKinds;
        this.views = views;
        this.turns = turns;
        this.clock = clock;
    }

    @GetMapping("/api/hotspots/{key}")
    @Requires(Permission.READ_MAP)
    HotspotExplanationView hotspot(
            @CurrentPerson Person person,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String reachMetres,
            @RequestParam(required = false) @Nullable String minimumIncidents,
            @RequestParam MultiValueMap<String, String> parameters) {
        var filter = FilterParameters.parse(parameters, codes).at(clock.instant());
        var query = HotspotQuery.of(reachMetres, minimumIncidents, filter);
        var audience = access.audienceOf(person);
        var wanted = key(key);
        var tellsItsVictim = tellingKinds.forReader(audience);
        var snapshot = engines.wake(audience).snapshotNow();
        var explained = turns.take(() -> snapshot.explain(query, wanted, tellsItsVictim))
                .orElseThrow(HotspotController::notFound);
        views.shown(
                person,
                "members",
                explained.members().stream()
                        .map(incident -> new RecordViews.Shown(
                                incident.id(), incident.tier().name()))
                        .toList());
        return features.explanation(explained);
    }

    /** A key as hotspots are listed with; whatever else is not found, like a key that is no hotspot's. */
    private static UUID key(String text) {
        try {
            var key = UUID.fromString(text);
            if (key.toString().equals(text)) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
        throw notFound();
    }

    private static ProblemException notFound() {
        return new ProblemException(PlatformProblem.NOT_FOUND);
    }
}
