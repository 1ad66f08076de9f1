package org.hedgerow.hotspot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hedgerow.hotspot.method.FalseDiscovery;
import org.hedgerow.hotspot.method.GetisOrd;
import org.hedgerow.hotspot.method.GetisParameters;
import org.hedgerow.hotspot.method.Neighbourhoods;
import org.hedgerow.hotspot.method.Progress;
import org.hedgerow.hotspot.method.RunStatement;

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

    private static final int WITH_THE_SIX = 7;

    private final IncidentColumns columns;
    private final SignificanceQuery query;

    Significance(IncidentColumns columns, SignificanceQuery query) {
        this.columns = columns;
        this.query = query;
    }

    SignificanceAnswer answer(String position) {
        long began = System.nanoTime();
        var studied = Studied.of(columns, query.filter(), query.tellsItsVictim(), this::hexagon, HexCells::refuseMany);
        if (studied.isWithheld()) {
            return nothing(position, SignificanceAnswer.Missing.HIDDEN, studied, began);
        }
        if (studied.count() < SignificanceAnswer.LEAST_INCIDENTS) {
            return nothing(position, SignificanceAnswer.Missing.TOO_FEW, studied, began);
        }
        return computed(position, studied, began);
    }

    private long hexagon(IncidentPage page, int at) {
        return page.size[at] > query.cellMetres()
                ? Studied.LEFT_OUT
                : HexCells.holding(query.cellMetres(), page.easting[at] / 1_000.0, page.northing[at] / 1_000.0);
    }

    private SignificanceAnswer computed(String position, Studied studied, long began) {
        var cells = new HexCells(query.cellMetres(), studied.groups());
        int[] counts = new int[cells.count()];
        double[] values = new double[counts.length];
        for (int number = 0; number < counts.length; number++) {
            counts[number] = studied.countIn(cells.cell(number));
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
                        studied.isHidden(cells.cell(number)) ? null : Integer.valueOf(counts[number]),
                        about[number],
                        (double) studied.count() * size(neighbourhoods, number) / counts.length,
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
                studied.leftOut(),
                query.hidesSmallCounts(),
                counts.length,
                studied.groups().size(),
                significant,
                told.subList(0, Math.min(told.size(), SignificanceAnswer.MOST_CELLS)),
                statement(studied.count(), began));
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
            String position, SignificanceAnswer.Missing missing, Studied studied, long began) {
        return new SignificanceAnswer(
                position,
                missing,
                studied.leftOut(),
                query.hidesSmallCounts(),
                0,
                0,
                0,
                List.of(),
                statement(studied.count(), began));
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
