package org.hedgerow.reference.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hedgerow.geo.Ostn15NationalGrid;
import org.hedgerow.reference.BoundaryKind;
import org.hedgerow.reference.BoundarySet;
import org.hedgerow.reference.DrawnBoundary;
import org.hedgerow.reference.ForceAreas;
import org.hedgerow.reference.Forces;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Boundaries as GeoJSON, with what a reader must know of them: whether they are indicative, who made them, since when they are in force. */
@Component
class BoundaryGeoJson {

    private static final String FORCES = "/META-INF/resources/gis/base/forces.geojson";
    private static final String COUNTIES = "/META-INF/resources/gis/base/counties.geojson";
    private static final double MILLIMETRES = 1000;

    /** A metre or so: five decimals of a degree. */
    private static final double DECIMALS = 1e5;

    private final Ostn15NationalGrid grid;
    private final Forces forces;
    private final JsonMapper json = JsonMapper.shared();

    BoundaryGeoJson(Ostn15NationalGrid grid, Forces forces) {
        this.grid = grid;
        this.forces = forces;
    }

    /** The areas of a set; with them, for forces, the indicative areas of those that the set does not have. */
    byte[] official(BoundarySet set, List<DrawnBoundary> areas, boolean complete) {
        var bytes = new ByteArrayOutputStream();
        try (var out = json.createGenerator(bytes)) {
            begin(out, set, complete);
            areas.forEach(area -> write(out, area));
            if (set.kind() == BoundaryKind.FORCE) {
                var own = areas.stream().map(DrawnBoundary::force).collect(Collectors.toSet());
                writeIndicativeForces(out, own);
            }
            end(out);
        }
        return bytes.toByteArray();
    }

    /** What there is of a kind of which no set is in force: indicative forces, indicative lines between counties, nothing of the others. */
    byte[] indicative(BoundaryKind kind) {
        var bytes = new ByteArrayOutputStream();
        try (var out = json.createGenerator(bytes)) {
            begin(out, null, true);
            if (kind == BoundaryKind.FORCE) {
                writeIndicativeForces(out, Set.of());
            } else if (kind == BoundaryKind.COUNTY) {
                read(COUNTIES).get("features").forEach(feature -> json.writeTree(out, feature));
            }
            end(out);
        }
        return bytes.toByteArray();
    }

    private static void begin(JsonGenerator out, @Nullable BoundarySet set, boolean complete) {
        out.writeStartObject();
        out.writeStringProperty("type", "FeatureCollection");
        out.writeBooleanProperty("indicative", set == null);
        out.writeStringProperty("source", set == null ? ForceAreas.INDICATIVE_SOURCE : set.source());
        out.writeName("validFrom");
        out.writePOJO(set == null ? null : set.validFrom().toString());
        out.writeBooleanProperty("complete", complete);
        out.writeArrayPropertyStart("features");
    }

    private static void end(JsonGenerator out) {
        out.writeEndArray();
        out.writeEndObject();
    }

    private void write(JsonGenerator out, DrawnBoundary area) {
        out.writeStartObject();
        out.writeStringProperty("type", "Feature");
        out.writeObjectPropertyStart("properties");
        var force = area.force() == null ? null : forces.find(area.force()).orElse(null);
        out.writeStringProperty("code", force == null ? area.code() : force.code());
        out.writeStringProperty("name", force == null ? area.name() : force.name());
        out.writeBooleanProperty("indicative", false);
        out.writeEndObject();
        out.writeObjectPropertyStart("geometry");
        out.writeStringProperty("type", "MultiPolygon");
        out.writeArrayPropertyStart("coordinates");
        var pair = new double[2];
        for (var polygon : area.polygons()) {
            out.writeStartArray();
            for (int[] ring : polygon) {
                out.writeStartArray();
                for (int i = 0; i < ring.length; i += 2) {
                    grid.toGeographic(ring[i] / MILLIMETRES, ring[i + 1] / MILLIMETRES, pair);
                    out.writeStartArray();
                    out.writeNumber(Math.round(pair[0] * DECIMALS) / DECIMALS);
                    out.writeNumber(Math.round(pair[1] * DECIMALS) / DECIMALS);
                    out.writeEndArray();
                }
                out.writeEndArray();
            }
            out.writeEndArray();
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndObject();
    }

    private void writeIndicativeForces(JsonGenerator out, Set<String> without) {
        for (var feature : read(FORCES).get("features")) {
            if (!without.contains(feature.get("properties").get("code").asString())) {
                json.writeTree(out, feature);
            }
        }
    }

    private JsonNode read(String resource) {
        try (var in = Objects.requireNonNull(BoundaryGeoJson.class.getResourceAsStream(resource), resource)) {
            return json.readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The indicative boundaries cannot be read", unreadable);
        }
    }
}
