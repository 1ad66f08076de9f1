package org.hedgerow.evidence;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a file is called as an exhibit. It is given once and never changed.
 *
 * @param reference as {@link #REFERENCE}, such as {@code ABC/1}
 * @param clockOffsetSeconds what the clock of the device showed minus the true time; null when nobody compared them. Said beside times, and
 *     reckoned into none
 * @param person who named it
 */
public record Exhibit(
        String reference,
        @Nullable Integer clockOffsetSeconds,
        @Nullable String note,
        UUID person,
        Instant at) {

    /** Initials of who produces it, a running number, and a part where there are several. */
    public static final Pattern REFERENCE = Pattern.compile("[A-Z]{2,4}/[0-9]{1,4}(/[A-Z0-9]{1,4})?");

    public static final int MOST_OFFSET_SECONDS = 86_400;
    public static final int LONGEST_NOTE = 400;

    /** What somebody says of a file that is to be an exhibit; as {@link Exhibit} and checked. */
    public record Naming(
            String reference,
            @Nullable Integer clockOffsetSeconds,
            @Nullable String note) {}

    boolean isAs(Naming naming) {
        return reference.equals(naming.reference())
                && Objects.equals(clockOffsetSeconds, naming.clockOffsetSeconds())
                && Objects.equals(note, naming.note());
    }
}
