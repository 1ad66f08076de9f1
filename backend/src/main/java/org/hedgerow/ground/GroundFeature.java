package org.hedgerow.ground;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something on the ground, as it is kept. Who keeps it is known to the database alone.
 *
 * @param owner the force whose area holds it
 * @param keptByPolice whether its keeper is of the police
 * @param knownAt when somebody last said that it is so
 * @param endedAt when somebody said that it is there no longer
 * @param policeAct what the police last did to it that its keeper has not answered; null for nothing
 * @param policeReason why, for its keeper to read
 * @param version counts changes, from 1
 */
public record GroundFeature(
        UUID id,
        UUID owner,
        boolean keptByPolice,
        GroundContent content,
        Instant knownAt,
        @Nullable Instant endedAt,
        @Nullable GroundAct policeAct,
        @Nullable String policeReason,
        Instant changedAt,
        int version) {

    /** What nobody has confirmed for so long is unconfirmed. */
    public static final Duration GOOD_FOR = Duration.ofDays(365);

    /** So long before that its keeper is asked. */
    static final Duration ASKED_BEFORE = Duration.ofDays(30);

    static final ZoneId LONDON = ZoneId.of("Europe/London");

    public GroundState stateAt(Instant now) {
        if (endedAt != null) {
            return GroundState.ENDED;
        }
        var lastDay = content.facts().lastDay();
        if (lastDay != null && lastDay.isBefore(now.atZone(LONDON).toLocalDate())) {
            return GroundState.OVER;
        }
        return now.isBefore(knownAt.plus(GOOD_FOR)) ? GroundState.CURRENT : GroundState.UNCONFIRMED;
    }

    /** Whether its keeper is asked if it is still so. */
    public boolean isDueAt(Instant now) {
        return switch (stateAt(now)) {
            case UNCONFIRMED -> true;
            case CURRENT -> !content.kind().isDated() && !now.isBefore(knownAt.plus(GOOD_FOR.minus(ASKED_BEFORE)));
            case OVER, ENDED -> false;
        };
    }

    /** For how many whole months nobody has said that it is so. */
    public int monthsUnsaidAt(Instant now) {
        return (int) Math.max(0, ChronoUnit.MONTHS.between(knownAt.atZone(ZoneOffset.UTC), now.atZone(ZoneOffset.UTC)));
    }

    /** In English. */
    public String words() {
        return GroundWords.of(content);
    }
}
