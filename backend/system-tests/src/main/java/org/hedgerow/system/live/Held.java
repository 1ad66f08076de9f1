package org.hedgerow.system.live;

import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What a page holds of one incident.
 *
 * @param precision the tier that it is known at
 * @param sizeMetres of the square that the place is known to
 */
record Held(
        UUID id,
        int version,
        String precision,
        int sizeMetres,
        String category,
        String status,
        double longitude,
        double latitude) {

    static Held of(JsonNode feature) {
        var properties = feature.get("properties");
        return new Held(
                UUID.fromString(feature.get("id").asString()),
                properties.get("version").asInt(),
                properties.get("precision").asString(),
                properties.get("precisionMetres").asInt(),
                properties.get("category").asString(),
                properties.get("status").asString(),
                properties.get("centre").get(0).asDouble(),
                properties.get("centre").get(1).asDouble());
    }

    /** What has to be the same at both ends. */
    String state() {
        return "version " + version + " " + precision + " " + sizeMetres + " m " + status;
    }
}
