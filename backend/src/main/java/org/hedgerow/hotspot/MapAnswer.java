package org.hedgerow.hotspot;

import java.util.List;
import org.hedgerow.incident.VisibleIncident;

/**
 * What a map shows: either incidents or cells, the other empty.
 *
 * @param position of the change log
 * @param total incidents in view
 * @param unknownHour incidents in view that only their unknown hour keeps out of the chosen hours
 * @param incidents latest first
 * @param cells from south to north, west to east
 */
public record MapAnswer(
        String position, int total, int unknownHour, List<VisibleIncident> incidents, List<MapCell> cells) {

    /** More than this many in view are answered as cells. */
    public static final int MOST_INCIDENTS = 600;

    public MapAnswer {
        incidents = List.copyOf(incidents);
        cells = List.copyOf(cells);
    }
}
