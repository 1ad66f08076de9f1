package org.hedgerow.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.hotspot.AudienceEngine;
import org.hedgerow.hotspot.AudienceSnapshot;
import org.hedgerow.hotspot.DensityQuery;
import org.hedgerow.hotspot.DensityView;
import org.hedgerow.hotspot.EmergingQuery;
import org.hedgerow.hotspot.EmergingView;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.hotspot.ForecastQuery;
import org.hedgerow.hotspot.ForecastView;
import org.hedgerow.hotspot.IncidentCodes;
import org.hedgerow.hotspot.IncidentFilter;
import org.hedgerow.hotspot.ScanLimit;
import org.hedgerow.hotspot.ScanQuery;
import org.hedgerow.hotspot.ScanView;
import org.hedgerow.hotspot.SignificanceQuery;
import org.hedgerow.hotspot.SignificanceView;
import org.hedgerow.hotspot.StatisticsQuery;
import org.hedgerow.hotspot.method.Progress;
import org.hedgerow.incident.IncidentFeatures;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.oracle.OracleViewer;
import org.hedgerow.sharing.Tier;
import org.hedgerow.sharing.VictimIdentifying;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Studies of everything that a viewer may see at once. None can be taken apart into single incidents, so each is compared whole: with what an
 * engine answers that holds the incidents which the oracle lets this viewer see, and no other. One more or one fewer, and all cells are wrong.
 */
final class StudyChannels {

    private static final String EVERYTHING = "period=90d";

    /** Of few incidents, for what is shuffled again and again. */
    private static final String FEW = "category=FUEL&period=";

    private static final String CELL = "1000";
    private static final String BANDWIDTH = "1000";
    private static final String DENSITY_CELL = "200";
    private static final String REPETITIONS = "99";
    private static final int MOST_CELLS = 250_000;

    /** How often somebody asks again who was told that others are being answered. */
    private static final int PATIENCE = 200;

    private static final int TOO_MANY_TRIES = 429;
    private static final IncidentCodes ANY = new IncidentCodes(code -> true, force -> true);

    private final NationalGrid grid;
    private final IncidentFeatures places;
    private final VictimIdentifying telling;
    private final JsonMapper json;
    private final Crowd crowd;
    private final Function<Visitor, @Nullable OracleViewer> viewerOf;
    private final Map<String, AudienceSnapshot> sights = new ConcurrentHashMap<>();

    /** @param viewerOf who it is that asks */
    StudyChannels(RunningApplication application, Crowd crowd, Function<Visitor, @Nullable OracleViewer> viewerOf) {
        this.grid = application.bean(NationalGrid.class);
        this.places = application.bean(IncidentFeatures.class);
        this.telling = application.bean(VictimIdentifying.class);
        this.json = application.bean(JsonMapper.class);
        this.crowd = crowd;
        this.viewerOf = viewerOf;
    }

    /** What a study says of everything in a snapshot. */
    private interface Study {
        Object of(
                AudienceSnapshot snapshot,
                IncidentFilter filter,
                @Nullable BiPredicate<String, LocalDate> tellsItsVictim);
    }

    Stream<Channel> all() {
        return Stream.of(
                study(
                        "hotspots: significance",
                        Channel.READERS,
                        EVERYTHING,
                        "/api/significance?cellMetres=" + CELL,
                        (seen, filter, tells) -> SignificanceView.of(
                                seen.significance(SignificanceQuery.of(CELL, filter, tells)), places)),
                study(
                        "hotspots: emerging",
                        Channel.READERS,
                        EVERYTHING,
                        "/api/emerging?cellMetres=" + CELL,
                        (seen, filter, tells) ->
                                EmergingView.of(seen.emerging(EmergingQuery.of(CELL, null, filter, tells)), places)),
                study(
                                "hotspots: scan",
                                Channel.READERS,
                                FEW + "90d",
                                "/api/scan?cellMetres=" + CELL + "&repetitions=" + REPETITIONS,
                                this::scan)
                        .only(StudyChannels::isOfFew),
                study(
                        "hotspots: density",
                        Channel.READERS,
                        EVERYTHING,
                        "/api/density?bandwidthMetres=" + BANDWIDTH + "&cellMetres=" + DENSITY_CELL,
                        this::density),
                study(
                        "hotspots: forecast",
                        Channel.AMENDERS,
                        EVERYTHING,
                        "/api/forecast?cellMetres=" + CELL,
                        (seen, filter, tells) ->
                                ForecastView.of(seen.forecast(ForecastQuery.of(CELL, filter)), places)),
                study(
                                "statistics: near repeats",
                                Channel.READERS,
                                FEW + "7d",
                                "/api/near-repeats?status=OPEN",
                                (seen, filter, tells) ->
                                        seen.nearRepeats(new StatisticsQuery(filter, StatisticsQuery.By.MONTH, tells)))
                        .only(StudyChannels::isOfFew));
    }

