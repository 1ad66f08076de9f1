package org.hedgerow.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** Between geometries on the National Grid in metres, and times, and what the database holds. */
final class GridShapes {

    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 27700);

    private GridShapes() {}

    static byte @Nullable [] written(@Nullable Geometry shape) {
        return shape == null ? null : new WKBWriter().write(shape);
    }

    static Geometry read(byte[] wkb) {
        try {
            return new WKBReader(FACTORY).read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("The database gives valid shapes", e);
        }
    }

    static @Nullable OffsetDateTime written(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var found = row.getObject(column, OffsetDateTime.class);
        return found == null ? null : found.toInstant();
    }
}
