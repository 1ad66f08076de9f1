package org.hedgerow.hotspot.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class ProgressLinesTests {

    private static final Duration LONG = Duration.ofDays(1);

    @Test
    void saysNothingBeforeThereIsSomethingToSayAndThenHowFarItIs() throws IOException {
        var response = new MockHttpServletResponse();
        var lines = new ProgressLines(response, LONG, () -> false);
        lines.goesOn(0, 999);
        assertThat(response.isCommitted()).isFalse();
        for (int step = 0; !response.isCommitted(); step++) {
            assertThat(lines.goesOn(123, 1_000)).isTrue();
            LockSupport.parkNanos(1_000_000);
        }
        lines.say("{\"answer\":1}".getBytes(StandardCharsets.US_ASCII));
        assertThat(response.getContentAsString()).isEqualTo("{\"done\":0.123}\n{\"answer\":1}\n");
        assertThat(response.getContentType()).isEqualTo("application/x-ndjson");
    }

    @Test
    void goesOnNoLongerThanItMayNorWhenTheServerStops() {
        var response = new MockHttpServletResponse();
        assertThat(new ProgressLines(response, Duration.ZERO, () -> false).goesOn(1, 2))
                .isFalse();
        assertThat(new ProgressLines(response, LONG, () -> true).goesOn(1, 2)).isFalse();
        assertThat(response.isCommitted()).isFalse();
    }

    @Test
    void endsWhenALineCannotBeSentAndSaysNothingMore() {
        var response = new Broken();
        var lines = new ProgressLines(response, LONG, () -> false);
        while (lines.goesOn(1, 2)) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(response.tries).isOne();
        lines.say(new byte[0]);
        assertThat(response.tries).isOne();
        assertThat(lines.goesOn(2, 2)).isFalse();
    }

    /** The connection of a caller who has gone. */
    private static final class Broken extends HttpServletResponseWrapper {

        private int tries;

        Broken() {
            super(new MockHttpServletResponse());
        }

        @Override
        public void flushBuffer() throws IOException {
            tries++;
            throw new IOException("Broken pipe");
        }
    }
}
