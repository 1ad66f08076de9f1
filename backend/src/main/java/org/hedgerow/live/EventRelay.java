package org.hedgerow.live;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hedgerow.live.frame.FrameReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Hands what clients say for their streams of server-sent events to the nodes that have these streams: requests come to any node. It waits in
 * the database, for a moment; a node that has no such stream asks for nothing.
 *
 * <p>A stream is known there by the SHA-256 of its name, its session and its person, so that whoever could read the table could say nothing.
 */
@Component
@Profile("!command")
class EventRelay implements EventStreams.OtherNodes {

    private static final Logger LOG = LoggerFactory.getLogger(EventRelay.class);

    private static final int TAKES_EVERY_MS = 200;
    private static final int SEEN_EVERY_MS = 30_000;

    /** After which a stream is that of a node that has gone. */
    private static final int SEEN_WITHIN_SECONDS = 3 * SEEN_EVERY_MS / 1000;

    /** As many as a client may say at once. */
    private static final int MOST_WAITING = 200;

    private record Said(String key, int turn, String text) {}

    private final JdbcClient jdbc;
    private final OpenWires wires;
    private final UUID node = UUID.randomUUID();

    EventRelay(JdbcClient jdbc, OpenWires wires) {
        this.jdbc = jdbc;
        this.wires = wires;
    }

    @Override
    public void expect(String stream, TomcatWire.Opening by) {
        see(key(stream, by));
    }

    @Override
    public boolean pass(String stream, TomcatWire.Opening by, int turn, String text) {
        // What the database cannot keep is no JSON.
        if (text.indexOf(0) >= 0 || text.getBytes(StandardCharsets.UTF_8).length > FrameReader.LONGEST_MESSAGE) {
            return false;
        }
        var key = HexFormat.of().parseHex(key(stream, by));
        var waiting = jdbc.sql("""
                        select (select count(*) from event_stream_message where stream_key = s.key)
                        from event_stream s where s.key = :key and s.seen_at > clock_timestamp() - make_interval(secs => :within)
                        """)
                .param("key", key)
                .param("within", SEEN_WITHIN_SECONDS)
                .query(Integer.class)
                .optional();
        if (waiting.isEmpty() || waiting.get() >= MOST_WAITING) {
            return false;
        }
        jdbc.sql("""
                        insert into event_stream_message (stream_key, turn, node, said)
                        select key, :turn, node, :said from event_stream where key = :key
                        on conflict do nothing
                        """).param("key", key).param("turn", turn).param("said", text).update();
        return true;
    }

    /** Tells the streams of this node what their clients said at others. */
    @Scheduled(fixedDelay = TAKES_EVERY_MS)
    void take() {
        if (wires.events().isEmpty()) {
            return;
        }
        try {
            tell(jdbc.sql("delete from event_stream_message where node = :node returning stream_key, turn, said")
                    .param("node", node)
                    .query((row, number) -> new Said(
                            HexFormat.of().formatHex(row.getBytes("stream_key")),
                            row.getInt("turn"),
                            row.getString("said")))
                    .list());
        } catch (DataAccessException e) {
            LOG.warn(
                    "what was said for streams at other nodes waits: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void tell(List<Said> said) {
        if (said.isEmpty()) {
            return;
        }
        var wireOf = wires.events().stream().collect(Collectors.toMap(EventRelay::key, Function.identity()));
        for (var each : said) {
            var wire = wireOf.get(each.key());
            if (wire != null) {
                wire.say(each.turn(), each.text());
            }
        }
    }

    /** Says that the streams of this node are still there, and removes those of nodes that have gone. */
    @Scheduled(fixedDelay = SEEN_EVERY_MS)
    void see() {
        try {
            wires.events().forEach(wire -> see(key(wire)));
            jdbc.sql("delete from event_stream where seen_at < clock_timestamp() - make_interval(secs => ?)")
                    .param(SEEN_WITHIN_SECONDS)
                    .update();
        } catch (DataAccessException e) {
            LOG.warn("streams are not said to be there: {}", e.getClass().getSimpleName());
        }
    }

    private void see(String key) {
        jdbc.sql("""
                        insert into event_stream (key, node) values (?, ?)
                        on conflict (key) do update set seen_at = clock_timestamp()
                        """).params(HexFormat.of().parseHex(key), node).update();
    }

    private static String key(EventWire wire) {
        return key(wire.id(), wire.opening());
    }

    private static String key(String stream, TomcatWire.Opening by) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var named = stream + ' ' + by.httpSessionId() + ' ' + by.person().id();
            return HexFormat.of().formatHex(digest.digest(named.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
