package org.hedgerow.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Scope;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.PostgisDatabase;
import org.hedgerow.support.Reports;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The hub behind the sockets; the sockets themselves are tried from outside by the system tests. */
@HedgerowTest
class LiveHubTests {

    private final LiveHub hub;
    private final LiveSocket socket;
    private final Cast cast;
    private final Reports reports;
    private final PostgisDatabase database;

    @Autowired
    LiveHubTests(LiveHub hub, LiveSocket socket, Cast cast, Reports reports, PostgisDatabase database) {
        this.database = database;
        this.hub = hub;
        this.socket = socket;
        this.cast = cast;
        this.reports = reports;
    }

    @Test
    void theLastOneToLeaveLetsTheAudienceGo() throws Exception {
        var before = hub.openChannels();
        var person = cast.officer("DORSET");
        var first = wire(person);
        var second = wire(person);
        var sessions = List.of(join(first), join(second));
        assertThat(first.next()).contains("welcome");
        assertThat(second.next()).contains("welcome");
        assertThat(hub.openChannels()).isEqualTo(before + 1);
        hub.leave(sessions.get(0));
        assertThat(hub.openChannels()).isEqualTo(before + 1);
        var id =
                reports.report(person, "SY 700 900", Scope.OWN_FORCE).released().id();
        assertThat(nextChange(second)).as("who stays is still told").contains(id.toString());
        hub.leave(sessions.get(1));
        assertThat(hub.openChannels()).isEqualTo(before);
    }

    @Test
    void aSocketThatClosedBeforeItWasCountedInLeavesNothingBehind() throws Exception {
        var before = hub.openChannels();
        var gone = wire(cast.officer("DEVCORN"));
        gone.close(1000);
        join(gone);
        assertThat(hub.openChannels()).isEqualTo(before);
    }

    private static String nextChange(WireForTests end) throws InterruptedException {
        while (true) {
            var message = end.next();
            if (message.contains("\"type\":\"changes\"")) {
                return message;
            }
            assertThat(message).contains("\"type\":\"pulse\"");
        }
    }

    private WireForTests wire(Person person) throws SQLException {
        return WireForTests.signedIn(database, person, socket);
    }

    private LiveSession join(WireForTests wire) {
        var session = new LiveSession(
                wire,
                hub.audienceOf(wire.person()),
                UUID.randomUUID(),
                hub.policy(),
                hub.settings().gatheredRecords());
        hub.join(session, Optional.empty());
        return session;
    }
}
