package org.hedgerow.hotspot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hedgerow.hotspot.method.GetisParameters;
import org.hedgerow.hotspot.method.RunStatement;

/**
 * Asks of each hexagon whether it holds, with those about it, more than chance would give it ({@link ExactGetis}). What this reader is not to know is
 * taken away first; nothing is computed from it.
 *
 * <p>An incident is in the hexagon that holds the middle of its released square. One whose square is larger than a hexagon could be in several: it is left
 * out and counted, never spread or guessed.
 */
final class Significance {

    /** Grows whenever the same incidents would give another result. */
    static final int VERSION = 1;

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
        for (int number = 0; number < counts.length; number++) {
            counts[number] = studied.countIn(cells.cell(number));
        }
        var neighbourhoods = cells.neighbourhoods();
        var result = ExactGetis.of(counts, neighbourhoods);
        var told = new ArrayList<SignificanceAnswer.Cell>();
        int significant = 0;
        for (int number = 0; number < counts.length; number++) {
            boolean more = result.isHot(number);
            significant += more ? 1 : 0;
            if (more || counts[number] > 0) {
                told.add(new SignificanceAnswer.Cell(
                        cells.easting(number),
                        cells.northing(number),
                        query.cellMetres(),
                        studied.isHidden(cells.cell(number)) ? null : Integer.valueOf(counts[number]),
                        ExactGetis.held(counts, neighbourhoods, number),
                        (double) studied.count() * neighbourhoods.size(number) / counts.length,
                        result.z()[number],
                        result.p()[number],
                        result.adjusted()[number],
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
                        ExactGetis.RATE,
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
