package org.hedgerow.hotspot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.hedgerow.hotspot.method.Progress;
import org.hedgerow.hotspot.method.RunStatement;
import org.hedgerow.hotspot.method.ScanCluster;
import org.hedgerow.hotspot.method.ScanData;
import org.hedgerow.hotspot.method.ScanParameters;
import org.hedgerow.hotspot.method.SpaceTimeScan;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what is going on now ({@link SpaceTimeScan}) among the incidents of some whole days in London, each in its square of the National Grid and on the
 * day of the middle of its span. Readers outside the police are shown nothing of kinds that tell their victim, and nothing is computed from them: a circle
 * over a few days is as small as a count can be.
 */
final class Scan {

    static final int MOST_DAYS = 400;
    static final int LEAST_DAYS = 14;

    /** As in near repeats: a span of more than a week says little about the day. */
    private static final long LONGEST_SECONDS = 7 * 86_400L;

    /** The largest share of all incidents that the place of a cluster may hold over the whole period. */
    private static final double MOST_SHARE = 0.5;

    private static final String REFUSAL =
            "That is more than can be scanned while you wait. Choose a shorter period, fewer kinds or forces, larger squares or fewer repetitions.";

    private final IncidentColumns columns;
    private final ScanQuery query;
    private final DaySlices days;

    /** @throws ProblemException 422 when the period is too short or too long */
    Scan(IncidentColumns columns, ScanQuery query) {
        this.columns = columns;
        this.query = query;
        var period = query.filter().period();
        days = DaySlices.of(period, 1, MOST_DAYS + 1);
        if (period.from() == null || days.count() > MOST_DAYS) {
            throw PlatformProblem.invalid("?period", "Choose a period of at most " + MOST_DAYS + " days.");
        }
        if (days.count() < LEAST_DAYS) {
            throw PlatformProblem.invalid("?period", "Choose a period of at least " + LEAST_DAYS + " days.");
        }
    }

    /** @throws ProblemException 422 when there are too many incidents, or it was stopped */
    ScanAnswer answer(String position, ScanLimit limit, Progress progress) {
        long began = System.nanoTime();
        var studied = studied();
        if (studied.count() > limit.incidents) {
            throw PlatformProblem.invalid("?period", REFUSAL);
        }
        var leftOut = query.hidesSmallCounts() ? null : studied.leftOut();
        if (studied.count() < SignificanceAnswer.LEAST_INCIDENTS) {
            return answer(position, ScanAnswer.Missing.TOO_FEW, leftOut, List.of(), studied.count(), began);
        }
        var clusters = clusters(cases(studied), studied.count(), limit, progress);
        return answer(position, null, leftOut, clusters, studied.count(), began);
    }

    /**
     * Whether there is nothing in the earlier scan that is not in this one: what was taken back while it was worked out, or is only known less well now,
     * may be in no answer any more.
     */
    boolean holdsAllOf(Scan earlier) {
        var now = cases(studied());
        return cases(earlier.studied()).entrySet().stream().allMatch(then -> {
            var here = now.get(then.getKey());
            return here != null && IntStream.range(0, here.length).allMatch(day -> here[day] >= then.getValue()[day]);
        });
    }

    private Studied studied() {
        return Studied.of(columns, query.filter(), null, this::square, count -> {});
    }

    private long square(IncidentPage page, int at) {
        boolean known = page.size[at] <= query.cellMetres()
                && page.latest[at] - page.earliest[at] <= LONGEST_SECONDS
                && days.holding(page.earliest[at], page.latest[at]) >= 0;
        if (!known || tellsItsVictim(page, at)) {
            return Studied.LEFT_OUT;
        }
        long side = query.cellMetres() * 1_000L;
        return Math.floorDiv(page.northing[at], side) << 32 | Math.floorDiv(page.easting[at], side) & 0xFFFF_FFFFL;
    }

