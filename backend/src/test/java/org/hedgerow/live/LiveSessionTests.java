package org.hedgerow.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hedgerow.hotspot.AudienceDelta.Forgotten;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What waits for a client that does not keep up, and what happens to it. */
@HedgerowTest
class LiveSessionTests {

    private static final int MOST = 4;
    private static final int LABEL = 7;

    private final LiveHub hub;
    private final Cast cast;
    private final PostgisDatabase database;
    private WireForTests wire;
    private LiveSession session;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    LiveSessionTests(LiveHub hub, Cast cast, PostgisDatabase database) {
        this.hub = hub;
        this.cast = cast;
        this.database = database;
    }

    /** What the wire tells goes to this one session. */
    private final class ToTheSession implements LiveWire.Listener {
        @Override
        public void onOpen(LiveWire any) {
            throw new AssertionError("It is open");
        }

        @Override
        public void onText(LiveWire any, String text) {
            throw new AssertionError("Nobody says anything");
        }

        @Override
        public void onReady(LiveWire any) {
            session.goOn();
        }

        @Override
        public void onClosed(LiveWire any) {
            throw new AssertionError("Nobody closes it from there");
        }
    }

    @BeforeEach
    void open() throws SQLException {
        var person = cast.officer("GWENT");
        wire = WireForTests.signedIn(database, person, new ToTheSession());
        session = new LiveSession(wire, hub.audienceOf(person), UUID.randomUUID(), hub.policy(), MOST);
    }

    @Test
    void whoKeepsUpIsSentEverythingAtOnce() {
        var id = UUID.randomUUID();
        session.tell(shows(id, 1));
        session.tell(shows(id, 2));
        assertThat(wire.messages("changes")).hasSize(2);
        assertNumbered();
    }

    @Test
    void ofARecordThatChangesOftenTheNewestVersionWaits() {
        wire.stall();
        var id = UUID.randomUUID();
        var other = UUID.randomUUID();
        session.tell(shows(other, 1));
        IntStream.rangeClosed(1, 50).forEach(version -> session.tell(shows(id, version)));
        wire.recover();
        assertThat(wire.messages("changes")).hasSize(2);
        assertThat(wire.messages("changes").get(1).get("upserts").size()).isEqualTo(1);
        assertThat(wire.wasTold(other, 1)).isTrue();
        assertThat(wire.wasTold(id, 50)).isTrue();
        assertThat(wire.messages("changes").get(1).get("cursor").asString()).isEqualTo("at-50");
        assertNumbered();
    }

    @Test
    void whatIsForgottenTakesThePlaceOfWhatWasToBeShown() {
        wire.stall();
        var id = UUID.randomUUID();
        session.tell(shows(UUID.randomUUID(), 1));
        session.tell(shows(id, 1));
        session.tell(forgets(id, 2));
        wire.recover();
        var last = wire.messages("changes").get(1);
        assertThat(last.get("upserts").isEmpty()).isTrue();
        assertThat(last.at("/forgets/0/id").asString()).isEqualTo(id.toString());
        assertThat(last.at("/forgets/0/recalled").asBoolean()).isTrue();
    }

    @Test
    void aRecallStaysEvenWhenTheIncidentAppearsAgain() {
        wire.stall();
        var id = UUID.randomUUID();
        session.tell(shows(UUID.randomUUID(), 1));
        session.tell(forgets(id, 2));
        session.tell(shows(id, 3));
        wire.recover();
        var told = wire.messages("changes");
        assertThat(told).hasSize(3);
        assertThat(told.get(1).at("/forgets/0/version").asInt()).isEqualTo(2);
        assertThat(told.get(1).get("cursor").isNull())
                .as("who loses the next message goes on from before it")
                .isTrue();
        assertThat(told.get(2).at("/upserts/0/id").asString()).isEqualTo(id.toString());
        assertNumbered();
    }

    @Test
    void whoeverIsTooFarBehindIsToldOnceToFetchAgain() {
        wire.stall();
        for (int number = 0; number < 3 * MOST; number++) {
            session.tell(shows(UUID.randomUUID(), 1));
        }
        wire.recover();
        assertThat(types()).containsExactly("resync");
        session.tell(shows(UUID.randomUUID(), 1));
        assertThat(types()).containsExactly("resync", "changes");
        assertNumbered();
    }