    private static boolean isOfFew(LabelledWorld.Labelled incident) {
        return incident.category().startsWith("FUEL");
    }

    private Object scan(AudienceSnapshot seen, IncidentFilter filter, @Nullable BiPredicate<String, LocalDate> tells) {
        var query = ScanQuery.of(new ScanQuery.Wanted(CELL, null, null, REPETITIONS, null), filter, tells);
        return ScanView.of(seen.scan(query, ScanLimit.BRIEF, Progress.SILENT), query.cellMetres(), places);
    }

    private Object density(
            AudienceSnapshot seen, IncidentFilter filter, @Nullable BiPredicate<String, LocalDate> tells) {
        var query = DensityQuery.of(BANDWIDTH, DENSITY_CELL, filter, tells);
        return DensityView.of(seen.density(query, MOST_CELLS).answer(), query.bandwidthMetres(), places);
    }

    private Channel study(String name, Set<String> roles, String filter, String path, Study study) {
        return Channel.of(name, roles, Channel.counted(), (visitor, world, asked) -> {
            var viewer = viewerOf.apply(visitor);
            var before = Instant.now();
            var answer = patiently(visitor, path + "&" + filter);
            if (viewer == null || answer.status() != 200) {
                return Map.of();
            }
            var given = timeless(answer.json());
            var sight = sights.computeIfAbsent(viewer.person(), any -> sight(viewer, world));
            // Days are London's: the answer may have been given on the next.
            boolean same = Stream.of(before, Instant.now())
                    .map(now -> expected(
                            study, sight, FilterParameters.parse(filter, ANY).at(now), given))
                    .anyMatch(given::equals);
            var seen = new TreeMap<UUID, String>();
            for (var incident : asked) {
                if (!same) {
                    seen.put(incident.id(), "another answer");
                } else if (sight.find(incident.id()).isPresent()) {
                    seen.put(incident.id(), "counted");
                }
            }
            return seen;
        });
    }

    private static Visitor.Answer patiently(Visitor visitor, String path) {
        var answer = visitor.get(path);
        for (int again = 0; again < PATIENCE && answer.status() == TOO_MANY_TRIES; again++) {
            answer = visitor.get(path);
        }
        return answer;
    }

    private JsonNode expected(Study study, AudienceSnapshot sight, IncidentFilter filter, JsonNode given) {
        var hidden = given.path("smallCountsHidden").asBoolean();
        return timeless(
                json.readTree(json.writeValueAsString(study.of(sight, filter, hidden ? this::tellsItsVictim : null))));
    }

    private boolean tellsItsVictim(String category, LocalDate began) {
        return category.indexOf('.') < 0 || telling.includes(category, began);
    }

    /** Without the place in the change log, and without when it was asked and how long it took. */
    private static JsonNode timeless(JsonNode answer) {
        var kept = (ObjectNode) answer.deepCopy();
        kept.remove("asOf");
        if (kept.get("statement") instanceof ObjectNode statement) {
            statement.remove(List.of("microseconds", "from", "to"));
        }
        return kept;
    }

    /** An engine that holds what the oracle lets somebody see. */
    private AudienceSnapshot sight(OracleViewer viewer, LabelledWorld world) {
        var rows = new ArrayList<VisibleIncident>();
        for (var incident : Stream.concat(world.incidents().stream(), crowd.incidents().stream())
                .toList()) {
            world.expected(viewer, incident, Channel.OF_AUDIENCES)
                    .ifPresent(tier -> rows.add(released(incident, Tier.valueOf(tier))));
        }
        return new AudienceEngine(grid, "").absorb(rows, List.of(), "");
    }

    private static VisibleIncident released(LabelledWorld.Labelled incident, Tier tier) {
        int side = LabelledWorld.side(tier.name());
        return new VisibleIncident(
                incident.id(),
                1,
                tier,
                incident.easting() / side * side * 1_000 + side * 500,
                incident.northing() / side * side * 1_000 + side * 500,
                side,
                incident.category(),
                incident.owner(),
                IncidentStatus.OPEN,
                incident.at(),
                incident.at(),
                true,
                null,
                null);
    }
}
