package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every handler of every module, as nobody and as each role: whoever may not, learns nothing. */
class AccessTests extends IdentityOverHttp {

    private static final String NOWHERE = "/api/there-is-nothing-of-this-name";
    private static final String SOME_ID = "3f8a1f52-6d0c-4f6e-9a51-0f0f4c1d2e3b";

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

    private record Endpoint(String verb, String path, String contentType, HandlerMethod handler) {
        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    private List<Endpoint> endpoints() {
        var endpoints = new ArrayList<Endpoint>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            if (ErrorController.class.isAssignableFrom(handler.getBeanType())) {
                return;
            }
            var verbs = info.getMethodsCondition().getMethods();
            var type = info.getConsumesCondition().getConsumableMediaTypes().stream()
                    .findFirst()
                    .orElse(MediaType.APPLICATION_JSON)
                    .toString();
            for (var pattern : info.getPatternValues()) {
                for (var verb : verbs.isEmpty() ? java.util.Set.of(RequestMethod.GET) : verbs) {
                    endpoints.add(new Endpoint(verb.name(), pattern.replaceAll("\\{[^}]*}", SOME_ID), type, handler));
                }
            }
        });
        return endpoints;
    }

    private static HttpResponse<String> ask(Browser browser, Endpoint endpoint) {
        var body = endpoint.verb().equals("GET") ? null : "{}";
        return browser.send(endpoint.verb(), endpoint.path(), body, true, endpoint.contentType());
    }

    @Test
    void everyHandlerSaysWhoItAnswers() {
        assertThat(endpoints()).hasSizeGreaterThan(10).allSatisfy(endpoint -> {
            boolean requires = endpoint.handler().hasMethodAnnotation(Requires.class);
            boolean open = endpoint.handler().hasMethodAnnotation(OpenToAnyone.class);
            assertThat(requires ^ open).as(endpoint.toString()).isTrue();
            if (requires) {
                assertThat(endpoint.handler()
                                .getMethodAnnotation(Requires.class)
                                .value())
                        .as(endpoint.toString())
                        .isNotEmpty();
            }
        });
    }

    @Test
    void nobodyIsAnsweredBeforeSigningInWhetherThereIsSomethingOrNot() {
        var nobody = browser();
        var nowhere = nobody.get(NOWHERE);
        assertThat(nowhere.statusCode()).isEqualTo(401);
        assertThat(nowhere.body()).contains("/problems#not-signed-in");
        assertThat(endpoints())
                .filteredOn(endpoint -> {
                    var open = endpoint.handler().getMethodAnnotation(OpenToAnyone.class);
                    return open == null || open.signedIn();
                })
                .hasSizeGreaterThan(8)
                .allSatisfy(endpoint -> assertThat(seen(ask(nobody, endpoint)))
                        .as(endpoint.toString())
                        .isEqualTo(seen(nowhere)));
    }

    @Test
    void aRoleWithoutThePermissionSeesWhatIsSeenWhereThereIsNothing() {
        var refusals = new HashMap<Role, Integer>();
        for (var role : Role.values()) {
            var browser = browserOf(person(home(role), role));
            var nowhere = browser.get(NOWHERE);
            assertThat(nowhere.statusCode()).isEqualTo(404);
            for (var endpoint : endpoints()) {
                var requires = endpoint.handler().getMethodAnnotation(Requires.class);
                if (requires != null
                        && !Arrays.stream(requires.value())
                                .allMatch(permission -> permission.isHeldBy(List.of(role)))) {
                    assertThat(seen(ask(browser, endpoint)))
                            .as(role + " " + endpoint)
                            .isEqualTo(seen(nowhere));
                    refusals.merge(role, 1, Integer::sum);
                }
            }
        }
        assertThat(refusals.keySet()).contains(Role.REPORTER, Role.OFFICER, Role.AUDITOR);
    }

    @Test
    void everyVerbIsTheSameWhereThereIsNothing() {
        var officer = browserOf(person(force(), Role.OFFICER));
        var expected = seen(officer.get(NOWHERE));
        for (var verb : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
            assertThat(seen(officer.send(verb, NOWHERE, "{}"))).as(verb).isEqualTo(expected);
        }
        assertThat(seen(officer.send("OPTIONS", "/api/organisations", null))).isEqualTo(expected);
        assertThat(seen(officer.get("/error"))).isEqualTo(expected);
        assertThat(seen(officer.get("/api/people/not-an-id/roles")).status()).isIn(404, 405);
    }

    @Test
    void managementIsClosedButForHealth() {
        var system = browserOf(person(organisation(OrganisationKind.PARTNER), Role.SYSTEM_ADMINISTRATOR));
        for (var path : List.of("/actuator", "/actuator/env", "/actuator/heapdump", "/actuator/loggers")) {
            assertThat(browser().get(path).statusCode()).as(path).isEqualTo(401);
            assertThat(system.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(browser().get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }

    @Test
    void thePagesOfTheClientAreOpenAndCarryTheHeaders() {
        for (var path : List.of("/", "/index.html", "/webjars/leaflet/dist/leaflet.css")) {
            var answer = browser().get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-security-policy").orElse(""))
                    .contains("default-src 'none'");
            assertThat(answer.headers().allValues("set-cookie")).noneMatch(cookie -> cookie.startsWith("SESSION"));
        }
    }

    @Test
    void anOrdinarySignInPageOfTheFrameworkIsNotThere() {
        for (var path : List.of("/login", "/logout", "/default-ui.css")) {
            assertThat(browser().get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(browser().post(path, "username=user").statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
    }

    private Organisation home(Role role) {
        return organisation(
                switch (role) {
                    case WATCH_COORDINATOR, REPORTER -> OrganisationKind.WATCH_GROUP;
                    case SYSTEM_ADMINISTRATOR -> OrganisationKind.PARTNER;
                    default -> OrganisationKind.FORCE;
                });
    }

    private record Seen(int status, String body, Map<String, List<String>> headers) {}

    /** All that a caller can tell, but for the address that was asked for and the moment. */
    private static Seen seen(HttpResponse<String> answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(List.of("date", "content-length", "connection"));
        return new Seen(
                answer.statusCode(),
                answer.body().replaceAll("\"instance\":\"[^\"]*\"", "\"instance\":\"-\""),
                headers);
    }
}
