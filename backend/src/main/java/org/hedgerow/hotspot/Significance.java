package org.hedgerow.hotspot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hedgerow.hotspot.method.FalseDiscovery;
import org.hedgerow.hotspot.method.GetisOrd;
import org.hedgerow.hotspot.method.GetisParameters;
import org.hedgerow.hotspot.method.Neighbourhoods;
import org.hedgerow.hotspot.method.Progress;
import org.hedgerow.hotspot.method.RunStatement;
import org.jspecify.annotations.Nullable;

/**
 * Asks of each hexagon whether it holds, with those about it, more than chance would give it ({@link GetisOrd}). What this reader is not to know is
 * taken away first; nothing is computed from it.
 *
 * <p>An incident is in the hexagon that holds the middle of its released square. One whose square is larger than a hexagon could be in several: it is left
 * out and counted, never spread or guessed.
 */
final class Significance {

    /** Grows whenever the same incidents would give another result. */
    static final int VERSION = 1;

    /** Of the hexagons that are called significant, at most one in twenty is so by chance. */
    static final double RATE = 0.05;

    /** A name no hexagon has. */
    private static final String LEFT_OUT = "left out";

    private static final int WITH_THE_SIX = 7;

    private final IncidentColumns columns;
    private final SignificanceQuery query;
    private final Map<Long, SmallCounts.Tally> tallies = new HashMap<>();
    private SmallCounts.Tally leftOut = SmallCounts.Tally.NONE;

    Significance(IncidentColumns columns, SignificanceQuery query) {
        this.columns = columns;
        this.query = query;
    }

    SignificanceAnswer answer(String position) {
        long began = System.nanoTime();
        var shown = Selection.of(columns, query.filter(), null);
        for (int number = 0; number < shown.count(); number++) {
            int row = shown.row(number);
            tally(columns.pages[row >>> IncidentPage.SHIFT], row & IncidentPage.MASK);
        }
        Integer leftOutOrHidden = leftOut.count();
        Set<Long> hidden = new HashSet<>();
        if (query.hidesSmallCounts()) {
            var table = SmallCounts.hidden(named());
            if (table.withheld()) {
                return nothing(position, SignificanceAnswer.Missing.HIDDEN, null, 0, began);
            }
            for (var count : table.counts()) {
                if (count.count() == null && count.key().equals(LEFT_OUT)) {
                    leftOutOrHidden = null;
                } else if (count.count() == null) {
                    hidden.add(Long.valueOf(count.key()));
                }
            }
        }
        tallies.keySet().removeAll(hidden);
        int counted =
                tallies.values().stream().mapToInt(SmallCounts.Tally::count).sum();
        if (counted < SignificanceAnswer.LEAST_INCIDENTS) {
            return nothing(position, SignificanceAnswer.Missing.TOO_FEW, leftOutOrHidden, counted, began);
        }
        return computed(position, leftOutOrHidden, hidden, counted, began);
    }

    private void tally(IncidentPage page, int at) {
        boolean tells = tellsItsVictim(columns.codes.code(page.category[at]), page.earliest[at]);
        if (page.size[at] > query.cellMetres()) {
            leftOut = leftOut.with(tells);
            return;
        }
        long cell = HexCells.holding(query.cellMetres(), page.easting[at] / 1_000.0, page.northing[at] / 1_000.0);
        tallies.merge(cell, SmallCounts.Tally.NONE.with(tells), (tally, one) -> tally.with(tells));
        HexCells.refuseMany(tallies.size());
    }

    private boolean tellsItsVictim(String category, long earliest) {
        var tells = query.tellsItsVictim();
        return tells != null
                && tells.test(category, LocalDate.ofInstant(Instant.ofEpochSecond(earliest), TimeBins.LONDON));
    }

    /** What was left out is one count among the others: it could be subtracted from all of them. */
    private Map<String, SmallCounts.Tally> named() {
        var named = tallies.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
        if (leftOut.count() > 0) {
            named.put(LEFT_OUT, leftOut);
        }
        return named;
    }

