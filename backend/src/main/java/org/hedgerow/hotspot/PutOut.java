package org.hedgerow.hotspot;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What would put a hotspot out: when it is gone if nothing new is reported.
 *
 * @param why how that is known, or why it is not
 * @param on the day in London in the course of which it goes; null unless {@code why} is {@link Why#AGES_OUT}
 */
public record PutOut(Why why, @Nullable LocalDate on) {

    public enum Why {
        /** Its incidents leave the period one by one, until nowhere in it enough are left within reach. */
        AGES_OUT,
        /** The period does not move on with time, so nothing leaves it. */
        PERIOD_STANDS_STILL,
        /** It would be said of one or two incidents that tell their victim. */
        HIDDEN
    }
}
