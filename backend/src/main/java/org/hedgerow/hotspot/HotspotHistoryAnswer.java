package org.hedgerow.hotspot;

import java.time.LocalDate;
import java.util.List;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.hotspot.method.HotspotIdentity;
import org.hedgerow.hotspot.method.Lineage;
import org.hedgerow.hotspot.method.RunStatement;
import org.jspecify.annotations.Nullable;

/**
 * What hotspots there have been, and what became of them.
 *
 * @param position of the change log
 * @param total how much has happened; {@code events} are the last {@link #MOST_EVENTS} at most
 * @param events latest first
 * @param statement how it was found, so that it can be found again
 */
public record HotspotHistoryAnswer(String position, int total, List<Event> events, RunStatement statement) {

    static final int MOST_EVENTS = 2_000;

    public HotspotHistoryAnswer {
        events = List.copyOf(events);
    }

    /**
     * Something that happened to a hotspot.
     *
     * @param on the day, by London's calendar, at the end of which it had happened
     * @param other what it split from or merged into; null where there is none
     * @param place of the incident that the hotspot is called by, the last one for a hotspot that has ended: the middle of its released square
     * @param incidents in it at the end of that day, or in the one that it merged into; null when nothing is left, or small counts are hidden
     */
    public record Event(
            Lineage.Kind kind,
            LocalDate on,
            HotspotIdentity hotspot,
            @Nullable HotspotIdentity other,
            GridPoint place,
            @Nullable Integer incidents) {}
}