    @Test
    void moreAtOnceThanAreGatheredIsFetched() {
        session.tell(new ChangeFrame(
                "c",
                IntStream.rangeClosed(0, MOST)
                        .mapToObj(number -> upsert(UUID.randomUUID(), 1))
                        .toList(),
                List.of(),
                true));
        assertThat(types()).containsExactly("resync");
    }

    @Test
    void whileRightsAreLookedAtNothingIsSentAndWhatWaitedIsDroppedWhenTheyAreGone() {
        session.hold();
        session.tell(shows(UUID.randomUUID(), 1));
        session.pulse(new LiveMessage("pulse", ",\"delaySeconds\":0"));
        assertThat(types()).isEmpty();
        session.end("rights-changed");
        assertThat(types()).containsExactly("bye");
        assertThat(wire.closeCode()).isEqualTo(1000);
        session.release();
        session.tell(shows(UUID.randomUUID(), 1));
        assertThat(types()).containsExactly("bye");
    }

    @Test
    void whatWaitedWhileHeldIsSentInOneWhenRightsAreWhatTheyWere() {
        session.hold();
        session.tell(shows(UUID.randomUUID(), 1));
        session.tell(shows(UUID.randomUUID(), 1));
        session.release();
        assertThat(types()).containsExactly("changes");
        assertThat(wire.messages("changes").get(0).get("upserts").size()).isEqualTo(2);
    }

    @Test
    void whenSharingIsPausedWhatAStalledClientWasOwedIsDropped() {
        wire.stall();
        session.tell(shows(UUID.randomUUID(), 1));
        session.tell(shows(UUID.randomUUID(), 1));
        session.pause();
        session.tell(shows(UUID.randomUUID(), 1));
        wire.recover();
        assertThat(types()).containsExactly("paused");
        session.resume();
        assertThat(types()).containsExactly("paused", "resync");
    }

    @Test
    void whoIsSaidGoodbyeWhileStalledHearsItAfterWhatWaited() {
        wire.stall();
        session.tell(forgets(UUID.randomUUID(), 2));
        session.end("signed-out");
        assertThat(wire.isOpen()).isTrue();
        wire.recover();
        assertThat(types()).containsExactly("changes", "bye");
        assertThat(wire.isOpen()).isFalse();
    }

    @Test
    void aPulseOfAnEarlierPlaceInTheLogIsNotSentAfterLaterChanges() {
        session.hold();
        session.pulse(new LiveMessage("pulse", ",\"cursor\":\"old\""));
        session.tell(shows(UUID.randomUUID(), 1));
        session.release();
        assertThat(types()).containsExactly("changes");
    }

    @Test
    void aDigestIsNotSentWhileSomethingElseWaits() {
        wire.stall();
        session.tell(shows(UUID.randomUUID(), 1));
        assertThat(session.tellIfClear(new LiveMessage("digest", ""))).isFalse();
        wire.recover();
        assertThat(session.tellIfClear(new LiveMessage("digest", ""))).isTrue();
        assertThat(types()).containsExactly("changes", "digest");
    }

    private List<String> types() {
        return wire.all().stream()
                .map(text -> text.replaceFirst(".*\"type\":\"([a-z]+)\".*", "$1"))
                .toList();
    }

    private void assertNumbered() {
        for (int number = 1; number <= wire.all().size(); number++) {
            assertThat(wire.all().get(number - 1)).startsWith("{\"number\":" + number + ",\"type\":");
        }
    }

    private static ChangeFrame shows(UUID id, int version) {
        return new ChangeFrame("at-" + version, List.of(upsert(id, version)), List.of(), true);
    }

    private static ChangeFrame forgets(UUID id, int version) {
        return new ChangeFrame("at-" + version, List.of(), List.of(new Forgotten(id, version, LABEL)), true);
    }

    private static ChangeFrame.Upsert upsert(UUID id, int version) {
        return new ChangeFrame.Upsert(
                id, version, "EXACT", "{\"id\":\"" + id + "\",\"properties\":{\"version\":" + version + "}}");
    }
}
