package org.hedgerow.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outlines of force areas: rings of whole millimetres on the National Grid.
 *
 * @param codes the forces, at most 127; where areas overlap, the first has the point
 * @param rings for each force its closed rings, each as easting, northing, easting, northing ...; shells and holes alike, since a point is
 *     inside when a ray from it meets an odd number of edges
 */
record ForceOutlines(List<String> codes, List<List<int[]>> rings) {

    private static final int MILLIMETRES = 1000;

    /** The indicative ones, {@code gis/force-areas.geojson}: whole metres. */
    static ForceOutlines read() {
        var resource = ForceOutlines.class.getResourceAsStream("/gis/force-areas.geojson");
        if (resource == null) {
            throw new IllegalStateException("The force areas are missing: gis/force-areas.geojson");
        }
        try (resource) {
            var codes = new ArrayList<String>();
            var rings = new ArrayList<List<int[]>>();
            for (var feature : JsonMapper.shared().readTree(resource).get("features")) {
                codes.add(feature.get("properties").get("code").asString());
                var own = new ArrayList<int[]>();
                for (var polygon : feature.get("geometry").get("coordinates")) {
                    for (var ring : polygon) {
                        own.add(ring(ring));
                    }
                }
                rings.add(own);
            }
            return new ForceOutlines(List.copyOf(codes), List.copyOf(rings));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The force areas cannot be read", unreadable);
        }
    }

    /** These, and after them those of the others whose force has none here. */
    ForceOutlines filledFrom(ForceOutlines others) {
        var allCodes = new ArrayList<>(codes);
        var allRings = new ArrayList<>(rings);
        for (int i = 0; i < others.codes.size(); i++) {
            if (!codes.contains(others.codes.get(i))) {
                allCodes.add(others.codes.get(i));
                allRings.add(others.rings.get(i));
            }
        }
        return new ForceOutlines(List.copyOf(allCodes), List.copyOf(allRings));
    }

    private static int[] ring(JsonNode positions) {
        var ring = new int[positions.size() * 2];
        int i = 0;
        for (var position : positions) {
            ring[i++] = position.get(0).asInt() * MILLIMETRES;
            ring[i++] = position.get(1).asInt() * MILLIMETRES;
        }
        return ring;
    }
}
