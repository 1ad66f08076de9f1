package org.hedgerow.bulletin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import tools.jackson.databind.json.JsonMapper;

/** How bulletins lie in columns. */
final class BulletinJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final GeometryFactory GRID = new GeometryFactory(new PrecisionModel(), 27700);

    private BulletinJson() {}

    static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    static <T> T read(String text, Class<T> type) {
        return JSON.readValue(text, type);
    }

    static byte[] write(MultiPolygon area) {
        return new WKBWriter().write(area);
    }

    static MultiPolygon area(byte[] wkb) {
        try {
            return (MultiPolygon) new WKBReader(GRID).read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("The database gives valid shapes", e);
        }
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }
}
