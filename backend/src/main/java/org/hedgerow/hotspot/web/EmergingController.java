package org.hedgerow.hotspot.web;

import java.time.Duration;
import org.hedgerow.hotspot.AudienceSnapshot;
import org.hedgerow.hotspot.EmergingQuery;
import org.hedgerow.hotspot.EmergingView;
import org.hedgerow.hotspot.ScanQuery;
import org.hedgerow.hotspot.ScanView;
import org.hedgerow.hotspot.method.Progress;
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

/** What changes with time in what the viewer may see: areas that become hot or cool down, and what is going on just now. */
@RestController
@Profile("!command")
class EmergingController {

    /** A scan that is not done by then is refused; a browser would give up soon after. */
    private static final Duration LONGEST_SCAN = Duration.ofSeconds(10);

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

    @GetMapping("/api/scan")
    @Requires(Permission.READ_MAP)
    ScanView scan(
            @CurrentPerson Person person,
            @RequestParam(required = false) @Nullable String cellMetres,
            @RequestParam(required = false) @Nullable String mostMetres,
            @RequestParam(required = false) @Nullable String mostDays,
            @RequestParam(required = false) @Nullable String repetitions,
            @RequestParam(required = false) @Nullable String seed,
            @RequestParam MultiValueMap<String, String> parameters) {
        var wanted = new ScanQuery.Wanted(cellMetres, mostMetres, mostDays, repetitions, seed);
        return studies.ask(
                person,
                parameters,
                asked -> ScanQuery.of(wanted, asked.filter(), asked.tellsItsVictim()),
                (snapshot, query) -> ScanView.of(snapshot.scan(query, noLongerThan()), query.cellMetres(), places));
    }

    private static Progress noLongerThan() {
        long end = System.nanoTime() + LONGEST_SCAN.toNanos();
        return (done, all) -> System.nanoTime() - end < 0;
    }
}
