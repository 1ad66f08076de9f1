package org.hedgerow.notice;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Polygon;

/**
 * What somebody says of an area.
 *
 * @param outline on the National Grid in metres, easting first: one ring, valid, at most {@link #MOST_CORNERS} corners
 * @param categoryGroups groups of kinds that matter here; empty for all
 * @param byMail whether letters are wanted too; notices are always kept
 * @param byPush whether messages to the person's phones are wanted too
 * @param quiet hours without letters and messages; null for none
 * @param bulletinPriority which bulletins about it are wanted: of this priority and of higher ones, 1 being the highest; null for none
 * @param language of letters: {@code en} or {@code cy}
 */
public record AreaContent(
        String name,
        AreaKind kind,
        Polygon outline,
        Set<String> categoryGroups,
        boolean byMail,
        boolean byPush,
        Pace pace,
        @Nullable QuietHours quiet,
        @Nullable Integer bulletinPriority,
        String language) {

    public static final int MOST_CORNERS = 500;

    public AreaContent {
        categoryGroups = Set.copyOf(categoryGroups);
    }
}
