package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hedgerow.platform.TooManyTries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class ThrottleTests extends IdentityOverHttp {

    @Autowired
    private Throttle throttle;

    private static Username name(String text) {
        return Username.typed(text);
    }

    private static ClientAddress address(int number) {
        return ClientAddress.of("198.51.100." + number);
    }

    @Test
    void oneNameFromOneAddressHasFiveTries() {
        for (int i = 0; i < Throttle.PAIR; i++) {
            throttle.take(name("alder"), address(1));
        }
        assertThatThrownBy(() -> throttle.take(name("ALDER"), address(1))).isInstanceOf(TooManyTries.class);
        assertThatCode(() -> throttle.take(name("alder"), address(2))).doesNotThrowAnyException();
        assertThatCode(() -> throttle.take(name("bramble"), address(1))).doesNotThrowAnyException();
    }

    @Test
    void oneNameHasTwentyTriesFromWhereverTheyCome() {
        for (int i = 0; i < Throttle.NAME; i++) {
            throttle.take(name("alder"), address(i));
        }
        assertThatThrownBy(() -> throttle.take(name("alder"), address(200))).isInstanceOf(TooManyTries.class);
    }

    @Test
    void oneAddressHasSixtyTriesWhateverTheNames() {
        for (int i = 0; i < Throttle.ADDRESS; i++) {
            throttle.take(name("name" + i), address(1));
        }
        assertThatThrownBy(() -> throttle.take(name("another"), address(1))).isInstanceOf(TooManyTries.class);
        assertThatCode(() -> throttle.take(name("another"), address(2))).doesNotThrowAnyException();
    }

    @Test
    void manyAtOnceGainNothing() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var tries = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 24; i++) {
                tries.add(() -> {
                    try {
                        throttle.take(name("alder"), address(1));
                        return true;
                    } catch (TooManyTries e) {
                        return false;
                    }
                });
            }
            int allowed = 0;
            for (var attempt : pool.invokeAll(tries)) {
                allowed += attempt.get() ? 1 : 0;
            }
            assertThat(allowed).isEqualTo(Throttle.PAIR);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aQuarterOfAnHourLaterByTheDatabasesClockItIsForgotten() throws Exception {
        for (int i = 0; i < Throttle.PAIR; i++) {
            throttle.take(name("alder"), address(1));
        }
        execute("update sign_in_attempt set at = at - interval '14 minutes'");
        assertThatThrownBy(() -> throttle.take(name("alder"), address(1)))
                .isInstanceOfSatisfying(
                        TooManyTries.class,
                        refused -> assertThat(refused.retryAfter().toSeconds()).isBetween(1L, 60L));
        execute("update sign_in_attempt set at = at - interval '1 minute'");
        assertThatCode(() -> throttle.take(name("alder"), address(1))).doesNotThrowAnyException();
    }

    @Test
    void successForgivesThisNameFromThisAddressAlone() {
        for (int i = 0; i < Throttle.PAIR; i++) {
            throttle.take(name("alder"), address(1));
            throttle.take(name("alder"), address(2));
        }
        throttle.forgive(name("alder"), address(1));
        assertThatCode(() -> throttle.take(name("alder"), address(1))).doesNotThrowAnyException();
        assertThatThrownBy(() -> throttle.take(name("alder"), address(2))).isInstanceOf(TooManyTries.class);
    }

    @Test
    void neitherNamesNorAddressesAreKept() throws Exception {
        throttle.take(name("alder"), address(77));
        try (var connection = database.asOwner();
                var rows = connection
                        .createStatement()
                        .executeQuery("select string_agg(t::text, ' ') || ' ' || string_agg("
                                + "convert_from(decode(encode(name_hash, 'hex'), 'escape'), 'UTF8'), ' ')"
                                + " from sign_in_attempt t")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).doesNotContain("alder", "198.51", "[-58");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:ffff::1",
        "::ffff:198.51.100.7, 198.51.100.7",
        "fe80::1%eth0, fe80::2%eth1"
    })
    void oneSubscriberIsOneAddress(String first, String second) {
        assertThat(ClientAddress.of(first)).isEqualTo(ClientAddress.of(second));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "host.example", "1.2.3.4.5", "999.1.1.1", "::::", "a.b:c d", "1:2"})
    void whatIsNoAddressIsCountedTogetherAndNeverLookedUp(String text) {
        assertThat(ClientAddress.of(text).counted()).isEqualTo("unknown");
    }
}
