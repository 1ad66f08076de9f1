package org.hedgerow.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The names of forces by code where no database is at hand, as they stand beside the indicative areas. Immutable. */
final class ForceNames {

    private final Map<String, String> byCode;

    ForceNames(Map<String, String> byCode) {
        this.byCode = Map.copyOf(byCode);
    }

    static ForceNames indicative() {
        var resource = ForceNames.class.getResourceAsStream("/gis/force-areas.geojson");
        if (resource == null) {
            throw new IllegalStateException("The force areas are missing: gis/force-areas.geojson");
        }
        try (resource) {
            var names = new HashMap<String, String>();
            for (var feature : JsonMapper.shared().readTree(resource).get("features")) {
                var properties = feature.get("properties");
                names.put(
                        properties.get("code").asString(),
                        properties.get("name").asString());
            }
            return new ForceNames(names);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The force areas cannot be read", unreadable);
        }
    }

    /** The name, or the code itself when no name is known. */
    String of(String code) {
        return byCode.getOrDefault(code, code);
    }
}
