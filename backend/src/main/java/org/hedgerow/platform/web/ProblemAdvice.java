package org.hedgerow.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemBody;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.ProblemException.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Renders every failure as {@code application/problem+json}. Words come from the catalogue; messages of exceptions never leave. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

    private static final String NEEDED = "This is needed.";

    @ExceptionHandler
    ResponseEntity<ProblemBody> refused(ProblemException problem, HttpServletRequest request) {
        return Problems.answer(problem, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> unreadable(HttpMessageNotReadableException failure, HttpServletRequest request) {
        return Problems.answer(JsonProblems.of(failure.getCause()), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> invalid(BindException failure, HttpServletRequest request) {
        var errors = failure.getFieldErrors().stream()
                .map(error -> new FieldError(pointer(error.getField()), sentence(error.getDefaultMessage())));
        return invalid(errors.sorted(Comparator.comparing(FieldError::pointer)).toList(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> invalid(HandlerMethodValidationException failure, HttpServletRequest request) {
        var errors = new ArrayList<FieldError>();
        for (var result : failure.getParameterValidationResults()) {
            for (var error : result.getResolvableErrors()) {
                errors.add(new FieldError(
                        "?" + result.getMethodParameter().getParameterName(), sentence(error.getDefaultMessage())));
            }
        }
        return invalid(errors, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> invalid(ConstraintViolationException failure, HttpServletRequest request) {
        var errors = failure.getConstraintViolations().stream()
                .map(violation -> new FieldError(
                        pointer(violation.getPropertyPath().toString()), sentence(violation.getMessage())))
                .sorted(Comparator.comparing(FieldError::pointer))
                .toList();
        return invalid(errors, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> missing(MissingServletRequestParameterException failure, HttpServletRequest request) {
        return invalid(List.of(new FieldError("?" + failure.getParameterName(), NEEDED)), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> missing(MissingServletRequestPartException failure, HttpServletRequest request) {
        return invalid(List.of(new FieldError("/" + failure.getRequestPartName(), NEEDED)), request);
    }

    /** An address whose identifier cannot be one has nothing behind it; a parameter of the wrong kind is named. */
    @ExceptionHandler
    ResponseEntity<ProblemBody> mismatch(MethodArgumentTypeMismatchException failure, HttpServletRequest request) {
        MethodParameter parameter = failure.getParameter();
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            return Problems.answer(new ProblemException(PlatformProblem.NOT_FOUND), request);
        }
        return invalid(
                List.of(new FieldError("?" + failure.getName(), "That is not the kind of value that belongs here.")),
                request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> tooLarge(MaxUploadSizeExceededException failure, HttpServletRequest request) {
        return Problems.answer(new ProblemException(PlatformProblem.TOO_LARGE), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> unreadable(MultipartException failure, HttpServletRequest request) {
        return Problems.answer(new ProblemException(PlatformProblem.UNREADABLE), request);
    }

    /** The caller has gone: there is nobody to answer, and nothing to write down. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException failure) {}

    @ExceptionHandler
    ResponseEntity<ProblemBody> anythingElse(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            var headers = new HttpHeaders();
            headers.setAllow(known.getHeaders().getAllow());
            if (headers.getAllow().isEmpty()) {
                headers.remove(HttpHeaders.ALLOW);
            }
            var type = Problems.ofStatus(known.getStatusCode().value());
            return Problems.answer(type, List.of(), null, headers, request);
        }
        return Problems.failed(Problems.ofFailure(failure), FailureLog.record(failure), request);
    }

    private static ResponseEntity<ProblemBody> invalid(List<FieldError> errors, HttpServletRequest request) {
        return Problems.answer(new ProblemException(PlatformProblem.INVALID_FIELDS, errors), request);
    }

    /** {@code place.lines[2].text} as {@code /place/lines/2/text}. */
    private static String pointer(String property) {
        return "/" + property.replace("]", "").replace('[', '/').replace('.', '/');
    }

    private static String sentence(@Nullable String message) {
        return message == null ? "This cannot be right." : message;
    }
}
