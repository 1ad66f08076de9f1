package org.hedgerow.platform;

import java.util.List;

/** Failures that any module may meet. */
public enum PlatformProblem implements ProblemType {
    UNREADABLE(400, "unreadable", "The request could not be read"),
    NOT_SIGNED_IN(401, "not-signed-in", "Sign in first"),
    NOT_FOUND(404, "not-found", "There is nothing here for you"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This address does not take that kind of request"),
    TOO_LARGE(413, "too-large", "That is more than Hedgerow takes at once"),
    UNSUPPORTED_MEDIA(415, "unsupported-media", "Hedgerow does not read that format here"),
    INVALID_FIELDS(422, "invalid-fields", "Some answers need changing"),
    TOO_MANY_TRIES(429, "too-many-tries", "Too many tries; wait a little"),
    FAILED(500, "failed", "Something went wrong on our side; nothing was saved");

    private final int status;
    private final String slug;
    private final String title;

    PlatformProblem(int status, String slug, String title) {
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public String title() {
        return title;
    }

    /** A 422 that names one field. */
    public static ProblemException invalid(String pointer, String detail) {
        return new ProblemException(INVALID_FIELDS, List.of(new ProblemException.FieldError(pointer, detail)));
    }
}
