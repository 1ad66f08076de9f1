package org.hedgerow.notice.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An area as it is sent. Everything may be missing until it is checked.
 *
 * @param byPush missing is no
 * @param bulletinPriority 1 to 5: bulletins of this priority and of higher ones, 1 being the highest; missing is none
 * @param outline one ring of longitude and latitude in degrees, WGS 84
 */
record AreaForm(
        @Nullable String name,
        @Nullable String kind,
        @Nullable List<@Nullable List<@Nullable Double>> outline,
        @Nullable List<@Nullable String> categoryGroups,
        @Nullable Boolean byMail,
        @Nullable Boolean byPush,
        @Nullable String pace,
        @Nullable QuietForm quiet,
        @Nullable Integer bulletinPriority,
        @Nullable String language) {

    /** Hours and minutes in London: 22:00. */
    record QuietForm(@Nullable String from, @Nullable String until) {}
}
