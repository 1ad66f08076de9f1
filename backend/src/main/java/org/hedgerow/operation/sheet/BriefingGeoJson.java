package org.hedgerow.operation.sheet;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.operation.AirBriefing;
import tools.jackson.databind.json.JsonMapper;

/** The briefing as GeoJSON (RFC 7946): WGS 84, longitude first. What the file says of itself stands beside its features and in each of them. */
final class BriefingGeoJson {

    private static final double PLACES = 1e8;

    private BriefingGeoJson() {}

    static byte[] of(AirBriefing briefing, Instant now, NationalGrid grid) {
        var head = BriefingHead.of(briefing, now);
        var collection = new LinkedHashMap<String, Object>();
        collection.put("type", "FeatureCollection");
        collection.putAll(head);
        collection.put(
                "features",
                BriefingFeature.of(briefing, grid).stream()
                        .map(feature -> feature(feature, head))
                        .toList());
        return JsonMapper.shared().writeValueAsBytes(collection);
    }

    private static Map<String, Object> feature(BriefingFeature feature, Map<String, String> head) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("kind", feature.kind().name());
        properties.put("name", feature.name());
        properties.put("description", feature.description());
        properties.put("precisionMetres", feature.precisionMetres());
        properties.putAll(head);
        var written = new LinkedHashMap<String, Object>();
        written.put("type", "Feature");
        written.put("id", feature.key().toString());
        written.put("geometry", geometry(feature));
        written.put("properties", properties);
        return written;
    }

    private static Map<String, Object> geometry(BriefingFeature feature) {
        var positions = feature.shape().stream().map(BriefingGeoJson::position).toList();
        if (feature.isPoint()) {
            return Map.of("type", "Point", "coordinates", positions.get(0));
        }
        return feature.isArea()
                ? Map.of("type", "Polygon", "coordinates", List.of(positions))
                : Map.of("type", "LineString", "coordinates", positions);
    }

    private static List<Double> position(GeoPoint point) {
        return List.of(rounded(point.longitude()), rounded(point.latitude()));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * PLACES) / PLACES;
    }
}
