package org.hedgerow.platform.web;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down a failure of ours under a random reference: the classes of the exceptions and where in the code they arose. Their
 * messages stay out, because messages quote values: names, places, narrative.
 */
final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
    private static final int MOST_CAUSES = 8;
    private static final int MOST_FRAMES = 12;

    private FailureLog() {}

    /** @return the reference that the caller is given */
    static String record(Throwable failure) {
        var reference = UUID.randomUUID().toString();
        if (LOG.isErrorEnabled()) {
            LOG.error("Request failed, reference {}: {}", reference, describe(failure));
        }
        return reference;
    }

    static String describe(Throwable failure) {
        var text = new StringBuilder();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            text.append(depth == 0 ? "" : " caused by ")
                    .append(cause.getClass().getName())
                    .append(Arrays.stream(cause.getStackTrace())
                            .limit(MOST_FRAMES)
                            .map(frame ->
                                    frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                            .collect(Collectors.joining(" < ", " [", "]")));
            cause = cause.getCause();
        }
        return text.toString();
    }
}
