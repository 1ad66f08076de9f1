package org.hedgerow.sighting.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.sighting.link.Rhythm.Verdict;
import org.junit.jupiter.api.Test;

class RhythmTests {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate FRIDAY = LocalDate.of(2025, 9, 5);
    private static final double DAY = 86_400;

    @Test
    void groupThatComesOnFridayEveningsIsExpectedOnFridayEvening() {
        var series = fridays(10);

        var rhythm = Rhythm.of(series, series.get(9).latest().plus(Duration.ofDays(2)));

        assertThat(rhythm.verdict()).isEqualTo(Verdict.BETTER);
        assertThat(rhythm.tried()).isEqualTo(6);
        assertThat(rhythm.hits()).isEqualTo(6);
        assertThat(rhythm.overdue()).isFalse();
        var first = rhythm.windows().get(0);
        var local = first.from().atZone(LONDON);
        // Clocks have changed in between: it is still at eighteen o'clock in London.
        assertThat(local.toLocalDate()).isEqualTo(FRIDAY.plusWeeks(10));
        assertThat(local.getHour()).isEqualTo(18);
        assertThat(first.intervals()).isEqualTo(9);
        assertThat(first.weekdayShare()).isEqualTo(1);
        assertThat(first.hoursShare()).isEqualTo(1);
        assertThat(first.daysAfterLast()).isEqualTo(7, within(0.1));
    }

    @Test
    void spansAreSpreadOverTheirHours() {
        var series = new ArrayList<OccurredBetween>();
        for (var exact : fridays(10)) {
            series.add(new OccurredBetween(exact.earliest().minus(Duration.ofHours(3)), exact.latest(), false));
        }
        var rhythm = Rhythm.of(series, series.get(9).latest());
        assertThat(rhythm.verdict()).isEqualTo(Verdict.BETTER);
        assertThat(rhythm.windows().get(0).hoursShare()).isEqualTo(0.5, within(0.01));
    }

    @Test
    void fewIncidentsAreTooFew() {
        assertThat(Rhythm.of(List.of(), FRIDAY.atStartOfDay(LONDON).toInstant()).verdict())
                .isEqualTo(Verdict.TOO_FEW);
        var four =
                Rhythm.of(fridays(4), FRIDAY.plusWeeks(5).atStartOfDay(LONDON).toInstant());
        assertThat(four.verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(four.windows()).isEmpty();
        var vague = new ArrayList<>(fridays(4));
        vague.add(new OccurredBetween(
                Instant.parse("2025-10-01T00:00:00Z"), Instant.parse("2025-10-09T00:00:00Z"), false));
        assertThat(Rhythm.of(vague, Instant.parse("2025-10-10T00:00:00Z")).incidents())
                .isEqualTo(4);
    }

    @Test
    void fiveAreTriedOnceAndOneHitProvesNothing() {
        var five = Rhythm.of(
                fridays(5), FRIDAY.plusWeeks(4).plusDays(1).atStartOfDay(LONDON).toInstant());
        assertThat(five.tried()).isEqualTo(1);
        assertThat(five.hits()).isEqualTo(1);
        assertThat(five.verdict()).isEqualTo(Verdict.NO_BETTER_THAN_CHANCE);
        assertThat(five.windows()).isEmpty();
    }

    @Test
    void whatComesAtAnyTimeIsSeldomTakenForARhythm() {
        int believed = 0;
        int worlds = 200;
        for (int world = 0; world < worlds; world++) {
            var random = new Random(world);
            var series = new ArrayList<OccurredBetween>();
            double day = 0;
            for (int incident = 0; incident < 14; incident++) {
                day += 1 + random.nextDouble() * 24;
                series.add(at(Instant.parse("2025-08-20T00:00:00Z").plusSeconds((long) (day * DAY))));
            }
            var rhythm = Rhythm.of(series, series.get(13).latest());
            believed += rhythm.verdict() == Verdict.BETTER ? 1 : 0;
        }
        assertThat((double) believed / worlds).isLessThan(0.1);
    }

    @Test
    void windowsAreInOrderApartAndAfterTheMoment() {
        var random = new Random(4);
        for (int round = 0; round < 40; round++) {
            var series = new ArrayList<>(fridays(6 + random.nextInt(10)));
            var after = series.get(series.size() - 1).latest().plusSeconds(random.nextInt(20 * 86_400));
            var rhythm = Rhythm.of(series, after);
            Collections.shuffle(series, random);
            assertThat(Rhythm.of(series, after)).isEqualTo(rhythm);

            var windows = rhythm.windows();
            assertThat(windows).hasSize(Rhythm.NAMED).allSatisfy(window -> {
                assertThat(window.from()).isAfterOrEqualTo(after);
                assertThat(window.to()).isAfter(window.from());
                assertThat(window.from()).isBefore(after.plus(Duration.ofDays(29)));
            });
            assertThat(windows).isSortedAccordingTo((one, other) -> Double.compare(other.share(), one.share()));
            assertThat(windows.stream().map(Rhythm.Window::from)).doesNotHaveDuplicates();
            assertThat(windows.stream().mapToDouble(Rhythm.Window::share).sum()).isBetween(0.1, 1.0);
        }
    }

    @Test
    void whoIsLongGoneIsOverdue() {
        var series = fridays(10);
        assertThat(Rhythm.of(series, series.get(9).latest().plus(Duration.ofDays(20)))
                        .overdue())
                .isTrue();
    }

    @Test
    void chanceIsThatOfTries() {
        assertThat(Rhythm.atLeast(0, 5, 0.1)).isEqualTo(1, within(1e-12));
        assertThat(Rhythm.atLeast(2, 2, 0.1)).isEqualTo(0.01, within(1e-12));
        assertThat(Rhythm.atLeast(1, 3, 0.5)).isEqualTo(0.875, within(1e-12));
        assertThat(FRIDAY.getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
    }

    private static List<OccurredBetween> fridays(int count) {
        var series = new ArrayList<OccurredBetween>();
        for (int week = 0; week < count; week++) {
            series.add(at(FRIDAY.plusWeeks(week).atTime(19, 30).atZone(LONDON).toInstant()));
        }
        return series;
    }

    private static OccurredBetween at(Instant moment) {
        return new OccurredBetween(moment, moment, true);
    }
}
