package org.hedgerow.evidence.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Reads stretches of a file that is too large to be held. */
final class Stretch {

    private Stretch() {}

    /** @throws DamagedPicture when the file ends before */
    static byte[] read(SeekableByteChannel file, long from, int length) throws IOException, DamagedPicture {
        if (from < 0 || length < 0 || from > file.size() - length) {
            throw new DamagedPicture("It ends too early");
        }
        var buffer = ByteBuffer.allocate(length);
        file.position(from);
        while (buffer.hasRemaining()) {
            if (file.read(buffer) < 0) {
                throw new DamagedPicture("It ends too early");
            }
        }
        return buffer.array();
    }
}
