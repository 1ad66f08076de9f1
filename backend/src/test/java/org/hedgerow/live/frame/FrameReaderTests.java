package org.hedgerow.live.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients send, well and badly. */
class FrameReaderTests {

    private static final long SEED = 20_261_124;

    /** Everything that was heard, in order. */
    private static final class Heard implements FrameReader.Sink {
        final List<String> heard = new ArrayList<>();

        @Override
        public void onText(String text) {
            heard.add("text " + text);
        }

        @Override
        public void onPing(byte[] payload) {
            heard.add("ping " + HexFormat.of().formatHex(payload));
        }

        @Override
        public void onPong() {
            heard.add("pong");
        }

        @Override
        public void onClose(int code) {
            heard.add("close " + code);
        }
    }

    private static List<String> read(boolean compressed, byte[]... frames) throws FrameRefused {
        var heard = new Heard();
        var reader = new FrameReader(compressed);
        for (var frame : frames) {
            reader.read(ByteBuffer.wrap(frame), heard);
        }
        return heard.heard;
    }

    private static void refuses(int code, boolean compressed, byte[]... frames) {
        assertThatThrownBy(() -> read(compressed, frames))
                .isInstanceOfSatisfying(
                        FrameRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A frame of a client, in the shortest form of its length. */
    private static byte[] frame(int first, byte[] payload) {
        return frame(first, payload, payload.length <= 125 ? 0 : payload.length <= 0xffff ? 2 : 8);
    }

    private static byte[] frame(int first, byte[] payload, int lengthBytes) {
        var frame = ByteBuffer.allocate(14 + payload.length).put((byte) first);
        switch (lengthBytes) {
            case 0 -> frame.put((byte) (0x80 | payload.length));
            case 2 -> frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
            default -> frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        byte[] mask = {(byte) payload.length, 0x5a, (byte) 0xff, 7};
        frame.put(mask);
        for (int at = 0; at < payload.length; at++) {
            frame.put((byte) (payload[at] ^ mask[at & 3]));
        }
        return java.util.Arrays.copyOf(frame.array(), frame.position());
    }

    private static byte[] deflated(byte[] clear, int flush) {
        var deflater = new Deflater(9, true);
        deflater.setInput(clear);
        if (flush == Deflater.FULL_FLUSH) {
            deflater.finish();
        }
        var buffer = new byte[clear.length + 100];
        int length = deflater.deflate(buffer, 0, buffer.length, flush == Deflater.FULL_FLUSH ? 0 : flush);
        deflater.end();
        if (flush == Deflater.FULL_FLUSH) {
            // A block marked as the last, and then an empty one whose tail is left out (RFC 7692, 7.2.3.4).
            return java.util.Arrays.copyOf(buffer, length + 1);
        }
        return java.util.Arrays.copyOf(buffer, length - 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 1_000, 4_096})
    void aTextOfAnyLengthIsRead(int length) throws FrameRefused {
        assertThat(read(false, frame(0x81, utf8("x".repeat(length))))).containsExactly("text " + "x".repeat(length));
    }

    @Test
    void anythingThatMayBeSentIsReadHoweverItIsCutUp() throws FrameRefused {
        var random = new Random(SEED);
        for (int round = 0; round < 400; round++) {
            var expected = new ArrayList<String>();
            var bytes = new ByteArrayOutputStream();
            for (int message = 0; message < 5; message++) {
                write(random, bytes, expected);
            }
            var heard = new Heard();
            var reader = new FrameReader(true);
            var all = bytes.toByteArray();
            for (int at = 0; at < all.length; ) {
                int some = Math.min(all.length - at, 1 + random.nextInt(random.nextBoolean() ? 3 : 900));
                reader.read(ByteBuffer.wrap(all, at, some), heard);
                at += some;
            }
            assertThat(heard.heard).as("round " + round).isEqualTo(expected);
        }
    }

    /** One message in fragments, compressed or not, with control frames between them. */
    private static void write(Random random, ByteArrayOutputStream bytes, List<String> expected) {
        var text = "ŵ€🚜 hare ".repeat(random.nextInt(random.nextBoolean() ? 4 : 200));
        boolean isCompressed = random.nextBoolean();
        var payload = isCompressed
                ? deflated(utf8(text), random.nextBoolean() ? Deflater.SYNC_FLUSH : Deflater.FULL_FLUSH)
                : utf8(text);
        int fragments = 1 + random.nextInt(4);
        int from = 0;
        for (int fragment = 0; fragment < fragments; fragment++) {
            boolean isLast = fragment == fragments - 1;
            int to = isLast ? payload.length : from + random.nextInt(payload.length - from + 1);
            int first = (isLast ? 0x80 : 0) | (fragment == 0 ? 0x01 | (isCompressed ? 0x40 : 0) : 0);
            bytes.writeBytes(frame(first, java.util.Arrays.copyOfRange(payload, from, to)));
            from = to;
            if (!isLast && random.nextBoolean()) {
                bytes.writeBytes(frame(0x89, new byte[] {(byte) fragment}));
                expected.add("ping 0" + fragment);
            }
        }
        expected.add("text " + text);
        bytes.writeBytes(frame(0x8a, new byte[0]));
        expected.add("pong");
    }

    @ParameterizedTest
    @CsvSource({
        "91, reserved",
        "a1, reserved",
        "f1, reserved",
        "c1, compression was not agreed on",
        "83, unknown",
        "87, unknown",
        "8b, unknown",
        "8f, unknown",
        "80, nothing to continue",
        "09, a control frame in pieces",
        "08, close in pieces"
    })
    void aFirstByteThatCannotBeIsRefused(String hex, String why) {
        refuses(1002, false, frame(Integer.parseInt(hex, 16), new byte[0]));
    }

    @Test
    void compressionIsMarkedOnTheFirstFrameOfATextAlone() {
        refuses(1002, true, frame(0xc9, new byte[0]));
        refuses(1002, true, frame(0x01, utf8("a")), frame(0xc0, utf8("b")));
        refuses(1002, true, frame(0x41, new byte[] {1}), frame(0x41, new byte[] {1}));
    }

    @Test
    void aNewTextCannotBeginWithinAnother() {
        refuses(1002, false, frame(0x01, utf8("a")), frame(0x81, utf8("b")));
    }

    @Test
    void dataThatIsNoTextIsRefused() {
        refuses(1003, false, frame(0x82, new byte[] {1}));
    }

    @Test
    void whatIsNotMaskedIsRefused() {
        refuses(1002, false, new byte[] {(byte) 0x81, 1, 'x'});
    }

    @ParameterizedTest
    @CsvSource({"5, 2", "125, 2", "5, 8", "126, 8", "4000, 8"})
    void aLengthInALongerFormThanItNeedsIsRefused(int length, int bytes) {
        refuses(1002, false, frame(0x81, new byte[length], bytes));
    }

    @Test
    void aLengthThatIsTooMuchIsRefusedBeforeAByteOfItHasCome() {
        refuses(1009, false, new byte[] {(byte) 0x81, (byte) 0xfe, 0x10, 0x01});
        refuses(1009, false, new byte[] {(byte) 0x81, (byte) 0xff, 0x7f, -1, -1, -1, -1, -1, -1, -1});
        refuses(1002, false, new byte[] {(byte) 0x81, (byte) 0xff, -1, -1, -1, -1, -1, -1, -1, -1});
        refuses(1002, false, new byte[] {(byte) 0x89, (byte) 0xfe, 0, 126});
    }

    @Test
    void fragmentsAreBoundedTogether() throws FrameRefused {
        assertThat(read(false, frame(0x01, new byte[4_000]), frame(0x89, new byte[125]), frame(0x80, new byte[96])))
                .hasSize(2);
        refuses(1009, false, frame(0x01, new byte[4_000]), frame(0x80, new byte[97]));
        var empty = new byte[200][];
        for (int each = 0; each < empty.length; each++) {
            empty[each] = frame(each == 0 ? 0x01 : 0x00, new byte[0]);
        }
        refuses(1009, false, empty);
    }

    @Test
    void aBombIsRefusedBeforeItIsInflated() {
        refuses(1009, true, frame(0xc1, deflated(new byte[3_000_000], Deflater.SYNC_FLUSH)));
        refuses(1009, true, frame(0xc1, deflated(new byte[4_097], Deflater.SYNC_FLUSH)));
    }

    @Test
    void whatCannotBeInflatedIsRefused() {
        var random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            var noise = new byte[1 + random.nextInt(300)];
            random.nextBytes(noise);
            try {
                read(true, frame(0xc1, noise));
            } catch (FrameRefused refused) {
                assertThat(refused.code()).isIn(1007, 1009);
            }
        }
        refuses(1007, true, frame(0xc1, new byte[] {(byte) 0xff, (byte) 0xff}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c0", "ff", "e282", "eda080", "f4908080", "c1bf", "61ff62"})
    void aTextThatIsNoUtf8IsRefused(String hex) {
        refuses(1007, false, frame(0x81, HexFormat.of().parseHex(hex)));
    }

    @Test
    void aCharacterMayBeCutByFragmentsButNotByTheEnd() throws FrameRefused {
        var euro = utf8("€");
        assertThat(read(false, frame(0x01, new byte[] {euro[0]}), frame(0x80, new byte[] {euro[1], euro[2]})))
                .containsExactly("text €");
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1011, 1014, 3000, 4999})
    void aCloseIsHeardAndNothingAfterIt(int code) throws FrameRefused {
        byte[] payload = {(byte) (code >> 8), (byte) code, 'o', 'k'};
        assertThat(read(false, frame(0x88, payload), frame(0x81, utf8("late")))).containsExactly("close " + code);
        assertThat(read(false, frame(0x88, new byte[0]))).containsExactly("close 1000");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 65535})
    void aCloseWithACodeThatCannotBeSentIsRefused(int code) {
        refuses(1002, false, frame(0x88, new byte[] {(byte) (code >> 8), (byte) code}));
    }

    @Test
    void aCloseThatIsNoCloseIsRefused() {
        refuses(1002, false, frame(0x88, new byte[] {3}));
        refuses(1007, false, frame(0x88, new byte[] {3, (byte) 0xe8, (byte) 0xff}));
    }

    @Test
    void noiseNeverDoesAnythingButEndTheConnection() {
        var random = new Random(SEED);
        for (int round = 0; round < 20_000; round++) {
            var noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            try {
                read(random.nextBoolean(), noise);
            } catch (FrameRefused refused) {
                assertThat(refused.code()).isIn(1002, 1003, 1007, 1009);
            }
        }
    }
}
