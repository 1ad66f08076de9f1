package org.hedgerow.live;

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
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Audience;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a client may say on the stream: hello, which hotspots it looks at, what it has forgotten, and ping. Anything else ends the connection. */
@Component
@Profile("!command")
class LiveSocket implements LiveWire.Listener {

    private static final int UNREADABLE = 1007;
    private static final int AGAINST_THE_RULES = 1008;
    private static final int OVER = 1000;

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
        final LiveWire wire;
        final AtomicInteger messages = new AtomicInteger();
        final AtomicInteger secondsWithoutHello = new AtomicInteger();
        volatile @Nullable LiveSession session;

        Client(LiveWire wire) {
            this.wire = wire;
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
    public void onOpen(LiveWire wire) {
        clients.put(wire.id(), new Client(wire));
    }

    @Override
    public void onText(LiveWire wire, String text) {
        var client = clients.get(wire.id());
        if (client == null || client.messages.incrementAndGet() > MOST_MESSAGES) {
            wire.close(AGAINST_THE_RULES);
            return;
        }
        try {
            if (!answer(client, json.readValue(text, Said.class))) {
                wire.close(UNREADABLE);
            }
        } catch (JacksonException | ProblemException | IllegalArgumentException e) {
            wire.close(UNREADABLE);
        }
    }

    @Override
    public void onReady(LiveWire wire) {
        var client = clients.get(wire.id());
        var session = client == null ? null : client.session;
        if (session != null) {
            session.goOn();
        }
    }

    /** Whether it could be understood. */
    private boolean answer(Client client, @Nullable Said said) {
        var session = client.session;
        return switch (said == null || said.type() == null ? "" : said.type()) {
            case "hello" -> session == null && hello(client, said);
            case "view" -> session != null && view(session, said);
            case "ack" -> session != null && acknowledge(session, said);
            case "ping" -> true;
            default -> false;
        };
    }

    private boolean view(LiveSession session, Said said) {
        if (said.hotspots() != null) {
            watch(session, said.hotspots());
        }
        return true;
    }

    private boolean hello(Client client, Said said) {
        if (said.protocol() == null || said.protocol() != 1) {
            return false;
        }
        Audience audience;
        try {
            audience = hub.audienceOf(client.wire.person());
        } catch (ProblemException | DataAccessException e) {
            // Nobody can say who this is to be told what; the client asks again after a while.
            client.wire.write(LiveMessage.bye("paused"), 1);
            client.wire.close(OVER);
            return true;
        }
        var joined = new LiveSession(
                client.wire,
                audience,
                said.client() == null ? UUID.randomUUID() : said.client(),
                hub.policy(),
                hub.settings().queuedMessages(),
                hub.resync());
        client.session = joined;
        hub.join(joined, Optional.ofNullable(said.cursor()));
        return true;
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
    public void onClosed(LiveWire wire) {
        var client = clients.remove(wire.id());
        var session = client == null ? null : client.session;
        if (session != null) {
            hub.leave(session);
        }
    }

    @Scheduled(fixedDelay = 1_000)
    void everySecond() {
        for (var client : clients.values()) {
            client.messages.set(0);
            if (client.session == null && client.secondsWithoutHello.incrementAndGet() > HELLO_WITHIN_SECONDS) {
                client.wire.close(AGAINST_THE_RULES);
            }
        }
    }
}
