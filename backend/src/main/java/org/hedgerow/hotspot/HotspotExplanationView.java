package org.hedgerow.hotspot;

import java.util.List;
import org.hedgerow.hotspot.method.RunStatement;
import org.hedgerow.incident.IncidentFeature;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /api/hotspots/{key}}; the tables are those of {@link HotspotExplanation}.
 *
 * @param asOf where in the change log, opaque
 * @param members latest first
 */
public record HotspotExplanationView(
        String asOf,
        HotspotView hotspot,
        Members members,
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

    /** @param total of which only the latest are listed when there are very many */
    public record Members(int total, List<IncidentFeature> incidents) {

        public Members {
            incidents = List.copyOf(incidents);
        }
    }
}
