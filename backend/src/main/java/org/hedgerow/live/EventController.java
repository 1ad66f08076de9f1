package org.hedgerow.live;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The stream over plain HTTP, for networks that let no WebSocket through. */
@RestController
@Profile("!command")
class EventController {

    private final EventStreams streams;

    EventController(EventStreams streams) {
        this.streams = streams;
    }

    @GetMapping("/api/live/events")
    @Requires(Permission.READ_MAP)
    void open(@CurrentPerson Person person, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        streams.open(request, response, opening(person, request));
    }

    @PutMapping(path = "/api/live/streams/{id}/messages/{turn}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.READ_MAP)
    void say(@CurrentPerson Person person, @PathVariable String id, @PathVariable int turn, HttpServletRequest request)
            throws IOException {
        streams.say(request, id, turn, opening(person, request));
    }

    private static TomcatWire.Opening opening(Person person, HttpServletRequest request) {
        var session = Objects.requireNonNull(request.getSession(false));
        var address = request.getRemoteAddr();
        return new TomcatWire.Opening(person, session.getId(), address, ClientAddress.of(address));
    }
}
