package org.hedgerow.hotspot;

import java.time.LocalDate;
import java.util.List;
import org.hedgerow.hotspot.method.Lineage;
import org.hedgerow.hotspot.method.RunStatement;
import org.hedgerow.incident.GeoJson;
import org.hedgerow.incident.IncidentFeatures;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /api/hotspots/history}; what is in it is said in {@link HotspotHistoryAnswer}.
 *
 * @param asOf where in the change log, opaque
 */
public record HotspotHistoryView(
        String asOf, boolean smallCountsHidden, int total, List<Event> events, RunStatement statement) {

    /**
     * @param hotspot its identity
     * @param since the day on which it began
     * @param near a place that people know, or null
     */
    public record Event(
            Lineage.Kind kind,
            LocalDate on,
            String hotspot,
            LocalDate since,
            @Nullable String other,
            GeoJson.Position centre,
            @Nullable String near,
            @Nullable Integer incidents) {}

    /** Writes degrees for metres and names for places. */
    public static HotspotHistoryView of(
            HotspotHistoryAnswer answer, boolean smallCountsHidden, IncidentFeatures places) {
        return new HotspotHistoryView(
                answer.position(),
                smallCountsHidden,
                answer.total(),
                answer.events().stream().map(event -> view(event, places)).toList(),
                answer.statement());
    }

    private static Event view(HotspotHistoryAnswer.Event event, IncidentFeatures places) {
        return new Event(
                event.kind(),
                event.on(),
                HotspotEvent.name(event.hotspot()),
                LocalDate.ofEpochDay(event.hotspot().born()),
                HotspotEvent.nameOrNull(event.other()),
                places.position(MapEdge.within(event.place())),
                places.near(event.place()),
                event.incidents());
    }
}
