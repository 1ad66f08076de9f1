package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.hedgerow.platform.TooManyTries;
import org.junit.jupiter.api.Test;

class AllowanceTests {

    private static final ClientAddress FARM = ClientAddress.of("192.0.2.1");
    private static final ClientAddress VILLAGE = ClientAddress.of("192.0.2.2");

    private final AtomicLong nanos = new AtomicLong();

    private Allowance three() {
        return new Allowance(3, Duration.ofMinutes(10), nanos::get);
    }

    @Test
    void anAddressHasSoManyAndThenWaits() {
        var allowance = three();
        for (int i = 0; i < 3; i++) {
            allowance.take(FARM);
        }
        nanos.addAndGet(Duration.ofMinutes(4).toNanos());
        assertThatThrownBy(() -> allowance.take(FARM))
                .isInstanceOfSatisfying(
                        TooManyTries.class,
                        refused -> assertThat(refused.retryAfter()).isEqualTo(Duration.ofMinutes(6)));
        assertThatCode(() -> allowance.take(VILLAGE)).doesNotThrowAnyException();
        nanos.addAndGet(Duration.ofMinutes(6).toNanos());
        assertThatCode(() -> allowance.take(FARM)).doesNotThrowAnyException();
    }

    @Test
    void whatIsGivenBackMayBeTakenAgain() {
        var allowance = three();
        for (int i = 0; i < 100; i++) {
            allowance.take(FARM);
            allowance.giveBack(FARM);
        }
        assertThatCode(() -> allowance.take(FARM)).doesNotThrowAnyException();
        allowance.giveBack(VILLAGE);
    }

    @Test
    void onlySoManyAddressesAreCounted() {
        var allowance = three();
        for (int i = 0; i < 3; i++) {
            allowance.take(FARM);
        }
        for (int i = 0; i < Allowance.MOST_ADDRESSES; i++) {
            allowance.take(new ClientAddress("address " + i));
        }
        assertThatCode(() -> allowance.take(FARM))
                .as("the first one is forgotten")
                .doesNotThrowAnyException();
    }
}
