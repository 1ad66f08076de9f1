package org.hedgerow.platform;

import java.time.Duration;

/** Somebody tries too often. The answer says when to try again, and nothing about what was tried. */
public class TooManyTries extends ProblemException {

    private final Duration retryAfter;

    /** @param retryAfter how long to wait; sent in whole seconds, rounded up */
    public TooManyTries(Duration retryAfter) {
        super(PlatformProblem.TOO_MANY_TRIES);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
