package org.hedgerow.live;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.hotspot.HotspotQuery;
import org.hedgerow.hotspot.IncidentCodes;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Audience;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a client may say on the stream: hello, which hotspots it looks at, what it has forgotten, and ping. Anything else ends the connection. */
@Component
@Profile("!command")
class LiveSocket extends TextWebSocketHandler {

    static final String PERSON = "hedgerow.person";
    static final String HTTP_SESSION = "hedgerow.session";

    /** In each second, from one client. */
    private static final int MOST_MESSAGES = 20;

    private static final int HELLO_WITHIN_SECONDS = 10;

    /** In one message. */
    private static final int MOST_FORGOTTEN = 200;

    /** A message from a client; unknown members are ignored so that an older server bears a newer client. */
    record Said(
            String type,
            @Nullable Integer protocol,
            @Nullable String cursor,
            @Nullable UUID client,
            @Nullable Hotspots hotspots,
            @Nullable List<Forgot> forgot,
            @Nullable Boolean everything) {}

    /** An incident that a client has forgotten, and the version at which it was told to. */
    record Forgot(@Nullable UUID id, @Nullable Integer version) {}

    record Hotspots(
            @Nullable Integer reachMetres,
            @Nullable Integer minimumIncidents,
            @Nullable String filters) {}

    private static final class Client {
        final WebSocketSession socket;
        final AtomicInteger messages = new AtomicInteger();
        final AtomicInteger secondsWithoutHello = new AtomicInteger();
        volatile @Nullable LiveSession session;

        Client(WebSocketSession socket) {
            this.socket = socket;
        }
    }

    private final LiveHub hub;
    private final Clock clock;
    private final IncidentCodes codes;
    private final JsonMapper json;
    private final Map<String, Client> clients = new ConcurrentHashMap<>();

    LiveSocket(LiveHub hub, IncidentCodes codes, JsonMapper json, Clock clock) {
        this.clock = clock;
        this.hub = hub;
        this.codes = codes;
        this.json = json.rebuild()
                .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        clients.put(socket.getId(), new Client(socket));
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage message) throws Exception {
        var client = clients.get(socket.getId());
        if (client == null || client.messages.incrementAndGet() > MOST_MESSAGES) {
            socket.close(CloseStatus.POLICY_VIOLATION);
            return;
        }
        try {
            answer(client, json.readValue(message.getPayload(), Said.class));
        } catch (JacksonException | ProblemException | IllegalArgumentException e) {
            socket.close(CloseStatus.BAD_DATA);
        }
    }

    private void answer(Client client, Said said) throws Exception {
        var session = client.session;
        switch (said.type() == null ? "" : said.type()) {
            case "hello" -> {
                if (session != null || said.protocol() == null || said.protocol() != 1) {
                    client.socket.close(CloseStatus.BAD_DATA);
                    return;
                }
                hello(client, said);
            }
            case "view" -> {
                if (session == null) {
                    client.socket.close(CloseStatus.BAD_DATA);
                } else if (said.hotspots() != null) {
                    watch(session, said.hotspots());
                }
            }
            case "ack" -> {
                if (session == null || !acknowledge(session, said)) {
                    client.socket.close(CloseStatus.BAD_DATA);
                }
            }
            case "ping" -> {
                // Its arrival is all it says.
            }
            default -> client.socket.close(CloseStatus.BAD_DATA);
        }
    }

    private void hello(Client client, Said said) throws IOException {
        var person = (Person) client.socket.getAttributes().get(PERSON);
        Audience audience;
        try {
            audience = hub.audienceOf(person);
        } catch (ProblemException | DataAccessException e) {
            // Nobody can say who this is to be told what; the client asks again after a while.
            client.socket.sendMessage(new TextMessage(LiveMessage.bye("paused").numbered(1)));
            client.socket.close(CloseStatus.NORMAL);
            return;
        }
        var joined = new LiveSession(
                client.socket,
                person,
                audience,
                said.client() == null ? UUID.randomUUID() : said.client(),
                (String) client.socket.getAttributes().get(HTTP_SESSION),
                hub.senders(),
                hub.policy(),
                hub.settings().queuedMessages(),
                hub.resync());
        client.session = joined;
        hub.join(joined, Optional.ofNullable(said.cursor()));
    }

    /** Whether it could be understood. What the client was never told to forget says nothing. */
    private boolean acknowledge(LiveSession session, Said said) {
        var forgot = said.forgot() == null ? List.<Forgot>of() : said.forgot();
        if (forgot.size() > MOST_FORGOTTEN) {
            return false;
        }
        var told = new ArrayList<LiveSession.Told>();
        for (var each : forgot) {
            if (each == null || each.id() == null || each.version() == null) {
                return false;
            }
            told.add(new LiveSession.Told(each.id(), each.version()));
        }
        hub.acknowledged(session, told, Boolean.TRUE.equals(said.everything()));
        return true;
    }

    private void watch(LiveSession session, Hotspots wanted) {
        var filters = wanted.filters() == null ? "" : wanted.filters();
        var choice = new HotspotWatch.Choice(
                wanted.reachMetres() == null ? HotspotQuery.DEFAULT_REACH_METRES : wanted.reachMetres(),
                wanted.minimumIncidents() == null ? HotspotQuery.DEFAULT_MINIMUM_INCIDENTS : wanted.minimumIncidents(),
                filters);
        var filter = FilterParameters.parse(filters, codes);
        // Refused here, where the client can be told: what is computed for it runs later, on the audience's thread.
        new HotspotQuery(choice.reachMetres(), choice.minimumIncidents(), filter.at(clock.instant()));
        hub.watch(session, choice, filter);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        var client = clients.remove(socket.getId());
        var session = client == null ? null : client.session;
        if (session != null) {
            hub.leave(session);
        }
    }

    @Scheduled(fixedDelay = 1_000)
    void everySecond() throws Exception {
        for (var client : clients.values()) {
            client.messages.set(0);
            if (client.session == null && client.secondsWithoutHello.incrementAndGet() > HELLO_WITHIN_SECONDS) {
                client.socket.close(CloseStatus.POLICY_VIOLATION);
            }
        }
    }
}
