package org.hedgerow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.incident.OccurredBetween;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which accounts are thought to be of one event. On the invented season below (40 evenings, 400 events, 789 reports, 554 pairs of one event; seed
 * 1828) precision is 0.89 and recall 0.95; the test holds them above 0.8 and 0.9. It is invented: what they are for a force's own calls is not
 * known.
 */
class LikenessTests {

    private static final Instant SEASON = Instant.parse("2025-10-01T15:00:00Z");
    private static final Instant NOON = Instant.parse("2025-11-03T12:00:00Z");

    private static final List<String> COURSING =
            List.of("HARE.COURSING", "HARE.COURSING", "HARE.COURSING", "HARE.COURSING", "HARE.SUSPECTED");
    private static final List<String> OTHERS =
            List.of("POACH.DEER", "FUEL.REDDIESEL", "AGRI.QUAD", "ENVIRONMENT.FLYTIP", "LIVESTOCK.THEFT");

    private record Report(int event, Likeness.Account account) {}

    @Test
    void onAnInventedSeasonMostDuplicatesAreFoundAndMostThatAreFoundAreDuplicates() {
        var reports = season(new Random(1828));
        int right = 0;
        int wrong = 0;
        int missed = 0;
        for (int one = 0; one < reports.size(); one++) {
            for (int other = 0; other < one; other++) {
                var same = reports.get(one).event() == reports.get(other).event();
                var found = Likeness.of(
                                reports.get(one).account(), reports.get(other).account())
                        .isEnough();
                right += same && found ? 1 : 0;
                wrong += !same && found ? 1 : 0;
                missed += same && !found ? 1 : 0;
            }
        }
        double precision = (double) right / (right + wrong);
        double recall = (double) right / (right + missed);
        System.out.printf(
                "possible duplicates: %d reports, %d pairs of one event, precision %.2f, recall %.2f%n",
                reports.size(), right + missed, precision, recall);
        assertThat(precision).isGreaterThan(0.8);
        assertThat(recall).isGreaterThan(0.9);
    }

    @Test
    void theReasonsSayWhatIsAlikeAndNoMore() {
        var report = account(540_000, 240_000, 100, NOON, "HARE.COURSING", "AB12CDE");
        var other = account(540_600, 240_000, 100, NOON.plus(Duration.ofMinutes(20)), "HARE.COURSING", "AB12CDE");
        assertThat(Likeness.of(report, other).reasons())
                .containsExactly(
                        new Likeness.Reason(Likeness.Kind.PLATE, null, "AB12CDE"),
                        new Likeness.Reason(Likeness.Kind.NEAR, 600L, null),
                        new Likeness.Reason(Likeness.Kind.AT_ONCE, 20L, null),
                        new Likeness.Reason(Likeness.Kind.SAME_KIND, null, null));
    }

    @Test
    void whatIsKnownCoarselyIsComparedCoarsely() {
        var report = account(540_000, 240_000, 100, NOON, "HARE.COURSING");
        // Wherever in its square the other was, its row says the middle of the square, and the answer is about the
        // square.
        var coarse = Likeness.of(report, account(542_500, 242_500, 5_000, NOON, "HARE.COURSING"));
        assertThat(coarse.reasons()).contains(new Likeness.Reason(Likeness.Kind.SAME_SQUARE, 5_000L, null));
        assertThat(coarse.reasons()).noneMatch(reason -> reason.kind() == Likeness.Kind.NEAR);
    }

