package org.hedgerow.incident;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.hedgerow.geo.GeoPoint;

/** The two shapes of GeoJSON (RFC 7946) that Hedgerow writes, in WGS 84, longitude before latitude. */
public sealed interface GeoJson {

    /** The name of the shape. */
    String type();

    /**
     * A pair of degrees, written as an array.
     *
     * @param longitude to six decimals, about a decimetre
     * @param latitude likewise
     */
    record Position(double longitude, double latitude) {

        private static final double MICRODEGREES = 1e6;

        public static Position of(GeoPoint point) {
            return new Position(rounded(point.longitude()), rounded(point.latitude()));
        }

        @JsonValue
        double[] asArray() {
            return new double[] {longitude, latitude};
        }

        private static double rounded(double degrees) {
            return Math.round(degrees * MICRODEGREES) / MICRODEGREES;
        }
    }

    /** A place known to a metre or better. */
    record Point(String type, Position coordinates) implements GeoJson {

        public Point(Position coordinates) {
            this("Point", coordinates);
        }
    }

    /** An area of one ring, counter-clockwise, its first position repeated at the end. */
    record Polygon(String type, List<List<Position>> coordinates) implements GeoJson {

        public Polygon(List<Position> ring) {
            this("Polygon", List.of(List.copyOf(ring)));
        }

        /** The ring, closed. */
        public List<Position> ring() {
            return coordinates.get(0);
        }
    }
}
