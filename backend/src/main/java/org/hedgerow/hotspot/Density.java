package org.hedgerow.hotspot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.hedgerow.hotspot.method.DensityGrid;
import org.hedgerow.hotspot.method.DensityParameters;
import org.hedgerow.hotspot.method.KernelDensity;
import org.hedgerow.hotspot.method.Progress;
import org.hedgerow.hotspot.method.RunStatement;
import org.hedgerow.platform.PlatformProblem;

/**
 * Spreads every incident over the country about it ({@link KernelDensity}). An incident stands in the middle of its released square; one whose square is
 * larger than the bandwidth is left out and counted. Time plays no part: whatever the filter shows counts whole, however long its span.
 */
final class Density {

    /** What is less than this share of the densest cell is drawn as nothing; the others begin the bands. */
    private static final double[] BANDS = {0.05, 0.2, 0.4, 0.6, 0.8};

    private static final MathContext TWO_FIGURES = new MathContext(2, RoundingMode.HALF_UP);

    private final IncidentColumns columns;
    private final DensityQuery query;
    private final int mostCells;

    /** @param mostCells that a surface may have whose cells were asked for; others have at most {@link DensityAnswer#MOST_CELLS} */
    Density(IncidentColumns columns, DensityQuery query, int mostCells) {
        this.columns = columns;
        this.query = query;
        this.mostCells = mostCells;
    }

    /**
     * The surface and what it was made of.
     *
     * @throws org.hedgerow.platform.ProblemException 422 when it would have too many cells
     */
    DensityAnswer.Counted counted(String position) {
        long began = System.nanoTime();
        var studied =
                Studied.of(columns, query.filter(), query.tellsItsVictim(), this::hexagon, Density::refuseManyHexagons);
        if (studied.isWithheld() || studied.count() < SignificanceAnswer.LEAST_INCIDENTS) {
            var missing = studied.isWithheld() ? DensityAnswer.Missing.HIDDEN : DensityAnswer.Missing.TOO_FEW;
            return new DensityAnswer.Counted(nothing(position, missing, studied, began), List.of());
        }
        var surface = surface(studied);
        var breaks = breaks(surface.highest());
        var answer = new DensityAnswer(
                position,
                null,
                studied.leftOut(),
                query.hidesSmallCounts(),
                surface,
                breaks,
                peaks(surface, breaks.get(0)),
                statement(studied.count(), surface.cellMetres(), began));
        return new DensityAnswer.Counted(answer, ids(studied));
    }

    /** For the police nothing is hidden, so that one group holds them all. */
    private long hexagon(IncidentPage page, int at) {
        if (page.size[at] > query.bandwidthMetres()) {
            return Studied.LEFT_OUT;
        }
        return query.hidesSmallCounts()
                ? HexCells.holding(query.bandwidthMetres(), page.easting[at] / 1_000.0, page.northing[at] / 1_000.0)
                : 0;
    }

    private static void refuseManyHexagons(int count) {
        if (count > HexCells.MOST) {
            throw PlatformProblem.invalid(
                    "?bandwidthMetres", "That is too fine for so much. Choose a larger bandwidth.");
        }
    }

    private DensityGrid surface(Studied studied) {
        var easting = new double[studied.count()];
        var northing = new double[studied.count()];
        var weight = new double[studied.count()];
        Arrays.fill(weight, 1);
        for (int number = 0; number < easting.length; number++) {
            easting[number] = studied.easting(number);
            northing[number] = studied.northing(number);
        }
        int cell = cellMetres(easting, northing);
        return KernelDensity.of(
                easting,
                northing,
                weight,
                new DensityParameters(
                        DensityParameters.Kernel.QUARTIC, query.bandwidthMetres(), cell, DensityParameters.Edge.LOST),
                null,
                Progress.SILENT);
    }