    @Test
    void farAwayOrAnotherDayIsNothingWhateverThePlate() {
        var report = account(540_000, 240_000, 100, NOON, "HARE.COURSING", "AB12CDE");
        assertThat(Likeness.of(report, account(540_000, 270_000, 100, NOON, "HARE.COURSING", "AB12CDE"))
                        .points())
                .isZero();
        assertThat(Likeness.of(
                                report,
                                account(
                                        540_000,
                                        240_000,
                                        100,
                                        NOON.plus(Duration.ofDays(2)),
                                        "HARE.COURSING",
                                        "AB12CDE"))
                        .points())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "AB12CDE, AB12CDE, true",
        "AB12CDE, A812CDE, true",
        "AB1?C?E, AB12CDE, true",
        "AB??C??, AB12CDE, false",
        "AB12CDE, AB13CDE, false",
        "AB12CDE, AB12CDEF, false",
        "A8I2CD3, AB12CDE, false"
    })
    void platesAreAlikeAsFarAsTheyWereSeen(String one, String other, boolean alike) {
        assertThat(Plates.alike(one, other)).isEqualTo(alike);
        assertThat(Plates.alike(other, one)).isEqualTo(alike);
    }

    @Test
    void platesAreFoundInWhatPeopleWrite() {
        assertThat(Plates.in("A silver Subaru, ab12 cde, and a van K123ABC. No. 12, FOUR men at 1500 hrs in AB1"))
                .containsExactly("AB12CDE", "K123ABC");
        assertThat(Plates.in("x".repeat(4_000))).isEmpty();
        assertThat(Plates.in("AB12CDE ".repeat(500))).hasSize(1);
    }

    /** Evenings on which several groups course in one part of the county at once, each seen by one to four people; and other crime all the while. */
    private static List<Report> season(Random random) {
        var reports = new ArrayList<Report>();
        for (int event = 0; event < 400; event++) {
            int evening = event / 10;
            var busy = new Random(evening);
            boolean coursing = event % 10 < 6;
            double east = coursing
                    ? 530_000 + busy.nextInt(20_000) + random.nextGaussian() * 5_000
                    : 510_000 + random.nextInt(60_000);
            double north = coursing
                    ? 230_000 + busy.nextInt(20_000) + random.nextGaussian() * 5_000
                    : 210_000 + random.nextInt(60_000);
            var begins = SEASON.plus(Duration.ofDays(evening)).plusSeconds(random.nextInt(coursing ? 14_400 : 43_200));
            var plate = plate(random);
            var kind = OTHERS.get(random.nextInt(OTHERS.size()));
            int people = 1 + random.nextInt(3) * random.nextInt(2) + random.nextInt(2);
            for (int person = 0; person < people; person++) {
                int size = random.nextInt(4) == 0 ? 1_000 : 100;
                double e = Math.floor((east + random.nextGaussian() * 600) / size) * size + size / 2.0;
                double n = Math.floor((north + random.nextGaussian() * 600) / size) * size + size / 2.0;
                var at = begins.plusSeconds(random.nextInt(3_600));
                var seen = new HashSet<String>();
                if (random.nextInt(10) < 4) {
                    seen.add(random.nextInt(5) == 0 ? plate.substring(0, 5) + "?" + plate.substring(6) : plate);
                }
                reports.add(new Report(
                        event,
                        account(
                                e,
                                n,
                                size,
                                at,
                                kind(coursing ? COURSING.get(random.nextInt(5)) : kind, random),
                                seen.toArray(String[]::new))));
            }
        }
        return reports;
    }

    /** Now and then somebody has seen no more than a vehicle that did not belong there. */
    private static String kind(String kind, Random random) {
        return random.nextInt(6) == 0 ? "TRESPASS.VEHICLE" : kind;
    }

    private static String plate(Random random) {
        var letters = "ABCDEFGHJKLMNOPRSTUVWXY";
        var plate = new StringBuilder();
        for (int at = 0; at < 7; at++) {
            plate.append(at == 2 || at == 3 ? (char) ('1' + random.nextInt(9)) : letters.charAt(random.nextInt(23)));
        }
        return plate.toString();
    }

    private static Likeness.Account account(
            double east, double north, int size, Instant at, String kind, String... plates) {
        return new Likeness.Account(
                GridPoint.ofMetres(east, north), size, new OccurredBetween(at, at, true), kind, Set.of(plates));
    }
}
