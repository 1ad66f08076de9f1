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

    private final OpenWires wires;

    EventStreams(OpenWires wires) {
        this.wires = wires;
    }

    /**
     * Answers with a stream.
     *
     * @param hello the first message, at most as long as any other
     */
    void open(HttpServletRequest request, HttpServletResponse response, TomcatWire.Opening opening, String hello)
            throws IOException, ServletException {
        if (hello.getBytes(StandardCharsets.UTF_8).length > FrameReader.LONGEST_MESSAGE) {
            throw new ProblemException(PlatformProblem.TOO_LARGE);
        }
        wires.checkRoomFor(opening);
        var wire = request.upgrade(EventWire.class);
        // Tomcat hands the connection over after the headers, whatever they are: these begin a body that ends with the
        // connection.
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Connection", "close");
        response.setHeader("Cache-Control", "no-store");
        // For proxies that would wait until there is more of it.
        response.setHeader("X-Accel-Buffering", "no");
        wire.greet(hello);
        wire.prepare(opening, wires);
        // Out before the connection is handed over: the wire writes to it directly.
        response.flushBuffer();
    }

    /**
     * Takes a message for a stream.
     *
     * @throws ProblemException not found, unless it is open and was opened by this person under this sign-in; too large
     */
    void say(HttpServletRequest request, String stream, TomcatWire.Opening by) throws IOException {
        var wire = wires.events(stream);
        if (wire == null
                || !wire.httpSessionId().equals(by.httpSessionId())
                || !wire.person().id().equals(by.person().id())) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        var text = request.getInputStream().readNBytes(FrameReader.LONGEST_MESSAGE + 1);
        if (text.length > FrameReader.LONGEST_MESSAGE) {
            throw new ProblemException(PlatformProblem.TOO_LARGE);
        }
        wire.say(new String(text, StandardCharsets.UTF_8));
    }
}