    private SignificanceAnswer computed(
            String position, @Nullable Integer leftOutOrHidden, Set<Long> hidden, int counted, long began) {
        var cells = new HexCells(query.cellMetres(), tallies.keySet());
        int[] counts = new int[cells.count()];
        double[] values = new double[counts.length];
        for (int number = 0; number < counts.length; number++) {
            counts[number] = tallies.getOrDefault(cells.cell(number), SmallCounts.Tally.NONE)
                    .count();
            values[number] = counts[number];
        }
        var neighbourhoods = cells.neighbourhoods();
        double[] z = GetisOrd.of(
                        values,
                        neighbourhoods,
                        new GetisParameters(0, RATE, GetisParameters.Control.BENJAMINI_HOCHBERG, 0, 0),
                        Progress.SILENT)
                .z();
        int[] about = new int[counts.length];
        double[] p = new double[counts.length];
        var dealt = new DealtCounts(counts, WITH_THE_SIX);
        for (int number = 0; number < counts.length; number++) {
            about[number] = held(counts, neighbourhoods, number);
            p[number] = dealt.p(size(neighbourhoods, number), about[number]);
        }
        double[] adjusted = FalseDiscovery.benjaminiHochberg(p);
        var told = new ArrayList<SignificanceAnswer.Cell>();
        int significant = 0;
        for (int number = 0; number < counts.length; number++) {
            boolean more = z[number] > 0 && adjusted[number] <= RATE;
            significant += more ? 1 : 0;
            if (more || counts[number] > 0) {
                told.add(new SignificanceAnswer.Cell(
                        cells.easting(number),
                        cells.northing(number),
                        query.cellMetres(),
                        hidden.contains(cells.cell(number)) ? null : Integer.valueOf(counts[number]),
                        about[number],
                        (double) counted * size(neighbourhoods, number) / counts.length,
                        z[number],
                        p[number],
                        adjusted[number],
                        more));
            }
        }
        told.sort(Comparator.comparing(SignificanceAnswer.Cell::significant)
                .thenComparingDouble(SignificanceAnswer.Cell::z)
                .reversed()
                .thenComparingDouble(SignificanceAnswer.Cell::northing)
                .thenComparingDouble(SignificanceAnswer.Cell::easting));
        return new SignificanceAnswer(
                position,
                null,
                leftOutOrHidden,
                query.hidesSmallCounts(),
                counts.length,
                tallies.size(),
                significant,
                told.subList(0, Math.min(told.size(), SignificanceAnswer.MOST_CELLS)),
                statement(counted, began));
    }

    private static int size(Neighbourhoods neighbourhoods, int cell) {
        return neighbourhoods.start()[cell + 1] - neighbourhoods.start()[cell];
    }

    private static int held(int[] counts, Neighbourhoods neighbourhoods, int cell) {
        int held = 0;
        for (int i = neighbourhoods.start()[cell]; i < neighbourhoods.start()[cell + 1]; i++) {
            held += counts[neighbourhoods.members()[i]];
        }
        return held;
    }

    private SignificanceAnswer nothing(
            String position,
            SignificanceAnswer.Missing missing,
            @Nullable Integer leftOutOrHidden,
            int counted,
            long began) {
        return new SignificanceAnswer(
                position,
                missing,
                leftOutOrHidden,
                query.hidesSmallCounts(),
                0,
                0,
                0,
                List.of(),
                statement(counted, began));
    }

    private RunStatement statement(int counted, long began) {
        var period = query.filter().period();
        return new RunStatement(
                "Getis-Ord Gi*",
                VERSION,
                counted,
                RunStatement.parameters(
                        "cellMetres",
                        query.cellMetres(),
                        "neighbours",
                        "touching cells",
                        "studyArea",
                        "cells with an incident, and all within two cells of one",
                        "p",
                        "exact, over all ways to deal the counts among the cells, two-sided",
                        "rate",
                        RATE,
                        "control",
                        GetisParameters.Control.BENJAMINI_HOCHBERG,
                        "leastIncidents",
                        SignificanceAnswer.LEAST_INCIDENTS),
                period.from(),
                period.statedEnd(),
                null,
                RunStatement.since(began));
    }
}
