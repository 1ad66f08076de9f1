package org.hedgerow.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The change reader tells everything, once and in order, whatever is killed; the bench does the same with a million. */
class LogUnderFireTests {

    @Test
    void nothingIsLostDoubledOrMisplacedAndAReaderByPositionAloneWouldLoseSome() throws Exception {
        long seed = new Random().nextLong();
        var outcome = LogUnderFire.run(50_000, 2, seed);
        assertThat(outcome.events()).as("seed " + seed).isGreaterThanOrEqualTo(50_000);
        assertThat(outcome.rollbacks()).as("seed " + seed).isPositive();
        assertThat(outcome.readerKills()).as("seed " + seed).isPositive();
        assertThat(outcome.acknowledgedLost()).as("seed " + seed).isZero();
        assertThat(outcome.lost()).as("seed " + seed).isZero();
        assertThat(outcome.doubled()).as("seed " + seed).isZero();
        assertThat(outcome.misplaced()).as("seed " + seed).isZero();
        assertThat(outcome.naivelyLost())
                .as("the control must lose some, or this proves nothing; seed " + seed)
                .isPositive();
    }
}
