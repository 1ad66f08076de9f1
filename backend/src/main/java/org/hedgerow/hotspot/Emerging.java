package org.hedgerow.hotspot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hedgerow.hotspot.method.EmergingHotspots;
import org.hedgerow.hotspot.method.EmergingPattern;
import org.hedgerow.hotspot.method.EmergingResult;
import org.hedgerow.hotspot.method.GetisParameters;
import org.hedgerow.hotspot.method.GetisResult;
import org.hedgerow.hotspot.method.RunStatement;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/**
 * Asks of each hexagon, slice by slice, whether it held more than chance would give it ({@link ExactGetis}), and says from the order of the answers what it is
 * ({@link EmergingHotspots}). An incident counts whole in the slice of its middle; why it is not shared out is said in ADR 33.
 */
final class Emerging {

    /** Grows whenever the same incidents would give another result. */
    static final int VERSION = 1;

    /** A trend test of fewer cannot come below 5 %, whatever the values. */
    static final int LEAST_SLICES = 5;

    /** Two years of weeks. */
    static final int MOST_SLICES = 104;

    /** Hexagons times slices; more would keep the reader waiting. */
    private static final int MOST_WORK = 2_000_000;

    private final IncidentColumns columns;
    private final EmergingQuery query;
    private final DaySlices slices;

    Emerging(IncidentColumns columns, EmergingQuery query) {
        this.columns = columns;
        this.query = query;
        this.slices = DaySlices.of(query.filter().period(), query.sliceDays(), MOST_SLICES);
    }

    /** @throws org.hedgerow.platform.ProblemException 422 when there are too few slices, or too many hexagons */
    EmergingAnswer answer(String position) {
        long began = System.nanoTime();
        if (slices.count() < LEAST_SLICES) {
            throw PlatformProblem.invalid(
                    "?period",
                    "That is fewer than " + LEAST_SLICES
                            + " slices of time. Choose a longer period, or shorter slices.");
        }
        var studied = Studied.of(columns, query.filter(), query.tellsItsVictim(), this::hexagonInSlice, count -> {});
        if (studied.isWithheld()) {
            return answer(position, EmergingAnswer.Missing.HIDDEN, studied, 0, List.of(), began);
        }
        if (studied.count() < SignificanceAnswer.LEAST_INCIDENTS) {
            return answer(position, EmergingAnswer.Missing.TOO_FEW, studied, 0, List.of(), began);
        }
        var cells = new HexCells(query.cellMetres(), holding(studied));
        if ((long) cells.count() * slices.count() > MOST_WORK) {
            throw PlatformProblem.invalid(
                    "?cellMetres",
                    "That would be too many hexagons for so many slices. Choose larger ones, a shorter period or longer slices.");
        }
        return answer(position, null, studied, cells.count(), told(cells, inEachSlice(studied, cells)), began);
    }

    private long hexagonInSlice(IncidentPage page, int at) {
        long span = page.latest[at] - page.earliest[at];
        int slice = slices.holding(page.earliest[at], page.latest[at]);
        if (page.size[at] > query.cellMetres() || span > query.sliceDays() * 86_400L || slice < 0) {
            return Studied.LEFT_OUT;
        }
        // Lines and columns of the finest hexagons of the whole grid fit in three bytes each.
        long cell = hexagon(page.easting[at] / 1_000.0, page.northing[at] / 1_000.0);
        return (long) slice << 48 | (cell >> 32 & 0xFF_FFFF) << 24 | cell & 0xFF_FFFF;
    }

    private long hexagon(double easting, double northing) {
        return HexCells.holding(query.cellMetres(), easting, northing);
    }

    private Set<Long> holding(Studied studied) {
        var holding = new HashSet<Long>();
        for (int number = 0; number < studied.count(); number++) {
            if (holding.add(hexagon(studied.easting(number), studied.northing(number)))) {
                HexCells.refuseMany(holding.size());
            }
        }
        return holding;
    }

