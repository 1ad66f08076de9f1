package org.hedgerow.geo;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the sun and the moon do at a place on one date of the United Kingdom's calendar. An instant is null when that does not happen:
 * in Unst the middle of a June night has no end of civil twilight, and once a month no moon rises.
 *
 * @param on the date; dawn and sunrise are those before its noon, sunset and dusk those after it, though dusk may come past midnight
 * @param sunUpAtNoon false where the sun does not rise at all; with neither sunrise nor sunset it tells a day without end from a night without end
 * @param civilDawn when the sun, coming up, is 6 degrees below the horizon
 * @param sunrise when its upper edge appears
 * @param sunset when its upper edge disappears
 * @param civilDusk when the sun, going down, is 6 degrees below the horizon
 * @param nightEnds when night in law ends that morning (an hour before sunrise)
 * @param nightBegins when night in law begins that evening (an hour after sunset)
 * @param moonrise the first on the date, midnight to midnight in London
 * @param moonset the first on the date, midnight to midnight in London
 * @param midnight the moon in the middle of the night that follows
 */
public record DayOfLight(
        LocalDate on,
        boolean sunUpAtNoon,
        @Nullable Instant civilDawn,
        @Nullable Instant sunrise,
        @Nullable Instant sunset,
        @Nullable Instant civilDusk,
        @Nullable Instant nightEnds,
        @Nullable Instant nightBegins,
        @Nullable Instant moonrise,
        @Nullable Instant moonset,
        Moonlight midnight) {}
