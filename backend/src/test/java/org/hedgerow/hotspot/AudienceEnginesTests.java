package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hedgerow.changelog.ChangeReader;
import org.hedgerow.changelog.ChangeTailer;
import org.hedgerow.changelog.StreamCursors;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.identity.Purpose;
import org.hedgerow.incident.IncidentReporting;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.PolicyWatch;
import org.hedgerow.sharing.Scope;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.Reports;
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

    @Autowired
    private Reports reports;

    @Autowired
    private IncidentReporting reporting;

    private AudienceEngines engines;

    @BeforeEach
    void roomForTwo() {
        engines = engines(Duration.ZERO);
    }

    private AudienceEngines engines(Duration keptAfterUse) {
        return engines(new HotspotSettings(2, null, keptAfterUse));
    }

    private AudienceEngines engines(HotspotSettings settings) {
        return new AudienceEngines(access, incidents, changes, cursors, grid, tailer, policy, settings);
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

    @Test
    void whoeverHoldsTooManyIncidentsIsRefusedUntilOthersMakeRoom() {
        reports.report(cast.officer("CAMBS"), "TL 500 510", Scope.ALL_FORCES);
        long room = (long) wake(engines, "CAMBS").pages().length * IncidentPage.ROWS;
        var small = engines(new HotspotSettings(5, room, Duration.ZERO));
        var cambridgeshire = wake(small, "CAMBS");
        cambridgeshire.listen(LISTENER);
        assertRefused(small, "ESSEX");
        assertThat(wake(small, "CAMBS")).as("goes on").isSameAs(cambridgeshire);
        cambridgeshire.leave(LISTENER);
        var essex = wake(small, "ESSEX");
        assertThat(essex.snapshot().size()).isPositive();
        assertThat(wake(small, "ESSEX")).isSameAs(essex);
    }

    @Test
    void whoeverWasRefusedIsNotReadForAgainAtOnce() {
        reports.report(cast.officer("CAMBS"), "TL 501 510", Scope.ALL_FORCES);
        var patient = engines(new HotspotSettings(5, 0L, Duration.ofDays(1)));
        assertRefused(patient, "ESSEX");
        assertThatThrownBy(() -> patient.wake(access.audienceOf(cast.officer("ESSEX"))))
                .isInstanceOf(ProblemException.class);
        var impatient = engines(new HotspotSettings(5, 0L, Duration.ZERO));
        assertRefused(impatient, "ESSEX");
        impatient.wake(access.audienceOf(cast.officer("ESSEX")));
    }

    @Test
    void workForAnEngineThatWasRefusedIsLeftUndoneAndHurtsNobody() {
        reports.report(cast.officer("CAMBS"), "TL 502 510", Scope.ALL_FORCES);
        var full = engines(new HotspotSettings(5, 0L, Duration.ZERO));
        var audience = access.audienceOf(cast.officer("ESSEX"));
        var refused = full.wake(audience);
        assertThatThrownBy(refused::snapshot).isInstanceOf(ProblemException.class);
        while (full.wake(audience) == refused) {
            Thread.onSpinWait();
        }
        // It is put to sleep under the same lock under which it was taken out.
        var done = new AtomicBoolean();
        refused.betweenTicks(() -> done.set(true));
        assertThat(done).isFalse();
    }

    /** They differ in their purpose, for which nothing has been shared. */
    @Test
    void audiencesThatReadTheSameLabelsSharePagesUntilAChangePartsThem() throws Exception {
        var officer = cast.officer("CAMBS");
        var open = new ArrayList<UUID>();
        for (int report = 0; report < 20; report++) {
            open.add(reports.report(officer, "TL 5%02d 520".formatted(report), Scope.ALL_FORCES)
                    .released()
                    .id());
        }
        var first = engines.wake(access.audienceOf(officer.reading(Purpose.PREVENTION)));
        first.snapshot();
        var second = engines.wake(access.audienceOf(officer.reading(Purpose.INVESTIGATION)));
        second.snapshot();
        assertThat(second).isNotSameAs(first);
        assertThat(second.pages())
                .isNotEmpty()
                .usingElementComparator((one, other) -> one == other ? 0 : 1)
                .containsExactly(first.pages());
        var random = new Random(7);
        for (int act = 0; act < 40; act++) {
            var id = open.get(random.nextInt(open.size()));
            var version = first.snapshot().find(id).orElseThrow().version();
            if (random.nextBoolean()) {
                open.add(reports.report(officer, "TL 5%02d 530".formatted(act), Scope.ALL_FORCES)
                        .released()
                        .id());
            } else if (act % 3 == 0) {
                reporting.withdraw(officer, id, version, "Mistaken");
                open.remove(id);
            } else {
                reporting.amend(officer, id, version, reports.content("TL 5%02d 540".formatted(act), Scope.ALL_FORCES));
            }
            var end = changes.end();
            for (var awake : List.of(first, second)) {
                while (awake.position().compareTo(end) < 0) {
                    Thread.sleep(2);
                }
            }
        }
        var anew = engines(Duration.ZERO).wake(access.audienceOf(officer)).snapshot();
        for (var awake : List.of(first, second)) {
            assertThat(awake.snapshot().size()).isEqualTo(anew.size());
            assertThat(open)
                    .allSatisfy(id ->
                            assertThat(awake.snapshot().find(id)).isPresent().isEqualTo(anew.find(id)));
        }
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
