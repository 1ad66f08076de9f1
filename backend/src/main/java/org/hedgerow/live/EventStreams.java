package org.hedgerow.live;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hedgerow.live.frame.FrameReader;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Opens streams of server-sent events, and takes what their clients say. */
@Component
@Profile("!command")
class EventStreams {

    /** The streams that other nodes have open. */
    interface OtherNodes {

        /** Lets the other nodes know of a stream that is about to open here. */
        void expect(String stream, TomcatWire.Opening by);

        /** Hands a message on to the node whose stream it is for; false when there is none of this name, session and person. */
        boolean pass(String stream, TomcatWire.Opening by, int turn, String text);
    }

    private final OpenWires wires;
    private final OtherNodes others;

    EventStreams(OpenWires wires, OtherNodes others) {
        this.wires = wires;
        this.others = others;
    }

    /** Answers with a stream. */
    void open(HttpServletRequest request, HttpServletResponse response, TomcatWire.Opening opening)
            throws IOException, ServletException {
        wires.checkRoomFor(opening);
        var name = EventWire.newName();
        others.expect(name, opening);
        var wire = request.upgrade(EventWire.class);
        // Tomcat hands the connection over after the headers, whatever they are: these begin a body that ends with the
        // connection.
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Connection", "close");
        response.setHeader("Cache-Control", "no-store");
        // For proxies that would wait until there is more of it.
        response.setHeader("X-Accel-Buffering", "no");
        wire.call(name);
        wire.prepare(opening, wires);
        // Out before the connection is handed over: the wire writes to it directly.
        response.flushBuffer();
    }

    /**
     * Takes a message for a stream, of this node or of another.
     *
     * @param turn which message of the stream's client this is, from 1; one that was said before is not heard again
     * @throws ProblemException not found, unless it is open and was opened by this person under this sign-in; too large
     */
    void say(HttpServletRequest request, String stream, int turn, TomcatWire.Opening by) throws IOException {
        var bytes = request.getInputStream().readNBytes(FrameReader.LONGEST_MESSAGE + 1);
        if (bytes.length > FrameReader.LONGEST_MESSAGE) {
            throw new ProblemException(PlatformProblem.TOO_LARGE);
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        var wire = wires.events(stream);
        if (turn < 1 || !(wire == null ? others.pass(stream, by, turn, text) : say(wire, turn, text, by))) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
    }

    private static boolean say(EventWire wire, int turn, String text, TomcatWire.Opening by) {
        boolean isTheirs = wire.httpSessionId().equals(by.httpSessionId())
                && wire.person().id().equals(by.person().id());
        if (isTheirs) {
            wire.say(turn, text);
        }
        return isTheirs;
    }
}
