package org.hedgerow.ground;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.hedgerow.geo.Transformation;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** What a row of the database says of something on the ground. */
final class GroundRowReader {

    private static final GeometryFactory GRID = new GeometryFactory(new PrecisionModel(), 27700);
    private static final GeometryFactory WGS84 = new GeometryFactory(new PrecisionModel(), 4326);

    private GroundRowReader() {}

    static GroundRows.Held read(ResultSet row) throws SQLException {
        return new GroundRows.Held(
                new GroundFeature(
                        row.getObject("id", UUID.class),
                        row.getObject("owner_organisation", UUID.class),
                        row.getBoolean("kept_by_police"),
                        content(row),
                        row.getObject("known_at", OffsetDateTime.class).toInstant(),
                        instant(row, "ended_at"),
                        act(row.getString("police_act")),
                        row.getString("police_reason"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getInt("version")),
                row.getInt("label_id"));
    }

    private static GroundContent content(ResultSet row) throws SQLException {
        var facts = new GroundFacts(
                row.getObject("height_metres", Integer.class),
                row.getObject("kilovolts", Integer.class),
                row.getObject("locked", Boolean.class),
                row.getObject("width_decimetres", Integer.class),
                row.getObject("weight_kilograms", Integer.class),
                row.getObject("from_month", Integer.class),
                row.getObject("until_month", Integer.class),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class));
        var shape = new GroundShape(
                GroundOutline.valueOf(row.getString("outline")),
                geometry(GRID, row.getBytes("grid_wkb")),
                geometry(WGS84, row.getBytes("wgs84_wkb")),
                row.getInt("precision_metres"),
                Transformation.valueOf(row.getString("transformation")));
        return new GroundContent(GroundKind.valueOf(row.getString("kind")), row.getString("note"), facts, shape);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable GroundAct act(@Nullable String name) {
        return name == null ? null : GroundAct.valueOf(name);
    }

    private static Geometry geometry(GeometryFactory factory, byte[] wkb) {
        try {
            return new WKBReader(factory).read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("The database gives valid shapes", e);
        }
    }
}
