package org.hedgerow.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Set;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemBody;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.ProblemException.FieldError;
import org.hedgerow.platform.ProblemType;
import org.hedgerow.platform.TooManyTries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers a failure from the catalogue. Every refusal of the application leaves through here, so that all of them look alike. */
final class Problems {

    private static final String RETRY_AFTER_SECONDS = "5";
    private static final int MOST_CAUSES = 8;
    /** Classes of SQLSTATE: connection lost, transaction rolled back, out of resources, stopped by the operator or by its time limit. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    private static final String LOCKED = "55P03";

    private Problems() {}

    static ResponseEntity<ProblemBody> answer(ProblemException problem, HttpServletRequest request) {
        var headers = new HttpHeaders();
        if (problem instanceof TooManyTries tries) {
            long seconds = Math.max(1, tries.retryAfter().plusMillis(999).toSeconds());
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        } else if (problem.type() == PlatformProblem.BUSY) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer(problem.type(), problem.errors(), null, headers, request);
    }

    /** Answers a failure of ours that is in the log already. */
    static ResponseEntity<ProblemBody> failed(ProblemType type, String reference, HttpServletRequest request) {
        var headers = new HttpHeaders();
        if (type == PlatformProblem.BUSY) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer(type, List.of(), reference, headers, request);
    }

    /** What to call a failure of ours: the database that has no time or is away for a moment is no fault, and the same request may be sent again. */
    static ProblemType ofFailure(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            if (cause instanceof SQLTransientException
                    || cause instanceof SQLException sql && passes(sql.getSQLState())) {
                return PlatformProblem.BUSY;
            }
            cause = cause.getCause();
        }
        return PlatformProblem.FAILED;
    }

    private static boolean passes(@Nullable String state) {
        return state != null
                && state.length() == 5
                && (PASSING.contains(state.substring(0, 2)) || LOCKED.equals(state));
    }

    static ResponseEntity<ProblemBody> answer(
            ProblemType type,
            List<FieldError> errors,
            @Nullable String reference,
            HttpHeaders headers,
            HttpServletRequest request) {
        // Said here, or Spring would say it of addresses that end like a file's and of no other: all refusals look
        // alike.
        headers.setContentDisposition(ContentDisposition.inline().build());
        return ResponseEntity.status(type.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .cacheControl(CacheControl.noStore())
                .body(ProblemBody.of(type, path(request), errors, reference));
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : request.getRequestURI();
    }

    /** The entry of the catalogue for a status that Spring or the container chose. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> PlatformProblem.NOT_SIGNED_IN;
            case 403, 404 -> PlatformProblem.NOT_FOUND;
            case 405 -> PlatformProblem.METHOD_NOT_ALLOWED;
            case 406, 415 -> PlatformProblem.UNSUPPORTED_MEDIA;
            case 413 -> PlatformProblem.TOO_LARGE;
            case 429 -> PlatformProblem.TOO_MANY_TRIES;
            case 503 -> PlatformProblem.BUSY;
            default -> status >= 400 && status < 500 ? PlatformProblem.UNREADABLE : PlatformProblem.FAILED;
        };
    }
}
