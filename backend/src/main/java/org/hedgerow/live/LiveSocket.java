package org.hedgerow.live;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.hotspot.HotspotQuery;
import org.hedgerow.hotspot.IncidentCodes;
import org.hedgerow.hotspot.IncidentDigest;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Audience;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client may say on the stream: hello, what its views show, what it has forgotten, what it holds, and ping. Anything else ends the
 * connection.
 */
@Component
@Profile("!command")
class LiveSocket implements LiveWire.Listener {

    static final int PROTOCOL = 2;

    /** Characters in one message; one of ours is ASCII. */
    private static final int LONGEST_MESSAGE = 4_096;

    private static final int UNREADABLE = 1007;
    private static final int AGAINST_THE_RULES = 1008;
    private static final int OVER = 1000;

    /** In each second, from one client, over some time. */
    private static final int MESSAGES_A_SECOND = 20;

    /** What a signal that was gone for ten seconds lets through at once. */
    private static final int MOST_MESSAGES = 10 * MESSAGES_A_SECOND;

    private static final Pattern VIEW_NAME = Pattern.compile("[a-z0-9]{1,16}");

    private static final int HELLO_WITHIN_SECONDS = 10;

    /** In one message. */
    private static final int MOST_FORGOTTEN = 50;

    /** A message from a client; unknown members are ignored so that an older server bears a newer client. */
    record Said(
            String type,
            @Nullable Integer protocol,
            @Nullable String cursor,
            @Nullable UUID client,
            @Nullable UUID as,
            @Nullable List<@Nullable View> views,
            @Nullable String view,
            Interest.@Nullable Asked interest,
            @Nullable Hotspots hotspots,
            @Nullable Boolean gone,
            @Nullable String buckets,
            @Nullable List<Forgot> forgot,
            @Nullable Boolean everything) {}

    /** An incident that a client has forgotten, and the version at which it was told to. */
    record Forgot(@Nullable UUID id, @Nullable Integer version) {}

    /** One view as hello tells of it. */
    record View(
            @Nullable String view,
            Interest.@Nullable Asked interest,
            @Nullable Hotspots hotspots) {}

    record Hotspots(
            @Nullable Integer reachMetres,
            @Nullable Integer minimumIncidents,
            @Nullable String filters) {}

    /** More views than a connection may have. */
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

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
        if (client == null || client.messages.incrementAndGet() > MOST_MESSAGES || text.length() > LONGEST_MESSAGE) {
            wire.close(AGAINST_THE_RULES);
            return;
        }
        try {
            if (!answer(client, json.readValue(text, Said.class))) {
                wire.close(UNREADABLE);
            }
        } catch (TooMuch e) {
            wire.close(AGAINST_THE_RULES);
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
            case "view" -> session != null && look(session, said);
            case "difference" -> session != null && compare(session, said);
            case "ack" -> session != null && acknowledge(session, said);
            case "ping" -> true;
            default -> false;
        };
    }

    private boolean hello(Client client, Said said) {
        var wire = client.wire;
        if (said.protocol() == null) {
            return false;
        }
        if (said.protocol() != PROTOCOL) {
            return part(wire, "protocol");
        }
        if (said.as() != null && !said.as().equals(wire.person().id())) {
            // A connection that pages share must never serve the page of somebody else.
            return part(wire, "signed-out");
        }
        var views = LiveViews.NONE;
        for (var view : said.views() == null ? List.<View>of() : said.views()) {
            if (view == null) {
                return false;
            }
            views = views.with(read(view.view(), view.interest(), view.hotspots()))
                    .orElseThrow(TooMuch::new);
        }
        Audience audience;
        try {
            audience = hub.audienceOf(wire.person());
        } catch (ProblemException | DataAccessException e) {
            // Nobody can say who this is to be told what; the client asks again after a while.
            return part(wire, "paused");
        }
        var joined = new LiveSession(
                wire,
                audience,
                said.client() == null ? UUID.randomUUID() : said.client(),
                hub.policy(),
                hub.settings().gatheredRecords());
        joined.views(views);
        client.session = joined;
        hub.join(joined, Optional.ofNullable(said.cursor()));
        return true;
    }

    private static boolean part(LiveWire wire, String reason) {
        wire.write(LiveMessage.bye(reason), 1);
        wire.close(OVER);
        return true;
    }

    /** A view is added, replaced whole, or gone. */
    private boolean look(LiveSession session, Said said) {
        if (Boolean.TRUE.equals(said.gone())) {
            session.views(session.views().without(name(said.view())));
        } else {
            var view = read(said.view(), said.interest(), said.hotspots());
            session.views(session.views().with(view).orElseThrow(TooMuch::new));
        }
        hub.look(session, name(said.view()));
        return true;
    }

    private boolean compare(LiveSession session, Said said) {
        var view = session.views().find(name(said.view()));
        var theirs = Base64.getDecoder().decode(said.buckets() == null ? "" : said.buckets());
        if (theirs.length != IncidentDigest.BYTES) {
            return false;
        }
        // One that has just gone is no fault of the client's.
        if (view != null && view.mayAskForDifference()) {
            hub.compare(session, view, theirs);
        }
        return true;
    }

    /** @throws IllegalArgumentException or {@link ProblemException} when it cannot be a view */
    private LiveView read(@Nullable String name, Interest.@Nullable Asked interest, @Nullable Hotspots hotspots) {
        return new LiveView(
                name(name),
                interest == null ? null : Interest.read(interest, codes),
                hotspots == null ? null : read(hotspots));
    }

    private static String name(@Nullable String text) {
        if (text == null || !VIEW_NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("Not the name of a view");
        }
        return text;
    }

    /** Whether it could be understood. What the client was never told to forget says nothing. */
    private boolean acknowledge(LiveSession session, Said said) {
        var forgot = said.forgot() == null ? List.<Forgot>of() : said.forgot();
        if (forgot.size() > MOST_FORGOTTEN) {
            return false;
        }
        var told = new ArrayList<Unacknowledged.Told>();
        for (var each : forgot) {
            if (each == null || each.id() == null || each.version() == null) {
                return false;
            }
            told.add(new Unacknowledged.Told(each.id(), each.version()));
        }
        hub.acknowledged(session, told, Boolean.TRUE.equals(said.everything()));
        return true;
    }

    private LiveView.Hotspots read(Hotspots wanted) {
        var filters = wanted.filters() == null ? "" : wanted.filters();
        var choice = new HotspotWatch.Choice(
                wanted.reachMetres() == null ? HotspotQuery.DEFAULT_REACH_METRES : wanted.reachMetres(),
                wanted.minimumIncidents() == null ? HotspotQuery.DEFAULT_MINIMUM_INCIDENTS : wanted.minimumIncidents(),
                filters);
        var filter = FilterParameters.parse(filters, codes);
        // Refused here, where the client can be told: what is computed for it runs later, on the audience's thread.
        new HotspotQuery(choice.reachMetres(), choice.minimumIncidents(), filter.at(clock.instant()));
        return new LiveView.Hotspots(choice, filter);
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
            client.messages.updateAndGet(counted -> Math.max(0, counted - MESSAGES_A_SECOND));
            if (client.session == null && client.secondsWithoutHello.incrementAndGet() > HELLO_WITHIN_SECONDS) {
                client.wire.close(AGAINST_THE_RULES);
            }
        }
    }
}
