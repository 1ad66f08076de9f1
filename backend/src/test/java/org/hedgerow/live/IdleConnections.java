package org.hedgerow.live;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsContextListener;

/**
 * Prints what an idle WebSocket costs: {@code IdleConnections ours|plain|tomcat COUNT}, each in a machine of its own. {@code plain} is ours
 * with Tomcat's usual buffers, {@code tomcat} is the WebSocket that comes with Tomcat. The clients are counted in: a few hundred bytes each.
 */
final class IdleConnections {

    private static final byte[] REQUEST = ("GET /api/live HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    private IdleConnections() {}

    public static void main(String... arguments) throws Exception {
        int count = Integer.parseInt(arguments[1]);
        int port = arguments[0].equals("tomcat") ? tomcat() : new WireServer(arguments[0].equals("ours")).port();
        var clients = new ArrayList<SocketChannel>();
        open(clients, port, 200);
        long heapBefore = heap();
        long residentBefore = resident();
        open(clients, port, count);
        long heap = heap() - heapBefore;
        long resident = resident() - residentBefore;
        System.out.printf(
                "%s, %d idle: heap %d bytes each, resident %d bytes each%n",
                arguments[0], count, heap / count, resident / count);
        Runtime.getRuntime().halt(0);
    }

    private static void open(ArrayList<SocketChannel> clients, int port, int count) throws IOException {
        for (int client = 0; client < count; client++) {
            var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.write(ByteBuffer.wrap(REQUEST));
            var answer = ByteBuffer.allocate(2_048);
            do {
                if (channel.read(answer) < 0) {
                    throw new IOException("refused after " + client);
                }
            } while (!new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII).endsWith("\r\n\r\n"));
            clients.add(channel);
        }
    }

    private static long heap() {
        var runtime = Runtime.getRuntime();
        for (int round = 0; round < 4; round++) {
            System.gc();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
                .sum();
    }

    private static int tomcat() throws IOException, LifecycleException {
        var tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("wires").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("maxConnections", "30000");
        var context = tomcat.addContext("", null);
        context.addApplicationListener(WsContextListener.class.getName());
        context.addApplicationListener(Deploy.class.getName());
        Tomcat.addServlet(context, "default", new org.apache.catalina.servlets.DefaultServlet());
        context.addServletMappingDecoded("/", "default");
        tomcat.start();
        return tomcat.getConnector().getLocalPort();
    }

    /** Puts an endpoint that reads text at the address of the stream. */
    public static final class Deploy implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            var container = (ServerContainer)
                    event.getServletContext().getAttribute("jakarta.websocket.server.ServerContainer");
            container.setDefaultMaxTextMessageBufferSize(16 * 1_024);
            container.setDefaultMaxBinaryMessageBufferSize(1_024);
            try {
                container.addEndpoint(ServerEndpointConfig.Builder.create(Reading.class, "/api/live")
                        .build());
            } catch (DeploymentException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Reads text and does nothing with it. */
    public static final class Reading extends Endpoint {
        @Override
        public void onOpen(Session session, EndpointConfig config) {
            session.addMessageHandler(String.class, (MessageHandler.Whole<String>) text -> {});
        }
    }
}
