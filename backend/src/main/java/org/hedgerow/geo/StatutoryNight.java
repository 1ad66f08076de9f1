package org.hedgerow.geo;

import java.time.Duration;
import java.time.Instant;

/**
 * One night as the Night Poaching Act 1828 (section 12) counts it: from the end of the first hour after sunset to the beginning of the last hour
 * before sunrise. The Act is law in England and Wales; this type only does its arithmetic.
 *
 * @param sunset before it
 * @param begins an hour after sunset; the first instant that is night
 * @param ends an hour before sunrise; the first instant that is not night any more
 * @param sunrise after it
 */
public record StatutoryNight(Instant sunset, Instant begins, Instant ends, Instant sunrise) {

    static final Duration HOUR = Duration.ofHours(1);

    StatutoryNight(Instant sunset, Instant sunrise) {
        this(sunset, sunset.plus(HOUR), sunrise.minus(HOUR), sunrise);
    }
}
