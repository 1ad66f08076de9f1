package org.hedgerow.hotspot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.hedgerow.platform.TooManyTries;
import org.hedgerow.support.Beside;
import org.junit.jupiter.api.Test;

class TurnsTests {

    @Test
    void whoFindsAllTurnsTakenIsToldToComeAgain() throws Exception {
        var turns = new Turns(2, Duration.ofMillis(50));
        var begun = new CountDownLatch(2);
        var go = new CountDownLatch(1);
        var first = Beside.run(() -> turns.take(() -> held(begun, go)));
        var second = Beside.run(() -> turns.take(() -> held(begun, go)));
        begun.await();
        assertThatExceptionOfType(TooManyTries.class)
                .isThrownBy(() -> turns.take(() -> "third"))
                .satisfies(refused -> assertThat(refused.retryAfter()).isEqualTo(Duration.ofMillis(50)));
        go.countDown();
        assertThat(first.get()).isEqualTo("held");
        assertThat(second.get()).isEqualTo("held");
        assertThat(turns.take(() -> "third")).isEqualTo("third");
    }

    @Test
    void workThatFailsGivesItsTurnBack() {
        var turns = new Turns(1, Duration.ofMillis(50));
        for (int round = 0; round < 3; round++) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> turns.take(() -> {
                        throw new IllegalStateException("as it happens");
                    }));
        }
        assertThat(turns.take(() -> "next")).isEqualTo("next");
    }

    private static String held(CountDownLatch begun, CountDownLatch go) {
        begun.countDown();
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "held";
    }
}
