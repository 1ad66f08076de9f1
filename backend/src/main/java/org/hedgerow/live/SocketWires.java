package org.hedgerow.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** The open WebSockets as wires. */
@Component
@Profile("!command")
class SocketWires extends TextWebSocketHandler implements DisposableBean {

    private final LiveWire.Listener listener;
    private final Map<String, SocketWire> wires = new ConcurrentHashMap<>();
    private final ExecutorService senders = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "live-sender");
        thread.setDaemon(true);
        return thread;
    });

    SocketWires(LiveWire.Listener listener) {
        this.listener = listener;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        var wire = new SocketWire(socket, listener, senders);
        wires.put(socket.getId(), wire);
        wire.tell(() -> listener.onOpen(wire));
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage message) {
        var wire = wires.get(socket.getId());
        if (wire != null) {
            wire.tell(() -> listener.onText(wire, message.getPayload()));
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        var wire = wires.remove(socket.getId());
        if (wire != null) {
            wire.hasClosed();
            wire.tell(() -> listener.onClosed(wire));
        }
    }

    @Override
    public void destroy() {
        senders.shutdownNow();
    }
}
