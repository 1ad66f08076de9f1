package org.hedgerow.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outlines of the force areas as they stand in {@code gis/force-areas.geojson}: rings of whole metres on the National Grid.
 *
 * @param codes the forces, in the file's order
 * @param rings for each force its closed rings, each as easting, northing, easting, northing ...; shells and holes alike, since a point is
 *     inside when a ray from it meets an odd number of edges
 */
record ForceOutlines(List<String> codes, List<List<int[]>> rings) {

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

    private static int[] ring(JsonNode positions) {
        var ring = new int[positions.size() * 2];
        int i = 0;
        for (var position : positions) {
            ring[i++] = position.get(0).asInt();
            ring[i++] = position.get(1).asInt();
        }
        return ring;
    }
}
