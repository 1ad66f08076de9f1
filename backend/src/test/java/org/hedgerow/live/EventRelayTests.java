package org.hedgerow.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Two nodes on one database: a stream is open at one, and what its client says comes to the other. */
@SuppressWarnings("NullAway.Init")
class EventRelayTests {

    private Connection connection;
    private Connection ofTheOther;
    private JdbcClient jdbc;
    private EventRelay relay;
    private EventRelay relayOfTheOther;
    private WireServer node;
    private WireServer other;

    @BeforeEach
    void start() throws Exception {
        var database = PostgisDatabase.fresh();
        connection = database.asApp();
        ofTheOther = database.asApp();
        jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        node = new WireServer(true, wires -> relay = new EventRelay(jdbc, wires));
        other = new WireServer(
                true,
                wires -> relayOfTheOther =
                        new EventRelay(JdbcClient.create(new SingleConnectionDataSource(ofTheOther, true)), wires));
    }

    @AfterEach
    void stop() throws Exception {
        node.close();
        other.close();
        connection.close();
        ofTheOther.close();
    }

    @Test
    void whatIsSaidAtAnotherNodeIsHeardInItsTurnAndOnce() throws Exception {
        try (var stream = EventClient.open(node, "mine")) {
            assertThat(say(other, stream, 1, "first")).isEqualTo(204);
            assertThat(say(node, stream, 2, "second")).isEqualTo(204);
            assertThat(say(other, stream, 1, "first again")).isEqualTo(204);
            relayOfTheOther.take();
            relay.take();
            assertThat(stream.next()).contains("\"first\"");
            assertThat(stream.next()).contains("second");
            say(other, stream, 1, "first once more");
            say(other, stream, 3, "third");
            relay.take();
            assertThat(stream.next()).contains("third");
            assertThat(waiting()).isZero();
        }
    }

    @Test
    void nobodyElseSaysAnythingForAStream() throws Exception {
        try (var stream = EventClient.open(node, "mine")) {
            assertThat(EventClient.say(other, stream.id(), "another", 1, "x")).isEqualTo(404);
            assertThat(EventClient.say(other, "AAAAAAAAAAAAAAAAAAAAAA", "mine", 1, "x"))
                    .isEqualTo(404);
            assertThat(say(other, stream, 1, "x".repeat(4_097))).isEqualTo(413);
            assertThat(say(other, stream, 1, "\0")).isEqualTo(404);
            assertThat(waiting()).isZero();
            assertThat(jdbc.sql("select key from event_stream")
                            .query((row, number) -> new String(row.getBytes("key")))
                            .list())
                    .noneMatch(key -> key.contains(stream.id()));
        }
    }

    @Test
    void whatWaitsIsBounded() throws Exception {
        try (var stream = EventClient.open(node, "mine")) {
            for (int turn = 1; turn <= 200; turn++) {
                assertThat(say(other, stream, turn, "x")).isEqualTo(204);
            }
            assertThat(say(other, stream, 201, "x")).isEqualTo(404);
        }
    }

    @Test
    void aNodeThatHasGoneHasNoStreams() throws Exception {
        try (var stream = EventClient.open(node, "mine")) {
            say(other, stream, 1, "never heard");
            jdbc.sql("update event_stream set seen_at = clock_timestamp() - interval '91 seconds'")
                    .update();
            assertThat(say(other, stream, 2, "x")).isEqualTo(404);
            relayOfTheOther.see();
            assertThat(waiting()).isZero();
            relay.see();
            assertThat(say(other, stream, 2, "x")).isEqualTo(204);
        }
    }

    private int waiting() {
        return jdbc.sql("select count(*) from event_stream_message")
                .query(Integer.class)
                .single();
    }

    private static int say(WireServer at, EventClient stream, int turn, String text) throws Exception {
        return EventClient.say(at, stream.id(), "mine", turn, text);
    }
}
