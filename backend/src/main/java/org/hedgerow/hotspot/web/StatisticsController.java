package org.hedgerow.hotspot.web;

import java.time.Clock;
import org.hedgerow.hotspot.AudienceEngines;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.hotspot.HourGrid;
import org.hedgerow.hotspot.IncidentCodes;
import org.hedgerow.hotspot.SeasonsCompared;
import org.hedgerow.hotspot.StatisticsAnswer;
import org.hedgerow.hotspot.StatisticsQuery;
import org.hedgerow.hotspot.TrendLine;
import org.hedgerow.hotspot.method.RunStatement;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Audience;
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
            @Nullable HourGrid grid,
            StatisticsAnswer.@Nullable Table hours) {}

    private final AudienceEngines engines;
    private final Access access;
    private final IncidentCodes codes;
    private final TellingKinds tellingKinds;
    private final Clock clock;

    StatisticsController(
            AudienceEngines engines, Access access, IncidentCodes codes, TellingKinds tellingKinds, Clock clock) {
        this.engines = engines;
        this.access = access;
        this.codes = codes;
        this.tellingKinds = tellingKinds;
        this.clock = clock;
    }

    /** @param asOf where in the change log, opaque */
    record ChartsView(
            String asOf,
            StatisticsQuery.By by,
            boolean smallCountsHidden,
            TrendLine trend,
            @Nullable HourGrid grid,
            StatisticsAnswer.@Nullable Table hours,
            SeasonsCompared seasons,
            RunStatement statement) {}

    @GetMapping("/api/statistics/charts")
    @Requires(Permission.READ_MAP)
    ChartsView charts(
            @CurrentPerson Person person,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam MultiValueMap<String, String> parameters) {
        var audience = access.audienceOf(person);
        var answer = engines.wake(audience).snapshotNow().charts(query(audience, by, parameters));
        return new ChartsView(
                answer.position(),
                answer.by(),
                answer.smallCountsHidden(),
                answer.trend(),
                answer.grid(),
                answer.hours(),
                answer.seasons(),
                answer.statement());
    }

    private StatisticsQuery query(Audience audience, @Nullable String by, MultiValueMap<String, String> parameters) {
        var filter = FilterParameters.parse(parameters, codes).at(clock.instant());
        boolean hidden = !audience.reader().isPolice();
        return new StatisticsQuery(filter, StatisticsQuery.By.parse(by, hidden), tellingKinds.forReader(audience));
    }

    @GetMapping("/api/statistics")
    @Requires(Permission.READ_MAP)
    StatisticsView statistics(
            @CurrentPerson Person person,
            @RequestParam(required = false) @Nullable String by,
            @RequestParam MultiValueMap<String, String> parameters) {
        var audience = access.audienceOf(person);
        boolean hidden = !audience.reader().isPolice();
        var query = query(audience, by, parameters);
        var answer = engines.wake(audience).snapshotNow().statistics(query);
        return new StatisticsView(
                answer.position(),
                answer.total(),
                query.by(),
                hidden,
                answer.categories(),
                answer.forces(),
                answer.periods(),
                answer.grid(),
                answer.hours());
    }
}
