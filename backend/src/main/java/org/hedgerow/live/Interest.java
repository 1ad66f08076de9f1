package org.hedgerow.live;

import java.util.List;
import org.hedgerow.hotspot.AudienceSnapshot.Placed;
import org.hedgerow.hotspot.BoundingBox;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.hotspot.IncidentCodes;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What one view of a client shows of all that its audience sees: it decides what of the audience's own is sent, and never widens that.
 * Read once, and then tested with a few comparisons.
 */
final class Interest {

    /**
     * An interest as a client sends it.
     *
     * @param box west, south, east and north in degrees of WGS 84; none is everywhere
     * @param filters a query string as {@code GET /api/incidents} takes it, without box and zoom
     * @param layers what the view shows; none is everything
     */
    record Asked(
            @Nullable List<@Nullable Double> box,
            @Nullable String filters,
            @Nullable List<@Nullable String> layers) {}

    /** What two views must agree in to have the same digest. */
    record Shown(@Nullable BoundingBox box, String filters) {}

    private static final int MOST_LAYERS = 16;

    private final Shown shown;
    private final FilterParameters filters;
    private final boolean incidents;
    private final boolean cells;
    private final int west;
    private final int south;
    private final int east;
    private final int north;

    private Interest(Shown shown, FilterParameters filters, boolean incidents, boolean cells) {
        this.shown = shown;
        this.filters = filters;
        this.incidents = incidents;
        this.cells = cells;
        int[] edges = shown.box() == null
                ? new int[] {Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE}
                : shown.box().inTenMillionths();
        west = edges[0];
        south = edges[1];
        east = edges[2];
        north = edges[3];
    }

    /**
     * Reads an interest.
     *
     * @throws ProblemException when the filters are none
     * @throws IllegalArgumentException when the box is none, or there are too many layers
     */
    static Interest read(Asked asked, IncidentCodes codes) {
        var layers = asked.layers();
        if (layers != null && layers.size() > MOST_LAYERS) {
            throw new IllegalArgumentException("Too many layers");
        }
        var text = asked.filters() == null ? "" : asked.filters();
        return new Interest(
                new Shown(box(asked.box()), text),
                FilterParameters.parse(text, codes),
                layers == null || layers.contains("incidents"),
                layers == null || layers.contains("cells"));
    }

    private static @Nullable BoundingBox box(@Nullable List<@Nullable Double> edges) {
        if (edges == null) {
            return null;
        }
        if (edges.size() != 4) {
            throw new IllegalArgumentException("Not a box");
        }
        return new BoundingBox(
                degrees(edges.get(0)), degrees(edges.get(1)), degrees(edges.get(2)), degrees(edges.get(3)));
    }

    private static double degrees(@Nullable Double edge) {
        if (edge == null) {
            throw new IllegalArgumentException("Not a box");
        }
        return edge;
    }

    /** Whether the view shows single incidents. */
    boolean showsIncidents() {
        return incidents;
    }

    /** Whether the view shows counts. */
    boolean showsCells() {
        return cells;
    }

    Shown shown() {
        return shown;
    }

    FilterParameters filters() {
        return filters;
    }

    /** Whether the incident lies in the box and fits the filters, their times left aside: the client tests those itself. */
    boolean fits(Placed placed) {
        return placed.longitude() >= west
                && placed.longitude() <= east
                && placed.latitude() >= south
                && placed.latitude() <= north
                && filters.fitsBesidesTime(placed.incident());
    }
}
