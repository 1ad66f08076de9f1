package org.hedgerow.hotspot.web;

import org.hedgerow.hotspot.AudienceSnapshot;
import org.hedgerow.hotspot.EmergingQuery;
import org.hedgerow.hotspot.EmergingView;
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

/** What changes with time in what the viewer may see: areas that become hot or cool down. */
@RestController
@Profile("!command")
class EmergingController {

    private final Studies studies;
    private final IncidentFeatures places;

    EmergingController(Studies studies, IncidentFeatures places) {
        this.studies = studies;
        this.places = places;
    }

    @GetMapping("/api/emerging")
    @Requires(Permission.READ_MAP)
    EmergingView emerging(
            @CurrentPerson Person person,
            @RequestParam(required = false) @Nullable String cellMetres,
            @RequestParam(required = false) @Nullable String sliceDays,
            @RequestParam MultiValueMap<String, String> parameters) {
        return EmergingView.of(
                studies.ask(
                        person,
                        parameters,
                        asked -> EmergingQuery.of(cellMetres, sliceDays, asked.filter(), asked.tellsItsVictim()),
                        AudienceSnapshot::emerging),
                places);
    }
}
