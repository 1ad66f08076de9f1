package org.hedgerow.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What clients send with every change: an id that they made, the version that they saw, and a content that they may send again. */
public final class ClientSent {

    private static final Pattern VERSION = Pattern.compile("\"([0-9]{1,9})\"");

    private ClientSent() {}

    /**
     * The version that a client saw.
     *
     * @param ifMatch of the request, such as {@code "3"} with its quotes; null where it was left out
     * @throws ProblemException of this type for anything else
     */
    public static int version(@Nullable String ifMatch, ProblemType stale) {
        var matcher = VERSION.matcher(ifMatch == null ? "" : ifMatch);
        if (!matcher.matches()) {
            throw new ProblemException(stale);
        }
        return Integer.parseInt(matcher.group(1));
    }

    /**
     * Refuses an id that was not drawn at random (UUID, version 4): others can be guessed, and belong to what is there.
     *
     * @throws ProblemException 422 on {@code /id}
     */
    public static UUID newId(@Nullable UUID id) {
        if (id == null || id.version() != 4 || id.variant() != 2) {
            throw idUnusable();
        }
        return id;
    }

    /** 422 on {@code /id}: it is no id for anything new, or is somebody's already, whosever. */
    public static ProblemException idUnusable() {
        return PlatformProblem.invalid("/id", "This id cannot be used for anything new; make another.");
    }

    /** By which the same content, sent again, is known. */
    public static byte[] sha256(String said) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }
}
