package org.hedgerow.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.setup.MockMvcBuilders.standaloneSetup;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.TooManyTries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

class AnswersTests {

    private static final String SECRET = "the name of a reporter";

    @RestController
    static class Failing {
        @GetMapping("/api/ours")
        String ours() {
            throw new IllegalStateException(SECRET, new IOException(SECRET));
        }

        @GetMapping("/api/stale")
        String stale() {
            throw PlatformProblem.invalid("/id", "Another incident has this id.");
        }

        @GetMapping("/api/wait")
        String waiting() {
            throw new TooManyTries(Duration.ofMillis(61_001));
        }

        @GetMapping("/api/database")
        String database(@RequestParam String state) {
            throw new IllegalStateException(new SQLException(SECRET, state));
        }

        @GetMapping("/api/full")
        String full() {
            throw new IllegalStateException(new SQLTransientConnectionException(SECRET));
        }

        @GetMapping("/api/number")
        String number(@RequestParam int number) {
            return "n" + number;
        }

        @GetMapping("/api/things/{number}")
        String thing(@PathVariable int number) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }

        @GetMapping("/broken")
        String broken() {
            return "never";
        }
    }

    private final MockMvcTester http = MockMvcTester.create(standaloneSetup(new Failing())
            .setControllerAdvice(new ProblemAdvice())
            .addFilters(new SecurityHeaders())
            .build());

    @Test
    void aFailureOfOursHasAReferenceAndNoOtherDetail() {
        var log = (Logger) LoggerFactory.getLogger(FailureLog.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        try {
            var answer = http.get().uri("/api/ours").exchange();
            assertThat(answer).hasStatus(500).hasContentType("application/problem+json");
            assertThat(answer).bodyText().contains("\"reference\"").doesNotContain(SECRET, "IllegalState");
            assertThat(lines.list).hasSize(1);
            var line = lines.list.get(0).getFormattedMessage();
            assertThat(line)
                    .contains("java.lang.IllegalStateException", "caused by java.io.IOException", "Failing.ours")
                    .doesNotContain(SECRET);
            assertThat(lines.list.get(0).getThrowableProxy()).isNull();
            var reference = line.replaceAll("(?s).*reference (\\S+):.*", "$1");
            assertThat(answer).bodyText().contains(reference);
        } finally {
            log.detachAppender(lines);
        }
    }

    /** 08006: connection lost; 40P01: deadlock; 53300: too many connections; 55P03: lock not to be had; 57014: out of time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "database?state=08006",
                "database?state=40P01",
                "database?state=53300",
                "database?state=55P03",
                "database?state=57014",
                "full"
            })
    void aDatabaseThatHasNoTimeIsSaidToBeBusyAndTheSameMayBeSentAgain(String path) {
        var answer = http.get().uri("/api/" + path).exchange();
        assertThat(answer).hasStatus(503).hasHeader("Retry-After", "5").hasContentType("application/problem+json");
        assertThat(answer)
                .bodyText()
                .contains("/problems#busy", "\"reference\"")
                .doesNotContain(SECRET);
    }

    /** 23505: a key that is there already; 42501: no right; 55000: not in a state for it. */
    @ParameterizedTest
    @ValueSource(strings = {"23505", "42501", "55000", "", "4"})
    void whatTheDatabaseRefusesIsAFailureOfOurs(String state) {
        assertThat(http.get().uri("/api/database?state=" + state))
                .hasStatus(500)
                .doesNotContainHeader("Retry-After")
                .bodyText()
                .contains("/problems#failed");
    }

    @Test
    void aFilterThatFindsTheDatabaseBusySaysSoToo() throws Exception {
        var request = new MockHttpServletRequest("GET", "/api/any");
        var response = new MockHttpServletResponse();
        new LastResortFilter().doFilter(request, response, (asked, answer) -> {
            throw new IllegalStateException(new SQLTransientConnectionException(SECRET));
        });
        assertThat(response.getStatus()).isEqualTo(503);
        request.setDispatcherType(DispatcherType.ERROR);
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 503);
        var answer = new ProblemErrorController().answer(request);
        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("5");
        assertThat(answer.getBody()).isNotNull();
        assertThat(answer.getBody().reference()).isEqualTo(request.getAttribute(ProblemErrorController.REFERENCE));
    }

    @Test
    void whatFallsThroughTheFiltersIsCaughtBeforeTheContainerWritesItDown() throws Exception {
        var request = new MockHttpServletRequest("GET", "/api/any");
        var response = new MockHttpServletResponse();
        new LastResortFilter().doFilter(request, response, (asked, answer) -> {
            throw new ServletException(SECRET, new IllegalStateException(SECRET));
        });
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getErrorMessage()).isNull();
        assertThat(request.getAttribute(ProblemErrorController.REFERENCE)).isInstanceOf(String.class);
        request.setDispatcherType(DispatcherType.ERROR);
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 500);
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/api/any");
        var body = new ProblemErrorController().answer(request).getBody();
        assertThat(body).isNotNull();
        assertThat(body.reference()).isEqualTo(request.getAttribute(ProblemErrorController.REFERENCE));
        assertThat(body.instance()).isEqualTo("/api/any");
    }

    @Test
    void aProblemHasTheShapeThatIsPublished() {
        assertThat(http.get().uri("/api/stale")).hasStatus(422).bodyJson().isStrictlyEqualTo("""
                        {"type":"/problems#invalid-fields","title":"Some answers need changing","status":422,
                         "instance":"/api/stale","errors":[{"pointer":"/id","detail":"Another incident has this id."}]}""");
    }

    @Test
    void aWaitIsSaidInWholeSecondsRoundedUp() {
        assertThat(http.get().uri("/api/wait")).hasStatus(429).hasHeader("Retry-After", "62");
    }

    @Test
    void aParameterIsNamedAndAnIdentifierIsNot() {
        assertThat(http.get().uri("/api/number")).hasStatus(422).bodyText().contains("\"?number\"");
        assertThat(http.get().uri("/api/number?number=many"))
                .hasStatus(422)
                .bodyText()
                .contains("\"?number\"")
                .doesNotContain("many");
        assertThat(http.get().uri("/api/things/many"))
                .hasStatus(404)
                .bodyText()
                .isEqualTo(body("/api/things/5").replace("/5", "/many"));
    }

    private String body(String path) {
        try {
            return http.get().uri(path).exchange().getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyAnswerCarriesTheHeaders() {
        var answer = http.get().uri("/api/number?number=1").exchange();
        assertThat(answer)
                .hasHeader("Content-Security-Policy", SecurityHeaders.CONTENT_SECURITY_POLICY)
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("Referrer-Policy", "no-referrer")
                .hasHeader("Cross-Origin-Opener-Policy", "same-origin")
                .hasHeader("Cache-Control", "no-store")
                .doesNotContainHeader("Strict-Transport-Security");
        assertThat(SecurityHeaders.CONTENT_SECURITY_POLICY)
                .contains("default-src 'none'", "script-src 'self';", "trusted-types hedgerow default")
                .doesNotContain("unsafe", "*", "http");
        assertThat(http.get().uri("/api/wait").secure(true)).containsHeader("Strict-Transport-Security");
        assertThat(http.get().uri("/broken")).doesNotContainHeader("Cache-Control");
    }
}
