package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.hedgerow.changelog.ChangeReader;
import org.hedgerow.changelog.ChangeTailer;
import org.hedgerow.changelog.StreamCursors;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.PolicyWatch;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How many engines are awake at once. */
@HedgerowTest
class AudienceEnginesTests {

    private static final AudienceListener LISTENER = new AudienceListener() {
        @Override
        public void onDelta(AudienceDelta delta) {}

        @Override
        public void onReload() {}
    };

    @Autowired
    private Cast cast;

    @Autowired
    private Access access;

    @Autowired
    private VisibleIncidents incidents;

    @Autowired
    private ChangeReader changes;

    @Autowired
    private StreamCursors cursors;

    @Autowired
    private NationalGrid grid;

    @Autowired
    private ChangeTailer tailer;

    @Autowired
    private PolicyWatch policy;

    private AudienceEngines engines;

    @BeforeEach
    void roomForTwo() {
        engines = engines(Duration.ZERO);
    }

    private AudienceEngines engines(Duration keptAfterUse) {
        return new AudienceEngines(
                access, incidents, changes, cursors, grid, tailer, policy, new HotspotSettings(2, keptAfterUse));
    }

    @Test
    void theOneThatWasAskedForLongestAgoMakesRoom() {
        var cambridgeshire = wake(engines, "CAMBS");
        var essex = wake(engines, "ESSEX");
        assertThat(wake(engines, "CAMBS")).isSameAs(cambridgeshire);
        var hertfordshire = wake(engines, "HERTS");
        assertThat(wake(engines, "CAMBS")).isSameAs(cambridgeshire);
        assertThat(wake(engines, "HERTS")).isSameAs(hertfordshire);
        assertThat(wake(engines, "ESSEX")).isNotSameAs(essex);
    }

    @Test
    void nobodyWhoListensIsSentToSleepAndAnotherIsRefused() {
        var cambridgeshire = wake(engines, "CAMBS");
        cambridgeshire.listen(LISTENER);
        var essex = wake(engines, "ESSEX");
        essex.listen(LISTENER);
        assertRefused(engines, "HERTS");
        assertThat(wake(engines, "CAMBS")).isSameAs(cambridgeshire);
        assertThat(wake(engines, "ESSEX")).isSameAs(essex);
        cambridgeshire.leave(LISTENER);
        wake(engines, "HERTS");
        assertThat(wake(engines, "ESSEX")).isSameAs(essex);
        essex.leave(LISTENER);
    }

    @Test
    void nobodyWhoHasJustLookedIsSentToSleep() {
        var patient = engines(Duration.ofDays(1));
        wake(patient, "CAMBS");
        wake(patient, "ESSEX");
        assertRefused(patient, "HERTS");
    }

    private AwakeAudience wake(AudienceEngines from, String force) {
        var awake = from.wake(access.audienceOf(cast.officer(force)));
        awake.snapshot();
        return awake;
    }

    private void assertRefused(AudienceEngines from, String force) {
        assertThatThrownBy(() -> wake(from, force))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.type()).isEqualTo(HotspotProblem.TOO_MANY_AUDIENCES));
    }
}
