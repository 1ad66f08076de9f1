package org.hedgerow.platform;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;

/** London's offset from UTC in whole seconds, from a table of the clock changes: a filter asks for it once for every row. */
public final class LondonClock {

    private static final ZoneRules RULES = ZoneId.of("Europe/London").getRules();
    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2120-01-01T00:00:00Z");

    /** Seconds since 1970 of each change. */
    private static final long[] CHANGES;
    /** The offset before the first change, and after each. */
    private static final int[] OFFSETS;

    static {
        var changes = new ArrayList<ZoneOffsetTransition>();
        for (var next = RULES.nextTransition(FIRST);
                next != null && next.getInstant().isBefore(LAST);
                next = RULES.nextTransition(next.getInstant())) {
            changes.add(next);
        }
        CHANGES =
                changes.stream().mapToLong(ZoneOffsetTransition::toEpochSecond).toArray();
        OFFSETS = new int[CHANGES.length + 1];
        OFFSETS[0] = RULES.getOffset(FIRST).getTotalSeconds();
        for (int i = 0; i < CHANGES.length; i++) {
            OFFSETS[i + 1] = changes.get(i).getOffsetAfter().getTotalSeconds();
        }
    }

    private LondonClock() {}

    /** Seconds that London is ahead of UTC at this second since 1970. */
    public static int offsetSeconds(long epochSecond) {
        return inTable(epochSecond)
                ? OFFSETS[after(epochSecond)]
                : RULES.getOffset(instant(epochSecond)).getTotalSeconds();
    }

    /** The first second after this one at which the offset is another, or the end of time. */
    public static long nextChange(long epochSecond) {
        if (inTable(epochSecond)) {
            int after = after(epochSecond);
            if (after < CHANGES.length) {
                return CHANGES[after];
            }
        }
        var next = RULES.nextTransition(instant(epochSecond));
        return next == null ? Long.MAX_VALUE : next.toEpochSecond();
    }

    private static boolean inTable(long epochSecond) {
        return epochSecond >= FIRST.getEpochSecond() && epochSecond < LAST.getEpochSecond();
    }

    /** How many changes are not after this second. */
    private static int after(long epochSecond) {
        int found = Arrays.binarySearch(CHANGES, epochSecond);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private static Instant instant(long epochSecond) {
        return Instant.ofEpochSecond(
                Math.max(Instant.MIN.getEpochSecond(), Math.min(Instant.MAX.getEpochSecond(), epochSecond)));
    }
}
