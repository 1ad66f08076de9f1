package org.hedgerow.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.ProblemException.FieldError;
import org.hedgerow.platform.ProblemType;
import org.hedgerow.platform.TooManyTries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers a failure from the catalogue. Every refusal of the application leaves through here, so that all of them look alike. */
final class Problems {

    private Problems() {}

    static ResponseEntity<ProblemBody> answer(ProblemException problem, HttpServletRequest request) {
        var headers = new HttpHeaders();
        if (problem instanceof TooManyTries tries) {
            long seconds = Math.max(1, tries.retryAfter().plusMillis(999).toSeconds());
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        return answer(problem.type(), problem.errors(), null, headers, request);
    }

    static ResponseEntity<ProblemBody> failed(String reference, HttpServletRequest request) {
        return answer(PlatformProblem.FAILED, List.of(), reference, new HttpHeaders(), request);
    }

    static ResponseEntity<ProblemBody> answer(
            ProblemType type,
            List<FieldError> errors,
            @Nullable String reference,
            HttpHeaders headers,
            HttpServletRequest request) {
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
            default -> status >= 400 && status < 500 ? PlatformProblem.UNREADABLE : PlatformProblem.FAILED;
        };
    }
}
