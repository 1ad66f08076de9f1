package org.hedgerow.live;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ProblemException;

/** Tomcat and the wires alone: no Spring, no database. What is said comes back, and time goes by when a test says so. */
final class WireServer implements AutoCloseable, LiveWire.Listener {

    static final Person PERSON = new Person(
            UUID.randomUUID(),
            "invented",
            "Invented Person",
            new Organisation(
                    UUID.randomUUID(), OrganisationKind.PARTNER, "Invented Partner", "IP", null, Set.of(), false),
            Set.of(),
            Set.of(),
            null);

    private static final EventStreams.OtherNodes ALONE = new EventStreams.OtherNodes() {
        @Override
        public void expect(String stream, TomcatWire.Opening by) {
            // Nobody else hears of it.
        }

        @Override
        public boolean pass(String stream, TomcatWire.Opening by, int turn, String text) {
            return false;
        }
    };

    final Map<String, LiveWire> open = new ConcurrentHashMap<>();
    final BlockingQueue<LiveWire> opened = new LinkedBlockingQueue<>();
    final BlockingQueue<LiveWire> closed = new LinkedBlockingQueue<>();
    final BlockingQueue<LiveWire> ready = new LinkedBlockingQueue<>();
    final OpenWires wires = new OpenWires(this, new LiveBounds(100_000, 100_000, 100_000));

    private final Tomcat tomcat = new Tomcat();
    private final EventStreams.OtherNodes others;

    WireServer() throws IOException, LifecycleException {
        this(true);
    }

    /** @param light with the buffers that Hedgerow gives a connection */
    WireServer(boolean light) throws IOException, LifecycleException {
        this(light, wires -> ALONE);
    }

    /** @param others the nodes beside this one */
    WireServer(boolean light, Function<OpenWires, EventStreams.OtherNodes> others)
            throws IOException, LifecycleException {
        this.others = others.apply(wires);
        tomcat.setBaseDir(Files.createTempDirectory("wires").toString());
        tomcat.setPort(0);
        var connector = tomcat.getConnector();
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxConnections", "30000");
        connector.setProperty("acceptCount", "1000");
        if (light) {
            LiveConnections.lighten(connector);
        }
        var context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "live", new Upgrading());
        context.addServletMappingDecoded("/api/live", "live");
        Tomcat.addServlet(context, "events", new Events());
        context.addServletMappingDecoded("/api/live/events", "events");
        context.addServletMappingDecoded("/api/live/streams/*", "events");
        tomcat.start();
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    LiveWire next() throws InterruptedException {
        var wire = opened.poll(20, TimeUnit.SECONDS);
        if (wire == null) {
            throw new AssertionError("nobody came");
        }
        return wire;
    }

    void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            wires.second();
        }
    }

    @Override
    public void onOpen(LiveWire wire) {
        open.put(wire.id(), wire);
        opened.add(wire);
    }

    /** Says it again; "close 1008" closes. */
    @Override
    public void onText(LiveWire wire, String text) {
        if (text.startsWith("close ")) {
            wire.close(Integer.parseInt(text.substring(6)));
        } else {
            wire.write(new LiveMessage("echo", ",\"text\":\"" + text + "\""), 0);
        }
    }

    @Override
    public void onReady(LiveWire wire) {
        ready.add(wire);
    }

    @Override
    public void onClosed(LiveWire wire) {
        open.remove(wire.id());
        closed.add(wire);
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private final class Upgrading extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            var address = request.getRemoteAddr();
            new WebSocketUpgrade(wires)
                    .upgrade(
                            request,
                            response,
                            new TomcatWire.Opening(PERSON, "session", address, ClientAddress.of(address)));
        }
    }

    /** As the controller does it; the header says which session asks. */
    private final class Events extends HttpServlet {
        private final transient EventStreams streams = new EventStreams(wires, others);

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            streams.open(request, response, opening(request));
        }

        @Override
        protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
            try {
                var path = request.getPathInfo().split("/");
                streams.say(request, path[1], Integer.parseInt(path[3]), opening(request));
                response.setStatus(204);
            } catch (ProblemException problem) {
                response.setStatus(problem.type().status());
            }
        }

        private static TomcatWire.Opening opening(HttpServletRequest request) {
            var address = request.getRemoteAddr();
            return new TomcatWire.Opening(
                    PERSON, String.valueOf(request.getHeader("Session")), address, ClientAddress.of(address));
        }
    }
}
