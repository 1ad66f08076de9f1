package org.hedgerow.hotspot;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.hedgerow.platform.PlatformProblem;

/**
 * The last row of a page: what comes after it in the order of the list is the next page, whatever was inserted or removed meanwhile. It holds
 * only what the viewer saw in that row.
 *
 * @param latest seconds since 1970
 * @param id of the row
 */
public record ListCursor(long latest, UUID id) {

    private static final int BYTES = 24;

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws org.hedgerow.platform.ProblemException 422 on {@code ?after}
     */
    public static ListCursor parse(String text) {
        if (text.length() == BYTES / 3 * 4) {
            try {
                var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
                if (bytes.remaining() == BYTES) {
                    return new ListCursor(bytes.getLong(), new UUID(bytes.getLong(), bytes.getLong()));
                }
            } catch (IllegalArgumentException notOurs) {
                throw refusal();
            }
        }
        throw refusal();
    }

    @Override
    public String toString() {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(latest)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static RuntimeException refusal() {
        return PlatformProblem.invalid("?after", "This is not a place in the list; start again without it.");
    }
}