    private GetisResult[] inEachSlice(Studied studied, HexCells cells) {
        var counts = new int[slices.count()][cells.count()];
        for (int number = 0; number < studied.count(); number++) {
            int slice = (int) (studied.group(number) >>> 48);
            counts[slice][cells.number(hexagon(studied.easting(number), studied.northing(number)))]++;
        }
        var neighbourhoods = cells.neighbourhoods();
        var results = new GetisResult[counts.length];
        for (int slice = 0; slice < results.length; slice++) {
            results[slice] = ExactGetis.of(counts[slice], neighbourhoods);
        }
        return results;
    }

    private List<EmergingAnswer.Cell> told(HexCells cells, GetisResult[] results) {
        var classified = EmergingHotspots.classified(results);
        var told = new ArrayList<EmergingAnswer.Cell>();
        for (int number = 0; number < cells.count(); number++) {
            if (classified.hot()[number] != EmergingPattern.NONE) {
                told.add(cell(cells, number, classified, results));
            }
        }
        told.sort(Comparator.comparing(EmergingAnswer.Cell::pattern)
                .thenComparing(Comparator.comparingDouble(
                                (EmergingAnswer.Cell cell) -> cell.z().get(results.length - 1))
                        .reversed())
                .thenComparingDouble(EmergingAnswer.Cell::northing)
                .thenComparingDouble(EmergingAnswer.Cell::easting));
        return told;
    }

    private EmergingAnswer.Cell cell(HexCells cells, int number, EmergingResult classified, GetisResult[] results) {
        var z = new ArrayList<Double>(results.length);
        int hot = 0;
        for (var result : results) {
            z.add(HourGrid.rounded(result.z()[number]));
            hot += result.isHot(number) ? 1 : 0;
        }
        return new EmergingAnswer.Cell(
                cells.easting(number),
                cells.northing(number),
                query.cellMetres(),
                classified.hot()[number],
                hot,
                z,
                classified.trend()[number].z(),
                classified.trend()[number].p());
    }

    private EmergingAnswer answer(
            String position,
            EmergingAnswer.@Nullable Missing missing,
            Studied studied,
            int hexagons,
            List<EmergingAnswer.Cell> told,
            long began) {
        Map<EmergingPattern, Integer> patterns = new EnumMap<>(EmergingPattern.class);
        told.forEach(cell -> patterns.merge(cell.pattern(), 1, Integer::sum));
        return new EmergingAnswer(
                position,
                missing,
                studied.leftOut(),
                query.hidesSmallCounts(),
                slices.count(),
                slices.day(0),
                slices.day(slices.count()).minusDays(1),
                hexagons,
                patterns,
                told.subList(0, Math.min(told.size(), EmergingAnswer.MOST_CELLS)),
                statement(studied.count(), began));
    }

    private RunStatement statement(int counted, long began) {
        return new RunStatement(
                "emerging hot areas",
                VERSION,
                counted,
                RunStatement.parameters(
                        "cellMetres",
                        query.cellMetres(),
                        "sliceDays",
                        query.sliceDays(),
                        "slices",
                        slices.count(),
                        "neighbours",
                        "touching cells",
                        "studyArea",
                        "cells with an incident in any slice, and all within two cells of one",
                        "p",
                        "exact, over all ways to deal the counts of a slice among the cells, two-sided",
                        "rate",
                        ExactGetis.RATE,
                        "control",
                        GetisParameters.Control.BENJAMINI_HOCHBERG + " within a slice",
                        "trendBelow",
                        EmergingHotspots.TREND,
                        "times",
                        "whole, in the slice of the middle of a span of at most a slice",
                        "leastIncidents",
                        SignificanceAnswer.LEAST_INCIDENTS),
                slices.day(0).atStartOfDay(TimeBins.LONDON).toInstant(),
                query.filter().period().statedEnd(),
                null,
                RunStatement.since(began));
    }
}
