package org.hedgerow.operation;

import java.time.Instant;
import org.hedgerow.geo.CompassPoint;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What is said of an item of the board.
 *
 * @param ownForceOnly whether it is for the own force alone; otherwise for everybody who works in the operation
 * @param shape on the National Grid (EPSG:27700) in metres, easting first: a point, a line or a polygon, as the kind asks
 * @param direction in which what was last seen went; null where that is not known, and for other kinds
 * @param seenAt for {@link BoardKind#LAST_SEEN}, when; otherwise null
 * @param expiresAt from when it is on the map no longer; null for the kind's own
 */
public record BoardContent(
        BoardKind kind,
        boolean ownForceOnly,
        String title,
        String note,
        Geometry shape,
        @Nullable CompassPoint direction,
        @Nullable Instant seenAt,
        @Nullable Instant expiresAt) {

    public static final int LONGEST_TITLE = 80;
    public static final int LONGEST_NOTE = 1_000;
    public static final int MOST_CORNERS = 500;

    BoardContent expiring(Instant at) {
        return new BoardContent(kind, ownForceOnly, title, note, shape, direction, seenAt, at);
    }
}
