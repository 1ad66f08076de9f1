package org.hedgerow.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.hedgerow.identity.Person;
import org.hedgerow.support.PostgisDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A wire that keeps what it takes, and takes nothing while it is stalled, as a phone without a signal. */
final class WireForTests implements LiveWire {

    private static final JsonMapper JSON = new JsonMapper();

    private final String id = UUID.randomUUID().toString();
    private final Person person;
    private final String httpSessionId;
    private final Listener listener;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final List<String> all = new ArrayList<>();
    private boolean stalled;
    private boolean refused;
    private boolean open = true;
    private int closeCode;

    WireForTests(Person person, String httpSessionId, Listener listener) {
        this.person = person;
        this.httpSessionId = httpSessionId;
        this.listener = listener;
    }

    /** A wire of this person with an open session: without one the hub ends the stream within a second. */
    static WireForTests signedIn(PostgisDatabase database, Person person, Listener listener) throws SQLException {
        var id = UUID.randomUUID().toString();
        try (var connection = database.asApp();
                var statement = connection.prepareStatement("insert into spring_session (primary_id, session_id,"
                        + " creation_time, last_access_time, max_inactive_interval, expiry_time, principal_name)"
                        + " select ?, ?, now, now, 3600, now + 3600000, ? from (select (extract(epoch from now())"
                        + " * 1000)::bigint as now) clock")) {
            statement.setString(1, id);
            statement.setString(2, id);
            statement.setString(3, person.id().toString());
            statement.executeUpdate();
        }
        return new WireForTests(person, id, listener);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Person person() {
        return person;
    }

    @Override
    public String httpSessionId() {
        return httpSessionId;
    }

    @Override
    public String address() {
        return "127.0.0.1";
    }

    @Override
    public synchronized boolean write(LiveMessage message, long number) {
        refused = open && stalled;
        if (!isReady()) {
            return false;
        }
        all.add(message.text(number));
        return heard.add(message.text(number));
    }

    @Override
    public synchronized boolean isReady() {
        return open && !stalled;
    }

    @Override
    public synchronized boolean isOpen() {
        return open;
    }

    @Override
    public synchronized void close(int code) {
        if (open) {
            open = false;
            closeCode = code;
        }
    }

    synchronized int closeCode() {
        return closeCode;
    }

    synchronized void stall() {
        stalled = true;
    }

    /** Takes messages again. */
    void recover() {
        boolean isAwaited;
        synchronized (this) {
            stalled = false;
            isAwaited = refused;
            refused = false;
        }
        if (isAwaited) {
            listener.onReady(this);
        }
    }

    /** Everything so far, as it came. */
    synchronized List<String> all() {
        return List.copyOf(all);
    }

    List<JsonNode> messages(String type) {
        return all().stream()
                .<JsonNode>map(JSON::readTree)
                .filter(message -> message.get("type").asString().equals(type))
                .toList();
    }

    /** The next message; waits for it. */
    String next() throws InterruptedException {
        var message = heard.poll(20, TimeUnit.SECONDS);
        assertThat(message).as("a message").isNotNull();
        return message;
    }

    /** The next message of this type that fits, passing over others. */
    JsonNode await(String type, Predicate<JsonNode> fits) throws InterruptedException {
        while (true) {
            var message = JSON.readTree(next());
            if (message.get("type").asString().equals(type) && fits.test(message)) {
                return message;
            }
        }
    }

    /** Waits until an incident is told of at this version. */
    JsonNode awaitUpsert(UUID incident, int version) throws InterruptedException {
        return await("changes", message -> tells(message, incident, version));
    }

    /** Whether an incident was told of at this version. */
    boolean wasTold(UUID incident, int version) {
        return messages("changes").stream().anyMatch(message -> tells(message, incident, version));
    }

    private static boolean tells(JsonNode message, UUID incident, int version) {
        return message.get("upserts")
                .valueStream()
                .anyMatch(feature -> feature.get("id").asString().equals(incident.toString())
                        && feature.at("/properties/version").asInt() == version);
    }
}
