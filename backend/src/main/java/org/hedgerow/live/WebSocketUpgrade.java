package org.hedgerow.live;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hedgerow.live.frame.Compression;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeFailureException;
import org.springframework.web.socket.server.RequestUpgradeStrategy;

/** The end of a handshake that Spring has looked at: answers it, and takes the connection over as a {@link WebSocketWire}. */
final class WebSocketUpgrade implements RequestUpgradeStrategy {

    /** The attribute under which the handshake says who opens the connection. */
    static final String OPENING = "hedgerow.opening";

    /** Section 1.3 of RFC 6455. */
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

    /** Sixteen bytes in base64. */
    private static final String KEY_FORM = "[A-Za-z0-9+/]{22}==";

    private final OpenWires wires;

    WebSocketUpgrade(OpenWires wires) {
        this.wires = wires;
    }

    @Override
    public String[] getSupportedVersions() {
        return new String[] {"13"};
    }

    /** None that Spring would have to choose: we read what was offered ourselves. */
    @Override
    public List<WebSocketExtension> getSupportedExtensions(ServerHttpRequest request) {
        return List.of();
    }

    @Override
    public void upgrade(
            ServerHttpRequest request,
            ServerHttpResponse response,
            @Nullable String protocol,
            List<WebSocketExtension> extensions,
            @Nullable Principal user,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws HandshakeFailureException {
        upgrade(
                ((ServletServerHttpRequest) request).getServletRequest(),
                ((ServletServerHttpResponse) response).getServletResponse(),
                (TomcatWire.Opening) Objects.requireNonNull(attributes.get(OPENING)));
    }

    /** The same of servlets alone. */
    void upgrade(HttpServletRequest request, HttpServletResponse response, TomcatWire.Opening opening) {
        var key = request.getHeader("Sec-WebSocket-Key");
        if (key == null || !key.matches(KEY_FORM)) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        var agreed = Compression.agree(Collections.list(request.getHeaders(EXTENSIONS)));
        try {
            var wire = request.upgrade(WebSocketWire.class);
            response.setHeader("Upgrade", "websocket");
            response.setHeader("Connection", "upgrade");
            response.setHeader("Sec-WebSocket-Accept", accept(key));
            agreed.ifPresent(answer -> response.setHeader(EXTENSIONS, answer));
            wire.agree(agreed.isPresent());
            wire.prepare(opening, wires);
        } catch (IOException | ServletException e) {
            throw new HandshakeFailureException("the connection cannot be upgraded", e);
        }
    }

    private static String accept(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
