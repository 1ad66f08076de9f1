package org.hedgerow.platform.web;

import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns what Jackson found wrong into words that name the field and quote nothing that was sent. */
final class JsonProblems {

    private JsonProblems() {}

    static ProblemException of(@Nullable Throwable failure) {
        var own = find(failure, ProblemException.class);
        if (own != null) {
            return own;
        }
        var unknown = find(failure, UnrecognizedPropertyException.class);
        if (unknown != null) {
            return PlatformProblem.invalid(pointer(unknown), "There is no such field here.");
        }
        var mismatch = find(failure, DatabindException.class);
        if (mismatch != null && !mismatch.getPath().isEmpty()) {
            return PlatformProblem.invalid(pointer(mismatch), "That is not the kind of value that belongs here.");
        }
        return new ProblemException(PlatformProblem.UNREADABLE);
    }

    /** The JSON Pointer (RFC 6901) of the place where reading stopped. */
    private static String pointer(JacksonException failure) {
        var pointer = new StringBuilder();
        for (var step : failure.getPath()) {
            var name = step.getPropertyName();
            pointer.append('/')
                    .append(
                            name == null
                                    ? String.valueOf(step.getIndex())
                                    : clipped(name).replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static String clipped(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60);
    }

    private static <T extends Throwable> @Nullable T find(@Nullable Throwable failure, Class<T> kind) {
        var cause = failure;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
