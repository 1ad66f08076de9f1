package org.hedgerow.hotspot.web;

import java.time.Clock;
import java.time.LocalDate;
import org.hedgerow.hotspot.AudienceEngines;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.hotspot.IncidentCodes;
import org.hedgerow.hotspot.StatisticsAnswer;
import org.hedgerow.hotspot.StatisticsQuery;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.VictimIdentifying;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Counts of what the viewer may see, for a table to read or to pass on. */
@RestController
@Profile("!command")
class StatisticsController {

    /**
     * @param asOf where in the change log, opaque
     * @param smallCountsHidden whether a count may be hidden, which is then null
     */
    record StatisticsView(
            String asOf,
            @Nullable Integer total,
            StatisticsQuery.By by,
            boolean smallCountsHidden,
            StatisticsAnswer.Table categories,
            StatisticsAnswer.Table forces,
            StatisticsAnswer.Table periods,
            StatisticsAnswer.Table hours) {}

    private final AudienceEngines engines;
    private final Access access;
    private final IncidentCodes codes;
    private final VictimIdentifying victimIdentifying;
    private final Clock clock;

    StatisticsController(
            AudienceEngines engines,
            Access access,
            IncidentCodes codes,
            VictimIdentifying victimIdentifying,
            Clock clock) {
        this.engines = engines;
        this.access = access;
        this.codes = codes;
        this.victimIdentifying = victimIdentifying;
        this.clock = clock;
    }

    @GetMapping("/api/statistics")
    @Requires(Permission.READ_MAP)
    StatisticsView statistics(
            @CurrentPerson Person person,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam MultiValueMap<String, String> parameters) {
        var audience = access.audienceOf(person);
        boolean hidden = !audience.reader().isPolice();
        var filter = FilterParameters.parse(parameters, codes).at(clock.instant());
        var query =
                new StatisticsQuery(filter, StatisticsQuery.By.parse(by, hidden), hidden ? this::tellsItsVictim : null);
        var answer = engines.wake(audience).snapshotNow().statistics(query);
        return new StatisticsView(
                answer.position(),
                answer.total(),
                query.by(),
                hidden,
                answer.categories(),
                answer.forces(),
                answer.periods(),
                answer.hours());
    }

    /** A kind that can is released by its group alone; what was released before that was so is known by its kind. */
    private boolean tellsItsVictim(String category, LocalDate began) {
        return category.indexOf('.') < 0 || victimIdentifying.includes(category, began);
    }
}
