package org.hedgerow.identity.web;

import java.util.Optional;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Hands the signed-in person to parameters marked {@link CurrentPerson}: a {@code Person} where there must be one, an {@code Optional} of it
 * where a handler answers without a session too.
 */
final class CurrentPersons implements HandlerMethodArgumentResolver {

    static Optional<Person> find() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                ? Optional.of(signedIn.person())
                : Optional.empty();
    }

    /** Who it is, signed in wholly or by half. */
    static Optional<Person> findEvenHalf() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof HalfSignedIn half
                ? Optional.of(half.person())
                : find();
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(CurrentPerson.class)
                && parameter.nestedIfOptional().getNestedParameterType().equals(Person.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (parameter.isOptional()) {
            return find();
        }
        var open = parameter.getMethodAnnotation(OpenToAnyone.class);
        return (open != null && open.halfSignedIn() ? findEvenHalf() : find())
                .orElseThrow(() -> new ProblemException(PlatformProblem.NOT_SIGNED_IN));
    }
}
