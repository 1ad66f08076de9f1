package org.hedgerow.platform;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The one way out of Hedgerow for what nobody of its operators has looked at: a request of HTTP/1.1 to one {@link UpstreamService}, written by
 * hand so that each of these holds.
 *
 * <ul>
 *   <li>The name is resolved once, every address that it has must be public (unless the operator allows a private one), and the connection
 *       goes to that very address: a name that changes between the look and the call gains nothing. TLS still checks the name.
 *   <li>No proxy of the environment, no redirect, no cookie, no credentials, nothing of the viewer.
 *   <li>2 s to connect, 5 s for everything, 1 MB of content, 32 KB of headers, no compression.
 * </ul>
 */
public final class UpstreamClient {

    /** Turns a name into its addresses; the system's resolver but for tests. */
    public interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    public static final int MOST_BYTES = 1 << 20;

    private static final int CONNECT_MILLIS = 2000;
    private static final int TOTAL_MILLIS = 5000;
    /** The head and the sizes of chunks together. */
    private static final int MOST_LINE_BYTES = 32 << 10;

    /** A request line and headers of printable ASCII, each on a line of its own. */
    private static final Pattern LINES = Pattern.compile("[A-Z]+ [!-~]+ HTTP/1\\.1\r\n(?:[!-9;-~]+: [ -~]*\r\n)+\r\n");

    private final UpstreamService service;
    private final boolean allowPrivate;
    private final Resolver resolver;
    private final SSLSocketFactory sockets;
    private final int totalMillis;

    /** @param allowPrivate whether the name may lead to an address that is not public */
    public UpstreamClient(UpstreamService service, boolean allowPrivate) {
        this(
                service,
                allowPrivate,
                InetAddress::getAllByName,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                TOTAL_MILLIS);
    }

    /** With a resolver, trust and time of one's own. */
    public UpstreamClient(
            UpstreamService service,
            boolean allowPrivate,
            Resolver resolver,
            SSLSocketFactory sockets,
            int totalMillis) {
        this.service = service;
        this.allowPrivate = allowPrivate;
        this.resolver = resolver;
        this.sockets = sockets;
        this.totalMillis = totalMillis;
    }

    /**
     * Asks for what is at a place of the service.
     *
     * @param target path and query
     * @param accept the media types that are understood
     * @throws IOException when the service cannot be reached or breaks a rule above; only the message of an {@link UpstreamRefused} may be
     *     logged
     */
    public UpstreamAnswer get(String target, String accept) throws IOException {
        return ask(head("GET " + target, Map.of("Accept", accept)), new byte[0], true);
    }

    /**
     * Hands something over. Of the answer only the head is read.
     *
     * @param target path and query
     * @param headers beside those that say the length of the content
     * @throws IOException as {@link #get}
     */
    public UpstreamAnswer post(String target, Map<String, String> headers, byte[] content) throws IOException {
        var all = new LinkedHashMap<>(headers);
        all.put("Content-Length", Integer.toString(content.length));
        return ask(head("POST " + target, all), content, false);
    }

