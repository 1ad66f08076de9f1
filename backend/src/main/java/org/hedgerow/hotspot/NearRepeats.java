package org.hedgerow.hotspot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hedgerow.hotspot.method.KnoxParameters;
import org.hedgerow.hotspot.method.KnoxResult;
import org.hedgerow.hotspot.method.KnoxTable;
import org.hedgerow.hotspot.method.Progress;
import org.hedgerow.hotspot.method.RunStatement;
import org.hedgerow.hotspot.method.TooManyPairs;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Tier;

/**
 * Makes the near-repeat table ({@link KnoxTable}) of what an audience knows exactly, in the bands for the countryside. An incident counts at the middle of
 * its span. One whose place or time is not known to within the first band is left out and counted: a guess would make repeats or hide them.
 */
final class NearRepeats {

    /** More would keep the reader waiting. */
    static final int MOST_INCIDENTS = 20_000;

    /** Each is looked at in every repetition. */
    static final int MOST_PAIRS = 1_000_000;

    /** Two references to one farm may name neighbouring squares of 100 m. */
    private static final int SAME_PLACE_METRES = 100;

    private static final int LARGEST_SQUARE_METRES = 1_000;
    private static final long LONGEST_SECONDS = 7 * 86_400L;
    private static final int REPETITIONS = 999;
    private static final long SEED = 1;

    private static final String REFUSAL =
            "That is more than can be compared pair by pair. Choose a shorter period, or fewer kinds or forces.";

    private final IncidentColumns columns;
    private final StatisticsQuery query;
    private double[] easting = new double[0];
    private double[] northing = new double[0];
    private long[] middle = new long[0];
    private int counted;
    private int place;
    private int time;

    /** @param query how time is divided does not matter here */
    NearRepeats(IncidentColumns columns, StatisticsQuery query) {
        this.columns = columns;
        this.query = query;
    }

    /** @throws ProblemException 422 when there are too many to compare */
    NearRepeatAnswer answer(String position) {
        long began = System.nanoTime();
        gather(Selection.of(columns, query.filter(), null));
        boolean hidden = query.hidesSmallCounts();
        var leftOut = hidden ? null : new NearRepeatAnswer.LeftOut(place, time);
        if (counted < SignificanceAnswer.LEAST_INCIDENTS) {
            return new NearRepeatAnswer(
                    position,
                    NearRepeatAnswer.Missing.TOO_FEW,
                    SignificanceAnswer.LEAST_INCIDENTS,
                    hidden,
                    leftOut,
                    List.of(),
                    statement(Map.of(), began));
        }
        var result = table();
        return new NearRepeatAnswer(
                position,
                null,
                SignificanceAnswer.LEAST_INCIDENTS,
                hidden,
                leftOut,
                result.rows(),
                statement(result.statement().parameters(), began));
    }

    private KnoxResult table() {
        var parameters = new KnoxParameters(
                KnoxParameters.RURAL_METRES, KnoxParameters.RURAL_DAYS, SAME_PLACE_METRES, false, REPETITIONS, SEED);
        try {
            return KnoxTable.of(easting, northing, middle, parameters, MOST_PAIRS, Progress.SILENT);
        } catch (TooManyPairs e) {
            throw refusal();
        }
    }

    private void gather(Selection shown) {
        easting = new double[shown.count()];
        northing = new double[shown.count()];
        middle = new long[shown.count()];
        for (int number = 0; number < shown.count(); number++) {
            int row = shown.row(number);
            take(columns.pages[row >>> IncidentPage.SHIFT], row & IncidentPage.MASK);
        }
        if (counted > MOST_INCIDENTS) {
            throw refusal();
        }
        easting = Arrays.copyOf(easting, counted);
        northing = Arrays.copyOf(northing, counted);
        middle = Arrays.copyOf(middle, counted);
    }

    private void take(IncidentPage page, int at) {
        if (page.tier[at] != Tier.EXACT.ordinal() || page.size[at] > LARGEST_SQUARE_METRES) {
            place++;
        } else if (page.latest[at] - page.earliest[at] > LONGEST_SECONDS) {
            time++;
        } else if (!tellsItsVictim(page, at)) {
            easting[counted] = page.easting[at] / 1_000.0;
            northing[counted] = page.northing[at] / 1_000.0;
            middle[counted++] = page.earliest[at] + (page.latest[at] - page.earliest[at]) / 2;
        }
    }

    private boolean tellsItsVictim(IncidentPage page, int at) {
        var tells = query.tellsItsVictim();
        return tells != null
                && tells.test(
                        columns.codes.code(page.category[at]),
                        LocalDate.ofInstant(Instant.ofEpochSecond(page.earliest[at]), TimeBins.LONDON));
    }

    private static ProblemException refusal() {
        return PlatformProblem.invalid("?period", REFUSAL);
    }

    private RunStatement statement(Map<String, Object> ofTheTable, long began) {
        var period = query.filter().period();
        Map<String, Object> parameters = new LinkedHashMap<>(ofTheTable);
        parameters.put("places", "known exactly, to squares of at most " + LARGEST_SQUARE_METRES + " m");
        parameters.put("times", "middle of spans of at most " + LONGEST_SECONDS / 86_400 + " days");
        parameters.put("leastIncidents", SignificanceAnswer.LEAST_INCIDENTS);
        return new RunStatement(
                "Knox near-repeat table",
                KnoxTable.VERSION,
                counted,
                parameters,
                period.from(),
                period.statedEnd(),
                SEED,
                RunStatement.since(began));
    }
}
