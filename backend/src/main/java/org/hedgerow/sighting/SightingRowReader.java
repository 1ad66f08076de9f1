package org.hedgerow.sighting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.hedgerow.geo.CompassPoint;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.Place;
import org.hedgerow.geo.PlaceMethod;
import org.hedgerow.geo.Transformation;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.sighting.SightingContent.Movement;
import org.hedgerow.sighting.SightingContent.Seen;
import org.jspecify.annotations.Nullable;

/** Makes a sighting of a row. */
final class SightingRowReader {

    private SightingRowReader() {}

    static Sighting read(ResultSet row) throws SQLException {
        var direction = row.getString("direction");
        return new Sighting(
                row.getObject("id", UUID.class),
                row.getObject("owner_organisation", UUID.class),
                row.getInt("label_id"),
                new SightingContent(
                        row.getObject("incident_id", UUID.class),
                        row.getString("category_code"),
                        seen(row),
                        new OccurredBetween(
                                row.getObject("earliest", OffsetDateTime.class).toInstant(),
                                row.getObject("latest", OffsetDateTime.class).toInstant(),
                                row.getBoolean("exact_time_known")),
                        place(row),
                        new Movement(
                                row.getString("road"),
                                direction == null ? null : CompassPoint.valueOf(direction),
                                row.getObject("heading_to", UUID.class)),
                        row.getString("note"),
                        null),
                SightingRows.instant(row.getObject("withdrawn_at", OffsetDateTime.class)),
                row.getString("withdrawn_reason"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }

    private static Seen seen(ResultSet row) throws SQLException {
        var plate = row.getString("plate_seen");
        return new Seen(
                SightingKind.valueOf(row.getString("kind")),
                plate == null ? null : Plate.of(plate).orElseThrow(),
                plate == null ? null : PlateCertainty.valueOf(row.getString("plate_certainty")),
                row.getString("make"),
                row.getString("model"),
                row.getString("breed"),
                row.getString("colour"),
                row.getObject("number", Integer.class),
                row.getString("description"));
    }

    private static @Nullable Place place(ResultSet row) throws SQLException {
        var method = row.getString("place_method");
        return method == null
                ? null
                : new Place(
                        PlaceMethod.valueOf(method),
                        row.getString("place_as_given"),
                        GridPoint.ofMetres(row.getDouble("easting"), row.getDouble("northing")),
                        new GeoPoint(row.getDouble("longitude"), row.getDouble("latitude")),
                        row.getInt("precision_metres"),
                        Transformation.valueOf(row.getString("transformation")));
    }
}
