package org.hedgerow.platform;

import java.util.List;

/** Failures that any module may meet. */
public final class PlatformProblem {

    public static final ProblemType UNREADABLE = new ProblemType(400, "unreadable", "The request could not be read");
    public static final ProblemType NOT_SIGNED_IN = new ProblemType(401, "not-signed-in", "Sign in first");
    public static final ProblemType NOT_FOUND = new ProblemType(404, "not-found", "There is nothing here for you");
    public static final ProblemType METHOD_NOT_ALLOWED =
            new ProblemType(405, "method-not-allowed", "This address does not take that kind of request");
    public static final ProblemType TOO_LARGE =
            new ProblemType(413, "too-large", "That is more than Hedgerow takes at once");
    public static final ProblemType UNSUPPORTED_MEDIA =
            new ProblemType(415, "unsupported-media", "Hedgerow does not read that format here");
    public static final ProblemType INVALID_FIELDS =
            new ProblemType(422, "invalid-fields", "Some answers need changing");
    public static final ProblemType TOO_MANY_TRIES =
            new ProblemType(429, "too-many-tries", "Too many tries; wait a little");
    public static final ProblemType FAILED =
            new ProblemType(500, "failed", "Something went wrong on our side; nothing was saved");
    /** With {@code Retry-After}; whoever sends the same again does no harm. */
    public static final ProblemType BUSY = new ProblemType(503, "busy", "Hedgerow has too much to do at this moment");

    private PlatformProblem() {}

    /** A 422 that names one field. */
    public static ProblemException invalid(String pointer, String detail) {
        return new ProblemException(INVALID_FIELDS, List.of(new ProblemException.FieldError(pointer, detail)));
    }
}
