package org.hedgerow.hotspot;

import java.util.List;
import org.hedgerow.hotspot.method.RunStatement;
import org.hedgerow.incident.VisibleIncident;
import org.jspecify.annotations.Nullable;

/**
 * One hotspot explained to one audience, from nothing but what that audience may see.
 *
 * <p>The police have each incident spread over its span, week by week and hour by hour. Readers from outside have whole counts by month and
 * hour, with small counts hidden as everywhere ({@link SmallCounts}): shares of single incidents would tell them apart, and weeks could be
 * subtracted from months.
 *
 * @param position of the change log
 * @param hotspot as on the map
 * @param members latest first, at most {@link #MOST_MEMBERS} of the hotspot's {@code count}
 * @param smallCountsHidden whether the reader is given counts with small ones hidden
 * @param weeks null when small counts are hidden
 * @param grid null likewise
 * @param months null unless small counts are hidden
 * @param hours null likewise
 * @param categories by kind; by group when small counts are hidden
 * @param forces by code
 * @param putOut what would put it out
 * @param otherReaches what its incidents are with a shorter and a longer reach
 * @param statement how it was found, so that it can be found again
 */
public record HotspotExplanation(
        String position,
        Hotspot hotspot,
        List<VisibleIncident> members,
        boolean smallCountsHidden,
        @Nullable WeekWeights weeks,
        @Nullable HourGrid grid,
        StatisticsAnswer.@Nullable Table months,
        StatisticsAnswer.@Nullable Table hours,
        StatisticsAnswer.Table categories,
        StatisticsAnswer.Table forces,
        PutOut putOut,
        OtherReaches otherReaches,
        RunStatement statement) {

    public static final int MOST_MEMBERS = 200;

    public HotspotExplanation {
        members = List.copyOf(members);
    }
}
