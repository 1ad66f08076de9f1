package org.hedgerow.live;

import java.nio.charset.StandardCharsets;
import org.hedgerow.live.frame.Compression;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message that is encoded once for everybody who is sent it. On the wire it is a short prefix with the number that it has for one session,
 * and bytes that all of them share.
 */
final class LiveMessage {

    /** Nobody can say just now who may see what: the client shows nothing that is shared until it is told to fetch again. */
    static final LiveMessage PAUSED = new LiveMessage("paused", "");

    private final String type;
    private final byte[] shared;
    private volatile byte @Nullable [] deflated;

    /**
     * @param type the name that the client knows
     * @param members the rest of the JSON object, beginning with a comma unless empty
     */
    LiveMessage(String type, String members) {
        this.type = type;
        this.shared = ("\"type\":\"" + type + "\"" + members + "}").getBytes(StandardCharsets.UTF_8);
    }

    static LiveMessage bye(String reason) {
        return new LiveMessage("bye", ",\"reason\":\"" + reason + "\"");
    }

    static LiveMessage of(JsonMapper json, String type, Object content) {
        var object = json.writeValueAsString(content);
        return new LiveMessage(type, object.length() > 2 ? "," + object.substring(1, object.length() - 1) : "");
    }

    String type() {
        return type;
    }

    /** Whether it says anything that the policy guards. */
    boolean isShared() {
        return !type.equals("paused") && !type.equals("pulse") && !type.equals("bye");
    }

    /** What a message begins with: {@code {"number":17,}, or a brace alone where it is 0. ASCII. */
    static byte[] prefix(long number) {
        return (number == 0 ? "{" : "{\"number\":" + number + ",").getBytes(StandardCharsets.US_ASCII);
    }

    /** All but the prefix, in UTF-8. Not to be written to. */
    byte[] sharedBytes() {
        return shared;
    }

    /**
     * The same as raw DEFLATE blocks (RFC 1951) that refer to nothing before them and end with an empty stored block, whose four bytes 00 00
     * FF FF are there. Made once. Not to be written to.
     */
    byte[] sharedDeflated() {
        var made = deflated;
        if (made == null) {
            made = Compression.deflate(shared);
            deflated = made;
        }
        return made;
    }

    /** The whole message. */
    String text(long number) {
        return new String(prefix(number), StandardCharsets.US_ASCII) + new String(shared, StandardCharsets.UTF_8);
    }
}
