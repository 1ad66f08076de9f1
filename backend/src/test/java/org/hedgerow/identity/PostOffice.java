package org.hedgerow.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server that takes letters by SMTP (RFC 5321) on the loopback, and keeps them. */
final class PostOffice {

    private final BlockingQueue<String> letters = new LinkedBlockingQueue<>();
    private final ServerSocket door;

    PostOffice() {
        try {
            door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var clerk = new Thread(this::serve, "post-office");
        clerk.setDaemon(true);
        clerk.start();
    }

    int port() {
        return door.getLocalPort();
    }

    /** The next letter, recipients first, or null when none comes for so long. */
    @Nullable String next(long seconds) throws InterruptedException {
        return letters.poll(seconds, TimeUnit.SECONDS);
    }

    private void serve() {
        while (true) {
            try (var client = door.accept()) {
                take(client);
            } catch (IOException e) {
                // That client is gone; the next one may do better.
            }
        }
    }

    private void take(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        say(client, "220 post office");
        var letter = new StringBuilder();
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("QUIT")) {
                say(client, "221 bye");
                return;
            }
            if (line.startsWith("RCPT")) {
                letter.append(line).append('\n');
            }
            if (!line.startsWith("DATA")) {
                say(client, "250 ok");
                continue;
            }
            say(client, "354 go on");
            for (var text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                letter.append(text).append('\n');
            }
            letters.add(letter.toString());
            letter.setLength(0);
            say(client, "250 taken");
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
