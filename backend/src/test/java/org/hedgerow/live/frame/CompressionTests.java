package org.hedgerow.live.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That what is compressed once can be put behind anything, and what is agreed on in a handshake. */
class CompressionTests {

    private static final long SEED = 20_261_124;

    @Test
    void sharedBlocksAreReadBehindAnyPrefix() throws IOException {
        var random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            var text = new byte[random.nextInt(random.nextBoolean() ? 300 : 90_000)];
            for (int at = 0; at < text.length; at++) {
                text[at] = (byte) (random.nextInt(8) == 0 ? random.nextInt(256) : 'a' + at % 7);
            }
            var deflated = Compression.deflate(text);
            assertThat(deflated).endsWith(0, 0, 0xff, 0xff);
            for (long number : new long[] {1, 17, 4_000_000_000L}) {
                var prefix = ("{\"number\":" + number + ",").getBytes(StandardCharsets.US_ASCII);
                var head = Frames.compressedText(prefix, deflated.length - 4);
                var frame = new ByteArrayOutputStream();
                frame.write(head.array(), 0, head.limit());
                frame.write(deflated, 0, deflated.length - 4);
                var expected = ByteBuffer.allocate(prefix.length + text.length)
                        .put(prefix)
                        .put(text)
                        .array();
                assertThat(inflate(payload(frame.toByteArray(), 0xc1))).isEqualTo(expected);
            }
        }
    }

    /** As a receiver does it: the tail put back, and nothing kept from the message before. */
    private static byte[] inflate(byte[] payload) throws IOException {
        var whole = java.util.Arrays.copyOf(payload, payload.length + 5);
        whole[payload.length + 2] = -1;
        whole[payload.length + 3] = -1;
        // Java's stream wants a last block; a receiver of frames does not.
        whole[payload.length + 4] = 3;
        whole = java.util.Arrays.copyOf(whole, whole.length + 1);
        try (var in = new InflaterInputStream(new ByteArrayInputStream(whole), new Inflater(true))) {
            return in.readAllBytes();
        }
    }

    /** The payload of a whole unmasked frame, whose length is checked. */
    private static byte[] payload(byte[] frame, int first) {
        var bytes = ByteBuffer.wrap(frame);
        assertThat(bytes.get() & 0xff).isEqualTo(first);
        int form = bytes.get();
        long length = form <= 125 ? form : form == 126 ? bytes.getShort() & 0xffff : bytes.getLong();
        assertThat(length).isEqualTo(bytes.remaining());
        var payload = new byte[bytes.remaining()];
        bytes.get(payload);
        return payload;
    }

    @Test
    void aTextThatIsNotCompressedIsWrittenAsItIs() {
        for (int rest : new int[] {0, 100, 123, 124, 125, 65_533, 65_534, 100_000}) {
            var head = Frames.text(new byte[] {'{', ' '}, rest);
            var frame = java.util.Arrays.copyOf(head.array(), head.limit() + rest);
            assertThat(payload(frame, 0x81)).hasSize(rest + 2).startsWith('{', ' ');
        }
    }

    @Test
    void controlFramesAreWhole() {
        assertThat(bytes(Frames.close(1008))).containsExactly(0x88, 2, 0x03, 0xf0);
        assertThat(bytes(Frames.pong(new byte[] {1, 2}))).containsExactly(0x8a, 2, 1, 2);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        return java.util.Arrays.copyOf(buffer.array(), buffer.limit());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permessage-deflate; client_max_window_bits | permessage-deflate; server_no_context_takeover; client_no_context_takeover",
                "permessage-deflate | permessage-deflate; server_no_context_takeover; client_no_context_takeover",
                "x-webkit-deflate-frame, permessage-deflate;client_max_window_bits=\"12\" | permessage-deflate; server_no_context_takeover; client_no_context_takeover",
                "permessage-deflate; server_max_window_bits=15 | permessage-deflate; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=15",
                "permessage-deflate; server_max_window_bits=10, permessage-deflate | permessage-deflate; server_no_context_takeover; client_no_context_takeover"
            })
    void whatIsOfferedIsAgreedOnWithoutAnyTakeover(String offer, String answer) {
        assertThat(Compression.agree(List.of(offer))).contains(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "other",
                "''",
                "permessage-deflate; server_max_window_bits=9",
                "permessage-deflate; server_max_window_bits",
                "permessage-deflate; client_max_window_bits=16",
                "permessage-deflate; client_max_window_bits=07",
                "permessage-deflate; unknown",
                "permessage-deflate; server_no_context_takeover=1",
                "permessage-deflate; client_max_window_bits; client_max_window_bits",
                "permessage-deflate;;",
                ",,;="
            })
    void whatWeCannotKeepToIsNotAgreedOn(String offer) {
        assertThat(Compression.agree(List.of(offer))).isEmpty();
    }
}
