package org.hedgerow.hotspot.web;

import org.hedgerow.hotspot.AudienceSnapshot;
import org.hedgerow.hotspot.NearRepeatAnswer;
import org.hedgerow.hotspot.SignificanceQuery;
import org.hedgerow.hotspot.SignificanceView;
import org.hedgerow.hotspot.StatisticsQuery;
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

/** Whether what the viewer may see lies together more than chance explains. */
@RestController
@Profile("!command")
class SignificanceController {

    private final Studies studies;
    private final IncidentFeatures places;

    SignificanceController(Studies studies, IncidentFeatures places) {
        this.studies = studies;
        this.places = places;
    }

    @GetMapping("/api/significance")
    @Requires(Permission.READ_MAP)
    SignificanceView significance(
            @CurrentPerson Person person,
            @RequestParam(required = false) @Nullable String cellMetres,
            @RequestParam MultiValueMap<String, String> parameters) {
        return SignificanceView.of(
                studies.ask(
                        person,
                        parameters,
                        asked -> SignificanceQuery.of(cellMetres, asked.filter(), asked.tellsItsVictim()),
                        AudienceSnapshot::significance),
                places);
    }

    @GetMapping("/api/near-repeats")
    @Requires(Permission.READ_MAP)
    NearRepeatAnswer nearRepeats(@CurrentPerson Person person, @RequestParam MultiValueMap<String, String> parameters) {
        return studies.ask(
                person,
                parameters,
                asked -> new StatisticsQuery(asked.filter(), StatisticsQuery.By.MONTH, asked.tellsItsVictim()),
                AudienceSnapshot::nearRepeats);
    }
}
