package org.hedgerow.hotspot.web;

import org.hedgerow.hotspot.HotspotChoice;
import org.hedgerow.hotspot.HotspotHistoryView;
import org.hedgerow.hotspot.HotspotQuery;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.IncidentFeatures;
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

    private final Studies studies;
    private final IncidentFeatures places;

    HotspotHistoryController(Studies studies, IncidentFeatures places) {
        this.studies = studies;
        this.places = places;
    }

    @GetMapping("/api/hotspots/history")
    @Requires(Permission.READ_MAP)
    HotspotHistoryView history(
            @CurrentPerson Person person,
            @RequestParam(required = false) @Nullable String reachMetres,
            @RequestParam(required = false) @Nullable String minimumIncidents,
            @RequestParam MultiValueMap<String, String> parameters) {
        return studies.ask(
                person,
                parameters,
                asked -> new Question(HotspotQuery.of(reachMetres, minimumIncidents, asked.filter()), asked),
                (snapshot, question) -> {
                    boolean hidesSmallCounts = question.asked().tellsItsVictim() != null;
                    var history = snapshot.hotspotHistory(
                            question.choice(), question.asked().now(), hidesSmallCounts);
                    return HotspotHistoryView.of(history, hidesSmallCounts, places);
                });
    }

    private record Question(HotspotQuery query, Studies.Asked asked) {

        HotspotChoice choice() {
            return new HotspotChoice(query.reachMetres(), query.minimumIncidents(), asked.parameters());
        }
    }
}
