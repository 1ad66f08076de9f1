package org.hedgerow.bulletin.web;

import java.time.Clock;
import java.util.UUID;
import org.hedgerow.bulletin.HotspotPrefill;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.hotspot.HotspotQuery;
import org.hedgerow.hotspot.IncidentCodes;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a bulletin about a hotspot begins with. */
@RestController
@Profile("!command")
class HotspotBulletinController {

    private final HotspotPrefill prefill;
    private final IncidentCodes codes;
    private final Clock clock;

    HotspotBulletinController(HotspotPrefill prefill, IncidentCodes codes, Clock clock) {
        this.prefill = prefill;
        this.codes = codes;
        this.clock = clock;
    }

    @GetMapping("/api/hotspots/{key}/bulletin")
    @Requires(Permission.AMEND_INCIDENT)
    BulletinDeskController.BegunView begin(
            @CurrentPerson Person person,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String reachMetres,
            @RequestParam(required = false) @Nullable String minimumIncidents,
            @RequestParam MultiValueMap<String, String> parameters) {
        var filter = FilterParameters.parse(parameters, codes).at(clock.instant());
        var query = HotspotQuery.of(reachMetres, minimumIncidents, filter);
        return BulletinDeskController.BegunView.of(prefill.from(person, key(key), query));
    }

    /** Whatever else is not found, like a key that is no hotspot's. */
    private static UUID key(String text) {
        try {
            var key = UUID.fromString(text);
            if (key.toString().equals(text)) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        throw new ProblemException(PlatformProblem.NOT_FOUND);
    }
}
