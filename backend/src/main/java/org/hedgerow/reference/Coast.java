package org.hedgerow.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NationalGrid;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The coast of Great Britain, Ireland and the islands about them, as it ships: drawn for maps of whole countries, and up to about two kilometres from the true
 * one. Where two countries meet on land there is no coast. Immutable and thread-safe.
 */
@Component
public class Coast {

    /** Who made it, in the words that must go with it. */
    public static final String SOURCE = "Natural Earth 1:10,000,000";

    private static final String FILE = "/META-INF/resources/gis/base/land.geojson";
    /** Land beyond the British Isles, drawn far more roughly. */
    private static final String ROUGH = "EU";

    private final List<int[]> rings;
    private final Set<Side> borders;

    /** One side of an outline, whichever way it is followed; in whole millimetres. */
    private record Side(long from, long to) {

        static Side between(int[] ring, int at) {
            long a = key(ring[at], ring[at + 1]);
            long b = key(ring[at + 2], ring[at + 3]);
            return a < b ? new Side(a, b) : new Side(b, a);
        }

        private static long key(int easting, int northing) {
            return (long) easting << Integer.SIZE | northing & 0xFFFF_FFFFL;
        }
    }

    public Coast(NationalGrid grid) {
        var all = new ArrayList<int[]>();
        for (var feature : read().get("features")) {
            if (!feature.get("properties").get("country").asString().equals(ROUGH)) {
                var shape = feature.get("geometry");
                boolean several = shape.get("type").asString().equals("MultiPolygon");
                for (var polygon : several ? shape.get("coordinates") : List.of(shape.get("coordinates"))) {
                    polygon.forEach(ring -> all.add(onGrid(ring, grid)));
                }
            }
        }
        rings = List.copyOf(all);
        var once = new HashSet<Side>();
        borders = new HashSet<>();
        for (var ring : rings) {
            for (int at = 0; at + 3 < ring.length; at += 2) {
                var side = Side.between(ring, at);
                if (!once.add(side)) {
                    borders.add(side);
                }
            }
        }
    }

    private static JsonNode read() {
        var resource = Coast.class.getResourceAsStream(FILE);
        if (resource == null) {
            throw new IllegalStateException("The land is missing: " + FILE);
        }
        try (resource) {
            return JsonMapper.shared().readTree(resource);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The land cannot be read", unreadable);
        }
    }

    private static int[] onGrid(JsonNode ring, NationalGrid grid) {
        var corners = new int[ring.size() * 2];
        int at = 0;
        for (var position : ring) {
            var point = grid.toGrid(
                    new GeoPoint(position.get(0).asDouble(), position.get(1).asDouble()));
            corners[at++] = point.eastingMillimetres();
            corners[at++] = point.northingMillimetres();
        }
        return corners;
    }

    /** The pieces of the coast that come into a box, each as easting, northing, easting, northing ... in millimetres; they may reach beyond it. */
    public List<int[]> within(GridPoint southWest, GridPoint northEast) {
        var found = new ArrayList<int[]>();
        for (var ring : rings) {
            int from = -1;
            for (int at = 0; at + 3 < ring.length; at += 2) {
                boolean drawn = touches(ring, at, southWest, northEast) && !borders.contains(Side.between(ring, at));
                if (drawn && from < 0) {
                    from = at;
                } else if (!drawn && from >= 0) {
                    found.add(Arrays.copyOfRange(ring, from, at + 2));
                    from = -1;
                }
            }
            if (from >= 0) {
                found.add(Arrays.copyOfRange(ring, from, ring.length));
            }
        }
        return found;
    }

    private static boolean touches(int[] ring, int at, GridPoint southWest, GridPoint northEast) {
        return Math.max(ring[at], ring[at + 2]) >= southWest.eastingMillimetres()
                && Math.min(ring[at], ring[at + 2]) <= northEast.eastingMillimetres()
                && Math.max(ring[at + 1], ring[at + 3]) >= southWest.northingMillimetres()
                && Math.min(ring[at + 1], ring[at + 3]) <= northEast.northingMillimetres();
    }
}
