package org.hedgerow.hotspot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hedgerow.hotspot.method.RunStatement;
import org.hedgerow.incident.ResultMeasure;
import org.hedgerow.incident.Results;
import org.jspecify.annotations.Nullable;

/**
 * A season of each force against the one before, to the same date: incidents from the engine, and what forces recorded that came of them. What nobody has
 * recorded is null and never nought: that a figure is missing and that nothing happened are different things.
 *
 * @param asOf where in the change log the incidents were counted, opaque
 * @param withoutIncidents whether what belongs to no incident is counted: not when kinds of incident are chosen
 * @param rows by the code of the force
 */
public record Scorecard(
        String asOf,
        String season,
        String before,
        LocalDate through,
        LocalDate throughBefore,
        boolean withoutIncidents,
        List<Measure> measures,
        List<Row> rows,
        List<Cell> total,
        RunStatement statement) {

    /** Grows whenever the same incidents and results would make another scorecard. */
    static final int VERSION = 1;

    private static final String INCIDENTS = "INCIDENTS";

    /** A column, in the order of the public measures. */
    public record Measure(String code, String name) {}

    /** A force, with a cell for each measure. */
    public record Row(String force, List<Cell> cells) {}

    /** One measure in the one season and the other; null where nothing is recorded. */
    public record Cell(@Nullable Integer now, @Nullable Integer before) {

        Cell plus(Cell other) {
            return new Cell(sum(now, other.now), sum(before, other.before));
        }

        private static @Nullable Integer sum(@Nullable Integer one, @Nullable Integer other) {
            return one == null ? other : other == null ? one : Integer.valueOf(one + other);
        }
    }

    /**
     * Of one season.
     *
     * @param incidents by force
     * @param results of all forces and kinds that the viewer may know of
     */
    public record Counted(Map<String, Integer> incidents, Collection<Results.Sum> results) {

        private Stream<Results.Sum> chosen(IncidentFilter filter) {
            return results.stream()
                    .filter(sum -> filter.forces().isEmpty() || filter.forces().contains(sum.forceCode()))
                    .filter(sum -> sum.categoryCode() == null
                            ? filter.categories().isEmpty()
                            : filter.matchesCategory(sum.categoryCode()));
        }
    }

    /**
     * Puts both seasons side by side.
     *
     * @param filter whose kinds and forces are counted
     * @param began a reading of {@link System#nanoTime}
     */
    public static Scorecard of(
            String position, ScorecardSeason season, IncidentFilter filter, Counted now, Counted before, long began) {
        var forces = new TreeSet<>(filter.forces());
        forces.addAll(now.incidents().keySet());
        forces.addAll(before.incidents().keySet());
        var resultsNow = byForce(now, filter);
        var resultsBefore = byForce(before, filter);
        forces.addAll(resultsNow.keySet());
        forces.addAll(resultsBefore.keySet());
        var rows = new ArrayList<Row>();
        for (var force : forces) {
            var cells = new ArrayList<Cell>();
            cells.add(new Cell(
                    now.incidents().getOrDefault(force, 0), before.incidents().getOrDefault(force, 0)));
            for (var measure : ResultMeasure.values()) {
                cells.add(new Cell(
                        resultsNow.getOrDefault(force, Map.of()).get(measure),
                        resultsBefore.getOrDefault(force, Map.of()).get(measure)));
            }
            rows.add(new Row(force, cells));
        }
        var last = season.before();
        return new Scorecard(
                position,
                season.name(),
                last.name(),
                season.through(),
                last.through(),
                filter.categories().isEmpty(),
                columns(),
                rows,
                totalOf(rows),
                statement(season, filter, now, before, began));
    }

    private static Map<String, Map<ResultMeasure, Integer>> byForce(Counted counted, IncidentFilter filter) {
        var found = new HashMap<String, Map<ResultMeasure, Integer>>();
        counted.chosen(filter)
                .forEach(sum -> found.computeIfAbsent(sum.forceCode(), any -> new HashMap<>())
                        .merge(sum.measure(), sum.count(), Integer::sum));
        return found;
    }

    private static List<Measure> columns() {
        return Stream.concat(
                        Stream.of(new Measure(INCIDENTS, "Incidents")),
                        Arrays.stream(ResultMeasure.values()).map(each -> new Measure(each.name(), each.words())))
                .toList();
    }

    /** Of what is recorded; nought incidents where there is no force. */
    private static List<Cell> totalOf(List<Row> rows) {
        var total = new ArrayList<Cell>();
        total.add(new Cell(0, 0));
        Arrays.stream(ResultMeasure.values()).forEach(each -> total.add(new Cell(null, null)));
        for (var row : rows) {
            for (int at = 0; at < total.size(); at++) {
                total.set(at, total.get(at).plus(row.cells().get(at)));
            }
        }
        return total;
    }

    private static RunStatement statement(
            ScorecardSeason season, IncidentFilter filter, Counted now, Counted before, long began) {
        return new RunStatement(
                "season scorecard",
                VERSION,
                Stream.of(now, before)
                        .flatMap(each -> each.incidents().values().stream())
                        .mapToInt(Objects::requireNonNull)
                        .sum(),
                RunStatement.parameters(
                        "season",
                        season.name(),
                        "before",
                        season.before().name(),
                        "incidentsCountBy",
                        "the end of the event",
                        "resultsCountBy",
                        "the day on which they are recorded to have happened",
                        "categories",
                        filter.categories().stream().sorted().toList(),
                        "forces",
                        filter.forces().stream().sorted().toList()),
                season.before().from().toInstant(),
                season.until().toInstant(),
                null,
                RunStatement.since(began));
    }
}
