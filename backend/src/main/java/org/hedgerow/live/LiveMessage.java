package org.hedgerow.live;

import tools.jackson.databind.json.JsonMapper;

/**
 * A message that is encoded once for an audience and numbered for each session as it is sent.
 *
 * @param type the name that the client knows
 * @param members the rest of the JSON object, beginning with a comma unless empty
 */
record LiveMessage(String type, String members) {

    static LiveMessage of(JsonMapper json, String type, Object content) {
        var object = json.writeValueAsString(content);
        return new LiveMessage(type, object.length() > 2 ? "," + object.substring(1, object.length() - 1) : "");
    }

    String numbered(long number) {
        return "{\"type\":\"" + type + "\",\"number\":" + number + members + "}";
    }

    String unnumbered() {
        return "{\"type\":\"" + type + "\"" + members + "}";
    }
}
