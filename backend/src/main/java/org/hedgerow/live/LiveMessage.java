package org.hedgerow.live;

import tools.jackson.databind.json.JsonMapper;

/**
 * A message that is encoded once for an audience and numbered for each session as it is sent.
 *
 * @param type the name that the client knows
 * @param members the rest of the JSON object, beginning with a comma unless empty
 */
record LiveMessage(String type, String members) {

    /** Nobody can say just now who may see what: the client shows nothing that is shared until it is told to fetch again. */
    static final LiveMessage PAUSED = new LiveMessage("paused", "");

    static LiveMessage bye(String reason) {
        return new LiveMessage("bye", ",\"reason\":\"" + reason + "\"");
    }

    static LiveMessage of(JsonMapper json, String type, Object content) {
        var object = json.writeValueAsString(content);
        return new LiveMessage(type, object.length() > 2 ? "," + object.substring(1, object.length() - 1) : "");
    }

    /** Whether it says anything that the policy guards. */
    boolean isShared() {
        return !type.equals("paused") && !type.equals("pulse") && !type.equals("bye");
    }

    String numbered(long number) {
        return "{\"type\":\"" + type + "\",\"number\":" + number + members + "}";
    }

    String unnumbered() {
        return "{\"type\":\"" + type + "\"" + members + "}";
    }
}
