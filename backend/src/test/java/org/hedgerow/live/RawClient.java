package org.hedgerow.live;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A client of WebSockets that sends what it is given, byte for byte, and reads when it is told to. */
final class RawClient implements AutoCloseable {

    private static final String HANDSHAKE = "GET /api/live HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";

    /** One whole frame. */
    record Frame(int first, byte[] payload) {

        boolean isCompressed() {
            return (first & 0x40) != 0;
        }

        /** A message as a browser would have it, which keeps nothing from the one before. */
        String text() {
            return new String(isCompressed() ? inflated(payload) : payload, StandardCharsets.UTF_8);
        }

        int closeCode() {
            return first == 0x88 ? (payload[0] & 0xff) << 8 | payload[1] & 0xff : 0;
        }

        private static byte[] inflated(byte[] payload) {
            var inflater = new Inflater(true);
            try {
                var whole = java.util.Arrays.copyOf(payload, payload.length + 4);
                whole[payload.length + 2] = -1;
                whole[payload.length + 3] = -1;
                inflater.setInput(whole);
                var out = new ByteArrayOutputStream();
                var some = new byte[8_192];
                for (int read = inflater.inflate(some); read > 0; read = inflater.inflate(some)) {
                    out.write(some, 0, read);
                }
                return out.toByteArray();
            } catch (DataFormatException e) {
                throw new AssertionError(e);
            } finally {
                inflater.end();
            }
        }
    }

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final String answer;

    /**
     * @param receiveBuffer bytes that the system takes in before anybody reads
     * @param offer further lines of the request
     * @param atOnce bytes that are sent with the request, before it is answered
     */
    RawClient(int port, int receiveBuffer, String offer, byte[] atOnce) throws IOException {
        socket.setReceiveBufferSize(receiveBuffer);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        var request = new ByteArrayOutputStream();
        request.writeBytes((HANDSHAKE + offer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(atOnce);
        send(request.toByteArray());
        in = new DataInputStream(socket.getInputStream());
        answer = head(in);
    }

    static RawClient plain(int port) throws IOException {
        return new RawClient(port, 1 << 16, "", new byte[0]);
    }

    static RawClient compressing(int port) throws IOException {
        return new RawClient(port, 1 << 16, "Sec-WebSocket-Extensions: permessage-deflate\r\n", new byte[0]);
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException(head.toString());
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** The status line and the headers. */
    String answer() {
        return answer;
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void say(String text) throws IOException {
        send(frame(0x81, text.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] frame(int first, byte[] payload) {
        var frame = ByteBuffer.allocate(14 + payload.length).put((byte) first);
        if (payload.length <= 125) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        // A mask of zeros is one.
        frame.putInt(0).put(payload);
        return java.util.Arrays.copyOf(frame.array(), frame.position());
    }

    Frame next() throws IOException {
        int first = in.readUnsignedByte();
        int form = in.readUnsignedByte();
        long length = form <= 125 ? form : form == 126 ? in.readUnsignedShort() : in.readLong();
        var payload = new byte[(int) length];
        in.readFully(payload);
        return new Frame(first, payload);
    }

    /** The code of the close frame that comes next but for messages, or 0 when the connection is cut without one. */
    int awaitClose() throws IOException {
        try {
            while (true) {
                var frame = next();
                if (frame.closeCode() != 0) {
                    return frame.closeCode();
                }
            }
        } catch (EOFException | java.net.SocketException e) {
            return 0;
        }
    }

    /** Waits until the server has closed its end. */
    void awaitEnd() throws IOException {
        try {
            var some = new byte[65_536];
            int read;
            do {
                read = in.read(some);
            } while (read >= 0);
        } catch (java.net.SocketException e) {
            // Reset: that is an end too.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
