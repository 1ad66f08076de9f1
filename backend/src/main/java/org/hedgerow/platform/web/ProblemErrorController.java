package org.hedgerow.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemBody;
import org.hedgerow.platform.ProblemException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The container's error page: what failed before or behind the handlers gets the same body as everything else. */
@RestController
class ProblemErrorController implements ErrorController {

    /** Request attribute with the reference of a failure that is already in the log. */
    static final String REFERENCE = ProblemErrorController.class.getName() + ".reference";

    @RequestMapping("/error")
    ResponseEntity<ProblemBody> answer(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            return Problems.answer(new ProblemException(PlatformProblem.NOT_FOUND), request);
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 500;
        var type = Problems.ofStatus(status);
        if (type != PlatformProblem.FAILED && type != PlatformProblem.BUSY) {
            return Problems.answer(type, List.of(), null, new HttpHeaders(), request);
        }
        return Problems.failed(type, reference(request), request);
    }

    private static String reference(HttpServletRequest request) {
        if (request.getAttribute(REFERENCE) instanceof String known) {
            return known;
        }
        return FailureLog.record(
                request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                        ? failure
                        : new IllegalStateException());
    }
}
