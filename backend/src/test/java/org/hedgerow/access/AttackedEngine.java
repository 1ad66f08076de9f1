package org.hedgerow.access;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.hotspot.AudienceEngine;
import org.hedgerow.hotspot.FeatureWriter;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.hotspot.HotspotQuery;
import org.hedgerow.hotspot.IncidentCodes;
import org.hedgerow.hotspot.ListAnswer;
import org.hedgerow.hotspot.ListQuery;
import org.hedgerow.hotspot.MapAnswer;
import org.hedgerow.hotspot.MapQuery;
import org.hedgerow.incident.VisibleIncident;
import org.jspecify.annotations.Nullable;

/** The engine of an audience, asked without HTTP: the same parsing, the same answers, the same writer, and the rows that the database released. */
class AttackedEngine implements Attacked {

    private static final IncidentCodes ANY = new IncidentCodes(code -> true, force -> true);
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    final AudienceEngine engine;
    private final FeatureWriter writer;

    AttackedEngine(AudienceEngine engine, FeatureWriter writer) {
        this.engine = engine;
        this.writer = writer;
    }

    @Override
    public String get(String path) {
        var parts = path.split("\\?", 2);
        if (parts[0].endsWith("/nearby")) {
            // The database answers it: asked over HTTP alone.
            return "";
        }
        var parameters = parameters(parts[1]);
        var filter = FilterParameters.parse(parameters, ANY).at(NOW);
        var snapshot = engine.snapshot();
        return switch (parts[0]) {
            case "/api/map" -> {
                var query = MapQuery.of(one(parameters, "bbox"), one(parameters, "zoom"), filter);
                yield text(writer.map(map(snapshot.map(query), query)));
            }
            case "/api/incidents" -> {
                var query = ListQuery.of(
                        one(parameters, "bbox"), one(parameters, "limit"), one(parameters, "after"), filter);
                yield text(writer.list(list(snapshot.list(query), query)));
            }
            case "/api/hotspots" -> {
                var query =
                        HotspotQuery.of(one(parameters, "reachMetres"), one(parameters, "minimumIncidents"), filter);
                yield text(writer.hotspots(snapshot.hotspots(query)));
            }
            default -> throw new IllegalArgumentException(path);
        };
    }

    /** Everybody of one audience looks through one engine. */
    @Override
    public Attacked as(int account) {
        return this;
    }

    @Override
    public String envelope(String id) {
        return "\"" + row(id).version() + "\"";
    }

    @Override
    public String refusals(String id) {
        return "";
    }

    @Override
    public String told(String id) {
        var message = text(writer.feature(row(id)));
        return message.length() + message;
    }

    MapAnswer map(MapAnswer answer, MapQuery query) {
        return answer;
    }

    ListAnswer list(ListAnswer answer, ListQuery query) {
        return answer;
    }

    VisibleIncident row(String id) {
        return engine.snapshot().find(UUID.fromString(id)).orElseThrow();
    }

    static String text(Object answer) {
        return Visitor.JSON.writeValueAsString(answer);
    }

    private static @Nullable String one(Map<String, List<String>> parameters, String name) {
        var values = parameters.get(name);
        return values == null ? null : values.get(0);
    }

    private static Map<String, List<String>> parameters(String query) {
        var parameters = new HashMap<String, List<String>>();
        for (var pair : query.split("&", -1)) {
            var parts = pair.split("=", 2);
            parameters
                    .computeIfAbsent(parts[0], unseen -> new ArrayList<>())
                    .add(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
