package org.hedgerow.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class OpenWiresTests {

    /** Else silence and farewells would be counted too fast, and clients cut off that have only just come. */
    @Test
    void aSecondStaysOneHoweverOftenTheServerStarts() throws Exception {
        try (var server = new WireServer()) {
            var start = System.nanoTime();
            for (int time = 0; time < 4; time++) {
                server.wires.start();
                server.wires.stop();
            }
            server.wires.start();
            while (server.wires.now() < 3) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            // No machine is so slow that less than three seconds go by in three.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(2_900));
            assertThat(server.wires.isRunning()).isTrue();
        }
    }
}
