package org.hedgerow.evidence.copy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers in a file that somebody sent; to read past its end says that it is damaged. */
final class Bytes {

    private final byte[] bytes;

    Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    int length() {
        return bytes.length;
    }

    int u8(int at) throws DamagedPicture {
        require(at, 1);
        return bytes[at] & 0xFF;
    }

    /** Two bytes, the larger one first. */
    int u16(int at) throws DamagedPicture {
        return u8(at) << 8 | u8(at + 1);
    }

    /** Two bytes, the smaller one first. */
    int u16Little(int at) throws DamagedPicture {
        return u8(at) | u8(at + 1) << 8;
    }

    int u24Little(int at) throws DamagedPicture {
        return u16Little(at) | u8(at + 2) << 16;
    }

    long u32(int at) throws DamagedPicture {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    long u32Little(int at) throws DamagedPicture {
        return u16Little(at) | (long) u16Little(at + 2) << 16;
    }

    boolean says(int at, String letters) {
        var expected = letters.getBytes(StandardCharsets.ISO_8859_1);
        return at >= 0
                && at <= bytes.length - expected.length
                && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }

    /** A position so many bytes on, when it is in the file or at its end. */
    int after(int at, long more) throws DamagedPicture {
        if (more < 0 || more > bytes.length - (long) at) {
            throw new DamagedPicture("It ends too early");
        }
        return Math.toIntExact(at + more);
    }

    private void require(int at, int count) throws DamagedPicture {
        if (at < 0 || at > bytes.length - count) {
            throw new DamagedPicture("It ends too early");
        }
    }
}
