package org.hedgerow.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.DispatcherType;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.identity.Role;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.ProblemType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.ParameterizableViewController;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

class PermissionInterceptorTests {

    public static final class Handlers {
        public void forgotten() {}

        @Requires({})
        public void naming() {}

        @Requires({Permission.READ_MAP, Permission.IMPORT})
        public void both() {}

        @OpenToAnyone(because = "a test")
        public void open() {}

        @OpenToAnyone(because = "a test", signedIn = true)
        public void openInside() {}
    }

    private final PermissionInterceptor door = new PermissionInterceptor();
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    private void signIn(boolean frozen, Role... roles) {
        var force = new Organisation(
                UUID.randomUUID(), OrganisationKind.FORCE, "A force", "Force", "FORCE", Set.of(), frozen);
        var person = new Person(UUID.randomUUID(), "somebody", "Somebody", force, Set.of(roles), Set.of(), null);
        SecurityContextHolder.setContext(new SecurityContextImpl(new SignedIn(person)));
    }

    private boolean opens(Object handler) {
        return door.preHandle(request, new MockHttpServletResponse(), handler);
    }

    private boolean opens(String method) throws NoSuchMethodException {
        return opens(new HandlerMethod(new Handlers(), method));
    }

    private void refuses(String method, ProblemType problem) {
        assertThatThrownBy(() -> opens(method))
                .as(method)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(problem));
    }

    @Test
    void aHandlerThatNamesNothingAnswersNobody() {
        refuses("forgotten", PlatformProblem.NOT_SIGNED_IN);
        signIn(false, Role.values());
        refuses("forgotten", PlatformProblem.NOT_FOUND);
        refuses("naming", PlatformProblem.NOT_FOUND);
    }

    @Test
    void everyPermissionNamedIsNeeded() throws Exception {
        refuses("both", PlatformProblem.NOT_SIGNED_IN);
        signIn(false, Role.OFFICER);
        refuses("both", PlatformProblem.NOT_FOUND);
        signIn(false, Role.ANALYST);
        assertThat(opens("both")).isTrue();
        signIn(true, Role.ANALYST);
        refuses("both", PlatformProblem.NOT_FOUND);
    }

    @Test
    void openHandlersSayForWhom() throws Exception {
        assertThat(opens("open")).isTrue();
        refuses("openInside", PlatformProblem.NOT_SIGNED_IN);
        signIn(false);
        assertThat(opens("openInside")).isTrue();
    }

    @Test
    void filesAreOpenAndOtherHandlersOfTheFrameworkAreNot() {
        assertThat(opens(new ResourceHttpRequestHandler())).isTrue();
        var firstPage = new ParameterizableViewController();
        firstPage.setViewName("forward:index.html");
        assertThat(opens(firstPage)).isTrue();
        for (var handler : new Object[] {new ParameterizableViewController(), new Object(), "text"}) {
            assertThatThrownBy(() -> opens(handler)).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void theErrorPageItselfIsNotRefused() {
        request.setDispatcherType(DispatcherType.ERROR);
        assertThat(opens(new Object())).isTrue();
    }
}
