package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.IncidentReporting;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Audience;
import org.hedgerow.sharing.PolicyWatch;
import org.hedgerow.sharing.Scope;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.MovingClock;
import org.hedgerow.support.Reports;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Published counts, on rows that row security gives to the public and no others. */
@HedgerowTest
class PublishedCountingTests {

    private static final String IN_WILTSHIRE = "SU 022 602";

    @Autowired
    private Access access;

    @Autowired
    private VisibleIncidents incidents;

    @Autowired
    private PolicyWatch policy;

    @Autowired
    private IncidentReporting reporting;

    @Autowired
    private Reports reports;

    @Autowired
    private Cast cast;

    private final Instant now = Instant.now();
    private final ComparedQuarters year = ComparedQuarters.parse("year", now);

    @Test
    void whatIsNotReleasedToThePublicIsNotCountedAndWhatIsTakenBackIsGone() {
        var officer = cast.officer("WILTS");
        var ids = new ArrayList<UUID>();
        for (int each = 0; each < 5; each++) {
            ids.add(report(officer, year, Scope.PUBLIC, each));
        }
        for (int each = 0; each < 4; each++) {
            report(officer, year.before(), Scope.PUBLIC, each);
        }
        for (var scope : List.of(Scope.OWN_FORCE, Scope.ALL_FORCES, Scope.WATCH_AREA, Scope.COMMUNITY)) {
            report(officer, year, scope, 0);
        }
        assertThat(counted(year)).isEqualTo(5);
        assertThat(counted(year.before())).isEqualTo(4);
        reporting.withdraw(officer, ids.get(0), 1, "In error");
        reporting.withdraw(officer, ids.get(1), 1, "In error");
        assertThat(counted(year)).isEqualTo(3);
    }

    /** It is the same for a minute, however often it is asked for. */
    @Test
    void itIsCountedOnceAMinute() {
        var clock = new MovingClock(now.toString());
        var counting = new PublishedCounting(access, incidents, policy, clock);
        var first = counting.of(year);
        clock.moveTo(now.plusSeconds(59).toString());
        assertThat(counting.of(year)).isSameAs(first);
        assertThat(counting.of(year.before())).isNotSameAs(first);
        clock.moveTo(now.plusSeconds(60).toString());
        assertThat(counting.of(year)).isNotSameAs(first);
        clock.moveTo(now.minusSeconds(3600).toString());
        assertThat(counting.of(year).countedAt()).isEqualTo(clock.instant());
    }

    /** The rows alone: other tests report elsewhere, and what is hidden hides more beside it. */
    private int counted(ComparedQuarters quarters) {
        return incidents
                .countPublic(access.visibleLabels(Audience.everybody()), quarters.begins(), quarters.ends())
                .stream()
                .filter(count ->
                        count.forceCode().equals("WILTS") && count.group().equals("HARE"))
                .mapToInt(VisibleIncidents.PublicCount::count)
                .sum();
    }

    private UUID report(Person officer, ComparedQuarters quarters, Scope scope, int number) {
        var when = quarters.from()
                .plusDays(40L + number)
                .atTime(LocalTime.NOON)
                .atZone(TimeBins.LONDON)
                .toInstant();
        var like = reports.content(IN_WILTSHIRE, scope);
        var content = new IncidentContent(
                like.categoryCode(),
                like.narrative(),
                new OccurredBetween(when, when, true),
                like.place(),
                like.sharing());
        return reporting
                .report(officer, UUID.randomUUID(), content, new byte[32])
                .view()
                .released()
                .id();
    }
}
