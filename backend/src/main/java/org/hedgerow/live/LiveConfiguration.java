package org.hedgerow.live;

import java.io.IOException;
import java.util.Map;
import org.hedgerow.identity.ActsFor;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.identity.Permission;
import org.hedgerow.platform.ProblemException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** Opens the stream at {@code /api/live}, to pages of this server alone and to signed-in people who may read the map. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@Profile("!command")
class LiveConfiguration implements WebSocketConfigurer {

    private final OpenWires wires;
    private final ObjectProvider<HandlerExceptionResolver> problems;

    LiveConfiguration(
            OpenWires wires, @Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> problems) {
        this.wires = wires;
        this.problems = problems;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        // Without setAllowedOrigins the handshake is refused to every origin but this server's own. Spring's handler
        // hears nothing: what
        // comes after the handshake is WebSocketWire's.
        registry.addHandler(new AbstractWebSocketHandler() {}, "/api/live")
                .setHandshakeHandler(new DefaultHandshakeHandler(new WebSocketUpgrade(wires)))
                .addInterceptors(new SignedInHandshake());
    }

    private final class SignedInHandshake implements HandshakeInterceptor {

        @Override
        public boolean beforeHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                Map<String, Object> attributes)
                throws IOException {
            var asked = ((ServletServerHttpRequest) request).getServletRequest();
            var answer = ((ServletServerHttpResponse) response).getServletResponse();
            var principal = request.getPrincipal();
            var session = asked.getSession(false);
            // In the words of every other refusal, which the error page writes.
            if (principal == null || session == null) {
                answer.sendError(HttpStatus.UNAUTHORIZED.value());
                return false;
            }
            if (!(principal instanceof ActsFor signedIn) || !signedIn.person().may(Permission.READ_MAP)) {
                answer.sendError(HttpStatus.NOT_FOUND.value());
                return false;
            }
            var address = asked.getRemoteAddr();
            var opening =
                    new TomcatWire.Opening(signedIn.person(), session.getId(), address, ClientAddress.of(address));
            try {
                wires.checkRoomFor(opening);
            } catch (ProblemException full) {
                problems.getObject().resolveException(asked, answer, null, full);
                return false;
            }
            attributes.put(WebSocketUpgrade.OPENING, opening);
            return true;
        }

        @Override
        public void afterHandshake(
                ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler, Exception failure) {
            // Nothing is left to do: a handshake that failed has left nothing behind.
        }
    }
}