    /** As asked for, or the least of a fifth, two fifths, four fifths and the whole bandwidth that does not make too many cells. */
    private int cellMetres(double[] easting, double[] northing) {
        double across = span(easting) + 2.0 * query.bandwidthMetres();
        double along = span(northing) + 2.0 * query.bandwidthMetres();
        var asked = query.cellMetres();
        int cell = asked == null ? query.bandwidthMetres() / 5 : asked;
        int most = asked == null ? DensityAnswer.MOST_CELLS : mostCells;
        while ((across / cell + 2) * (along / cell + 2) > most) {
            if (asked != null || cell == query.bandwidthMetres()) {
                throw PlatformProblem.invalid(
                        asked == null ? "?bandwidthMetres" : "?cellMetres",
                        "That would be too many cells. Choose larger ones, a larger bandwidth, or fewer kinds or forces.");
            }
            cell = Math.min(cell * 2, query.bandwidthMetres());
        }
        return cell;
    }

    private static double span(double[] values) {
        var statistics = Arrays.stream(values).summaryStatistics();
        return statistics.getMax() - statistics.getMin();
    }

    /** Two figures are enough for a legend. */
    private static List<Double> breaks(double highest) {
        return Arrays.stream(BANDS)
                .map(share -> new BigDecimal(share * highest, TWO_FIGURES).doubleValue())
                .boxed()
                .toList();
    }

    /** Cells that no cell about them outdoes; of several alike that touch, the first from the south-west. */
    private static List<DensityAnswer.Peak> peaks(DensityGrid surface, double least) {
        var peaks = new ArrayList<DensityAnswer.Peak>();
        for (int line = 0; line < surface.lines(); line++) {
            for (int column = 0; column < surface.columns(); column++) {
                if (surface.at(column, line) >= least && isPeak(surface, column, line)) {
                    peaks.add(new DensityAnswer.Peak(
                            surface.west() + (column + 0.5) * surface.cellMetres(),
                            surface.south() + (line + 0.5) * surface.cellMetres(),
                            surface.at(column, line)));
                }
            }
        }
        peaks.sort(Comparator.comparingDouble(DensityAnswer.Peak::perSquareKilometre)
                .reversed()
                .thenComparingDouble(DensityAnswer.Peak::northing)
                .thenComparingDouble(DensityAnswer.Peak::easting));
        return peaks.subList(0, Math.min(peaks.size(), DensityAnswer.MOST_PEAKS));
    }

    private static boolean isPeak(DensityGrid surface, int column, int line) {
        double own = surface.at(column, line);
        for (int north = -1; north <= 1; north++) {
            for (int east = -1; east <= 1; east++) {
                int x = column + east;
                int y = line + north;
                if ((east == 0 && north == 0) || x < 0 || y < 0 || x >= surface.columns() || y >= surface.lines()) {
                    continue;
                }
                boolean before = north < 0 || (north == 0 && east < 0);
                if (surface.at(x, y) > own || (before && surface.at(x, y) == own)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<UUID> ids(Studied studied) {
        var ids = new ArrayList<UUID>(studied.count());
        for (int number = 0; number < studied.count(); number++) {
            var page = studied.page(number);
            ids.add(new UUID(page.idHigh[studied.at(number)], page.idLow[studied.at(number)]));
        }
        ids.sort(null);
        return ids;
    }

    private DensityAnswer nothing(String position, DensityAnswer.Missing missing, Studied studied, long began) {
        var asked = query.cellMetres();
        return new DensityAnswer(
                position,
                missing,
                studied.leftOut(),
                query.hidesSmallCounts(),
                null,
                List.of(),
                List.of(),
                statement(studied.count(), asked == null ? query.bandwidthMetres() / 5.0 : asked, began));
    }

    private RunStatement statement(int counted, double cellMetres, long began) {
        var period = query.filter().period();
        return new RunStatement(
                "kernel density",
                KernelDensity.VERSION,
                counted,
                RunStatement.parameters(
                        "kernel",
                        DensityParameters.Kernel.QUARTIC,
                        "bandwidthMetres",
                        query.bandwidthMetres(),
                        "cellMetres",
                        cellMetres,
                        "unit",
                        "incidents per square kilometre",
                        "places",
                        "middle of squares no larger than the bandwidth",
                        "times",
                        "an incident counts once, however long its span",
                        "leastIncidents",
                        SignificanceAnswer.LEAST_INCIDENTS),
                period.from(),
                period.statedEnd(),
                null,
                RunStatement.since(began));
    }
}