    private boolean tellsItsVictim(IncidentPage page, int at) {
        var tells = query.tellsItsVictim();
        return tells != null
                && tells.test(
                        columns.codes.code(page.category[at]),
                        LocalDate.ofInstant(Instant.ofEpochSecond(page.earliest[at]), TimeBins.LONDON));
    }

    /** Incidents in each square on each day, in an order of their own, so that the same incidents give the same answer however they arrived. */
    private TreeMap<Long, int[]> cases(Studied studied) {
        var cases = new TreeMap<Long, int[]>();
        for (int number = 0; number < studied.count(); number++) {
            var page = studied.page(number);
            int at = studied.at(number);
            cases.computeIfAbsent(studied.group(number), none -> new int[days.count()])[
                    days.holding(page.earliest[at], page.latest[at])]++;
        }
        return cases;
    }

    private List<ScanAnswer.Cluster> clusters(
            TreeMap<Long, int[]> cases, int count, ScanLimit limit, Progress progress) {
        var easting = new double[cases.size()];
        var northing = new double[cases.size()];
        var place = new int[count];
        var day = new int[count];
        int one = 0;
        int next = 0;
        for (var each : cases.entrySet()) {
            easting[next] = (each.getKey().intValue() + 0.5) * query.cellMetres();
            northing[next] = ((each.getKey() >> 32) + 0.5) * query.cellMetres();
            for (int on = 0; on < days.count(); on++) {
                for (int again = 0; again < each.getValue()[on]; again++) {
                    place[one] = next;
                    day[one++] = on;
                }
            }
            next++;
        }
        var data = new ScanData(easting, northing, place, day, days.count());
        var parameters =
                new ScanParameters(query.mostMetres(), MOST_SHARE, mostDays(), query.repetitions(), 0, query.seed());
        try {
            return SpaceTimeScan.of(data, parameters, limit.pairs, null, progress).clusters().stream()
                    .map(cluster -> told(cluster, data))
                    .toList();
        } catch (CancellationException | IllegalArgumentException e) {
            throw PlatformProblem.invalid("?period", REFUSAL);
        }
    }

    /** A cluster of more than half of the period would be one of the past as much as of now (Kulldorff 2005). */
    private int mostDays() {
        return Math.min(query.mostDays(), days.count() / 2);
    }

    private ScanAnswer.Cluster told(ScanCluster cluster, ScanData data) {
        return new ScanAnswer.Cluster(
                data.easting()[cluster.centre()],
                data.northing()[cluster.centre()],
                cluster.radiusMetres(),
                days.day(cluster.firstDay()),
                days.day(cluster.lastDay()),
                cluster.observed(),
                cluster.expected(),
                cluster.statistic(),
                cluster.p(),
                cluster.recurrenceDays(),
                cluster.p() <= ScanAnswer.LEVEL);
    }

    private ScanAnswer answer(
            String position,
            ScanAnswer.@Nullable Missing missing,
            @Nullable Integer leftOut,
            List<ScanAnswer.Cluster> clusters,
            int counted,
            long began) {
        return new ScanAnswer(
                position,
                missing,
                leftOut,
                query.hidesSmallCounts(),
                days.count(),
                clusters,
                new RunStatement(
                        "space-time permutation scan",
                        SpaceTimeScan.VERSION,
                        counted,
                        RunStatement.parameters(
                                "cellMetres",
                                query.cellMetres(),
                                "mostMetres",
                                query.mostMetres(),
                                "mostShare",
                                MOST_SHARE,
                                "mostDays",
                                mostDays(),
                                "days",
                                days.count(),
                                "repetitions",
                                query.repetitions(),
                                "level",
                                ScanAnswer.LEVEL,
                                "places",
                                "middle of squares of the National Grid",
                                "times",
                                "day of the middle of a span of at most " + LONGEST_SECONDS / 86_400 + " days",
                                "leastIncidents",
                                SignificanceAnswer.LEAST_INCIDENTS),
                        days.day(0).atStartOfDay(TimeBins.LONDON).toInstant(),
                        query.filter().period().statedEnd(),
                        (long) query.seed(),
                        RunStatement.since(began)));
    }
}
