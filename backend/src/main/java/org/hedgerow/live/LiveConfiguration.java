package org.hedgerow.live;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import org.hedgerow.identity.ActsFor;
import org.hedgerow.identity.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/** Opens the stream at {@code /api/live}, to pages of this server alone and to signed-in people who may read the map. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@Profile("!command")
class LiveConfiguration implements WebSocketConfigurer {

    private static final int LARGEST_FRAME = 16 * 1024;

    private final SocketWires wires;

    LiveConfiguration(SocketWires wires) {
        this.wires = wires;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        // Without setAllowedOrigins the handshake is refused to every origin but this server's own.
        registry.addHandler(wires, "/api/live").addInterceptors(new SignedInHandshake());
    }

    @Bean
    static ServletServerContainerFactoryBean webSocketBounds() {
        var bounds = new ServletServerContainerFactoryBean();
        bounds.setMaxTextMessageBufferSize(LARGEST_FRAME);
        bounds.setMaxBinaryMessageBufferSize(1024);
        bounds.setMaxSessionIdleTimeout(60_000L);
        bounds.setAsyncSendTimeout(10_000L);
        return bounds;
    }

    private static final class SignedInHandshake implements HandshakeInterceptor {

        @Override
        public boolean beforeHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                Map<String, Object> attributes)
                throws IOException {
            var principal = request.getPrincipal();
            var session = request instanceof ServletServerHttpRequest servlet
                    ? servlet.getServletRequest().getSession(false)
                    : (HttpSession) null;
            if (principal == null || session == null) {
                return refuse(response, HttpStatus.UNAUTHORIZED);
            }
            if (!(principal instanceof ActsFor signedIn) || !signedIn.person().may(Permission.READ_MAP)) {
                return refuse(response, HttpStatus.NOT_FOUND);
            }
            attributes.put(SocketWire.PERSON, signedIn.person());
            attributes.put(SocketWire.HTTP_SESSION, session.getId());
            return true;
        }

        /** In the words of every other refusal, which the error page writes. */
        private static boolean refuse(ServerHttpResponse response, HttpStatus status) throws IOException {
            ((ServletServerHttpResponse) response).getServletResponse().sendError(status.value());
            return false;
        }

        @Override
        public void afterHandshake(
                ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler, Exception failure) {
            // Nothing is left to do: a handshake that failed has left nothing behind.
        }
    }
}
