package org.hedgerow.operation;

import tools.jackson.databind.json.JsonMapper;

/** How what is kept of requests and briefings is written down: the fields of their records, and nothing else. */
final class AirJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AirJson() {}

    static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    static <T> T read(String text, Class<T> type) {
        return JSON.readValue(text, type);
    }
}
