package org.hedgerow.hotspot;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The questions that can be kept, each read by the same reader that its address uses: what could not be asked is not kept. A new method becomes one more
 * entry here.
 */
@Component
public class AnalysisQuestions {

    private static final int LONGEST = 2_000;

    private static final Set<String> FILTER = Set.of("category", "force", "period", "hours", "status");

    /**
     * A question's own parameters, beside the filter's.
     *
     * @param names each may be given once
     * @param reader refuses values that its address would refuse
     */
    private record Own(Set<String> names, Reader reader) {}

    private interface Reader {
        void read(Function<String, @Nullable String> value, IncidentFilter filter);
    }

    private static final Map<String, Own> KINDS = Map.of(
            "HOTSPOTS",
            new Own(
                    Set.of("reachMetres", "minimumIncidents"),
                    (value, filter) ->
                            HotspotQuery.of(value.apply("reachMetres"), value.apply("minimumIncidents"), filter)),
            "SIGNIFICANCE",
            new Own(
                    Set.of("cellMetres"),
                    (value, filter) -> SignificanceQuery.of(value.apply("cellMetres"), filter, null)),
            "EMERGING",
            new Own(
                    Set.of("cellMetres", "sliceDays"),
                    (value, filter) ->
                            EmergingQuery.of(value.apply("cellMetres"), value.apply("sliceDays"), filter, null)),
            "SCAN",
            new Own(
                    Set.of("cellMetres", "mostMetres", "mostDays", "repetitions", "seed"),
                    (value, filter) -> ScanQuery.of(
                            new ScanQuery.Wanted(
                                    value.apply("cellMetres"),
                                    value.apply("mostMetres"),
                                    value.apply("mostDays"),
                                    value.apply("repetitions"),
                                    value.apply("seed")),
                            filter,
                            null)),
            "DENSITY",
            new Own(
                    Set.of("bandwidthMetres", "cellMetres"),
                    (value, filter) ->
                            DensityQuery.of(value.apply("bandwidthMetres"), value.apply("cellMetres"), filter, null)),
            "FORECAST",
            new Own(Set.of("cellMetres"), (value, filter) -> ForecastQuery.of(value.apply("cellMetres"), filter)),
            "NEAR_REPEATS",
            new Own(Set.of(), (value, filter) -> {}),
            "CHARTS",
            new Own(Set.of("by"), (value, filter) -> StatisticsQuery.By.parse(value.apply("by"), false)));

    private final IncidentCodes codes;
    private final Clock clock;

    AnalysisQuestions(IncidentCodes codes, Clock clock) {
        this.codes = codes;
        this.clock = clock;
    }

    /** The codes of the questions that can be kept. */
    public static Set<String> kinds() {
        return Set.copyOf(KINDS.keySet());
    }

    /**
     * Reads a question that somebody wants to keep.
     *
     * @param parameters as an address carries them, without the question mark
     * @throws ProblemException 422 on {@code /kind} or {@code /parameters}
     */
    public AnalysisQuestion read(@Nullable String kind, @Nullable String parameters) {
        var own = kind == null ? null : KINDS.get(kind);
        if (kind == null || own == null) {
            throw PlatformProblem.invalid("/kind", "This cannot be saved.");
        }
        try {
            var given = QueryString.parameters(parameters == null ? "" : parameters);
            refuseUnknown(given, own);
            var filter = FilterParameters.parse(given, codes).at(clock.instant());
            own.reader().read(name -> once(name, given.getOrDefault(name, List.of())), filter);
            return new AnalysisQuestion(kind, written(given), groups(given));
        } catch (ProblemException refused) {
            throw new ProblemException(
                    PlatformProblem.INVALID_FIELDS,
                    refused.errors().stream()
                            .map(error -> new ProblemException.FieldError("/parameters", error.detail()))
                            .toList());
        }
    }

    private static void refuseUnknown(Map<String, List<String>> given, Own own) {
        for (var name : given.keySet()) {
            if (!FILTER.contains(name) && !own.names().contains(name)) {
                throw PlatformProblem.invalid("/parameters", "That question has no such parameter.");
            }
        }
    }

    private static @Nullable String once(String name, List<String> values) {
        if (values.size() > 1) {
            throw PlatformProblem.invalid("?" + name, "Give this once.");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    /** Names and values in alphabetical order, each once: one question is written in one way. */
    private static String written(Map<String, List<String>> given) {
        var joined = new StringJoiner("&");
        new TreeMap<>(given)
                .forEach((name, values) -> new TreeSet<>(values)
                        .forEach(value -> joined.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))));
        if (joined.length() > LONGEST) {
            throw PlatformProblem.invalid("/parameters", "That is too much to keep; choose fewer.");
        }
        return joined.toString();
    }

    private static Set<String> groups(Map<String, List<String>> given) {
        return given.getOrDefault("category", List.of()).stream()
                .map(code -> code.split("\\.", 2)[0])
                .collect(Collectors.toSet());
    }
}
