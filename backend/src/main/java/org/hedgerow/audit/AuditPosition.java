package org.hedgerow.audit;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/** The last entry of a page; the next page begins below it. */
record AuditPosition(long atMicros, long number) {

    private static final int BYTES = 16;
    private static final int LENGTH = 22;

    static Optional<AuditPosition> parse(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return bytes.remaining() == BYTES
                    ? Optional.of(new AuditPosition(bytes.getLong(), bytes.getLong()))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    String text() {
        var bytes = ByteBuffer.allocate(BYTES).putLong(atMicros).putLong(number);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
