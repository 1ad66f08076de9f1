package org.hedgerow.identity.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.hedgerow.identity.IdentityProblem;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.ParameterizableViewController;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * The inner door: a handler answers only those who hold every permission that it names, and one that names nothing answers
 * nobody. Before sign-in the refusal is 401, while the second factor is owed 403; afterwards it is the same 404 as for an address that does not exist, because it
 * comes before any argument is read.
 */
final class PermissionInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.ERROR || isFileOfTheClient(handler)) {
            return true;
        }
        if (handler instanceof HandlerMethod method) {
            var open = method.getMethodAnnotation(OpenToAnyone.class);
            if (open != null && !open.signedIn()) {
                return true;
            }
            if (open != null
                    && open.halfSignedIn()
                    && CurrentPersons.findEvenHalf().isPresent()) {
                return true;
            }
            var person = CurrentPersons.find().orElseThrow(PermissionInterceptor::notSignedIn);
            var requires = method.getMethodAnnotation(Requires.class);
            if (open != null || (requires != null && holdsAll(person, requires.value()))) {
                return true;
            }
        }
        throw CurrentPersons.find().isPresent() ? new ProblemException(PlatformProblem.NOT_FOUND) : notSignedIn();
    }

    private static ProblemException notSignedIn() {
        return new ProblemException(
                CurrentPersons.findEvenHalf().isPresent()
                        ? IdentityProblem.SECOND_FACTOR_NEEDED
                        : PlatformProblem.NOT_SIGNED_IN);
    }

    private static boolean holdsAll(Person person, Permission... needed) {
        return needed.length > 0 && Arrays.stream(needed).allMatch(person::may);
    }

    /** A static file, or an address that only stands for one, such as {@code /} for the first page. */
    private static boolean isFileOfTheClient(Object handler) {
        return handler instanceof ResourceHttpRequestHandler
                || (handler instanceof ParameterizableViewController page
                        && page.getViewName() != null
                        && page.getViewName().startsWith("forward:"));
    }
}
