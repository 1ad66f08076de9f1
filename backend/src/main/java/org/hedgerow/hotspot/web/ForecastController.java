package org.hedgerow.hotspot.web;

import org.hedgerow.hotspot.AudienceSnapshot;
import org.hedgerow.hotspot.ForecastQuery;
import org.hedgerow.hotspot.ForecastView;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.IncidentFeatures;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
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

    private final Studies studies;
    private final IncidentFeatures places;

    ForecastController(Studies studies, IncidentFeatures places) {
        this.studies = studies;
        this.places = places;
    }

    /** @throws ProblemException 404 outside the police, as for an address that does not exist */
    @GetMapping("/api/forecast")
    @Requires({Permission.READ_MAP, Permission.AMEND_INCIDENT})
    ForecastView forecast(
            @CurrentPerson Person person,
            @RequestParam(required = false) @Nullable String cellMetres,
            @RequestParam MultiValueMap<String, String> parameters) {
        var answer = studies.ask(person, parameters, asked -> query(cellMetres, asked), AudienceSnapshot::forecast);
        return ForecastView.of(answer, places);
    }

    private static ForecastQuery query(@Nullable String cellMetres, Studies.Asked asked) {
        if (asked.tellsItsVictim() != null) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        return ForecastQuery.of(cellMetres, asked.filter());
    }
}