    private UpstreamAnswer ask(byte[] head, byte[] content, boolean wantsContent) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(totalMillis);
        try (var plain = new Socket(java.net.Proxy.NO_PROXY)) {
            plain.connect(
                    new InetSocketAddress(allowedAddress(), service.port()), Math.min(CONNECT_MILLIS, totalMillis));
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(left(end));
            try (var socket = service.secure() ? secured(plain) : plain) {
                socket.getOutputStream().write(head);
                socket.getOutputStream().write(content);
                socket.getOutputStream().flush();
                return answer(new Bounded(socket, end), wantsContent);
            }
        } catch (SocketTimeoutException late) {
            throw new UpstreamRefused("it took too long");
        }
    }

    private InetAddress allowedAddress() throws IOException {
        var addresses = resolver.resolve(service.host());
        if (addresses.length == 0) {
            throw new UpstreamRefused("its name has no address");
        }
        for (var address : addresses) {
            boolean allowed = allowPrivate
                    ? !address.isMulticastAddress() && !address.isAnyLocalAddress()
                    : PublicAddresses.contains(address);
            if (!allowed) {
                throw new UpstreamRefused("its name leads to an address that is not public");
            }
        }
        return addresses[0];
    }

    private Socket secured(Socket plain) throws IOException {
        var socket = (SSLSocket) sockets.createSocket(plain, service.host(), service.port(), true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private byte[] head(String line, Map<String, String> headers) {
        var head = new StringBuilder(line + " HTTP/1.1\r\nHost: " + service.authority() + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Accept-Encoding: identity\r\nUser-Agent: Hedgerow\r\nConnection: close\r\n\r\n");
        if (!LINES.matcher(head).matches()) {
            throw new IllegalArgumentException("A line of a request holds what no line may");
        }
        return head.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static UpstreamAnswer answer(Bounded in, boolean wantsContent) throws IOException {
        var statusLine = in.line();
        if (!statusLine.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
            throw new UpstreamRefused("it does not speak HTTP");
        }
        int status = Integer.parseInt(statusLine.substring(9, 12));
        var headers = headers(in);
        var encoding = headers.getOrDefault("content-encoding", "identity");
        if (wantsContent && !encoding.equalsIgnoreCase("identity")) {
            throw new UpstreamRefused("its answer is compressed");
        }
        var mediaType =
                headers.getOrDefault("content-type", "").split(";", 2)[0].strip();
        var content = wantsContent && status == 200 ? content(in, headers) : new byte[0];
        return new UpstreamAnswer(status, mediaType.toLowerCase(Locale.ROOT), headers, content);
    }

    private static Map<String, String> headers(Bounded in) throws IOException {
        var headers = new HashMap<String, String>();
        for (var line = in.line(); !line.isEmpty(); line = in.line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new UpstreamRefused("it does not speak HTTP");
            }
            var before = headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
            if (before != null && line.regionMatches(true, 0, "content-length", 0, colon)) {
                throw new UpstreamRefused("it says its length twice");
            }
        }
        return headers;
    }

    private static byte[] content(Bounded in, Map<String, String> headers) throws IOException {
        var transfer = headers.get("transfer-encoding");
        if (transfer != null) {
            if (!transfer.equalsIgnoreCase("chunked")) {
                throw new UpstreamRefused("its answer is compressed");
            }
            return chunks(in);
        }
        var length = headers.get("content-length");
        if (length == null) {
            return in.rest();
        }
        if (!length.matches("[0-9]{1,7}")) {
            throw new UpstreamRefused("its answer is too large");
        }
        return in.exactly(Integer.parseInt(length));
    }

    private static byte[] chunks(Bounded in) throws IOException {
        var content = new ByteArrayOutputStream();
        while (true) {
            var size = in.line().split(";", 2)[0].strip();
            if (!size.matches("[0-9A-Fa-f]{1,6}")) {
                throw new UpstreamRefused("its answer is too large");
            }
            int length = Integer.parseInt(size, 16);
            if (length == 0) {
                return content.toByteArray();
            }
            content.write(in.exactly(length));
            in.line();
        }
    }

    private static int left(long end) throws SocketTimeoutException {
        long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (millis <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) millis;
    }

    /** The socket's input, with one end in time for all of it and one bound for headers and for content. */
    private static final class Bounded {

        private final Socket socket;
        private final InputStream in;
        private final long end;
        private final byte[] buffer = new byte[8192];
        private int at;
        private int filled;
        private int headerBytes;
        private int contentBytes;

        Bounded(Socket socket, long end) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
            this.end = end;
        }

        private boolean fill() throws IOException {
            if (at < filled) {
                return true;
            }
            socket.setSoTimeout(left(end));
            filled = Math.max(0, in.read(buffer));
            at = 0;
            return filled > 0;
        }

        /** A line of the head, or the size of a chunk, without its end. */
        String line() throws IOException {
            var line = new ByteArrayOutputStream();
            while (fill()) {
                int next = buffer[at++];
                if (++headerBytes > MOST_LINE_BYTES) {
                    throw new UpstreamRefused("its headers are too long");
                }
                if (next == '\n') {
                    var text = line.toString(StandardCharsets.ISO_8859_1);
                    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
                }
                line.write(next);
            }
            throw new EOFException();
        }

        byte[] exactly(int length) throws IOException {
            if (length > MOST_BYTES - contentBytes) {
                throw new UpstreamRefused("its answer is too large");
            }
            contentBytes += length;
            var content = new byte[length];
            int have = 0;
            while (have < length) {
                if (!fill()) {
                    throw new EOFException();
                }
                int part = Math.min(length - have, filled - at);
                System.arraycopy(buffer, at, content, have, part);
                at += part;
                have += part;
            }
            return content;
        }

        byte[] rest() throws IOException {
            var content = new ByteArrayOutputStream();
            while (fill()) {
                content.write(exactly(filled - at));
            }
            return content.toByteArray();
        }
    }
}
