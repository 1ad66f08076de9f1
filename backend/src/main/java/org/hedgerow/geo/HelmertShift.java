package org.hedgerow.geo;

import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;

/**
 * The seven-parameter shift between WGS 84 and the National Grid, from GeoTools' EPSG database: good to about 5 m.
 *
 * <p>GeoTools takes a second or two to wake, so the transforms are made when the first point outside OSTN15 asks for them.
 */
final class HelmertShift {

    private static final class Transforms {
        static final MathTransform TO_GRID = between("EPSG:4326", "EPSG:27700");
        static final MathTransform TO_GEOGRAPHIC = between("EPSG:27700", "EPSG:4326");

        private static MathTransform between(String from, String to) {
            try {
                return CRS.findMathTransform(CRS.decode(from, true), CRS.decode(to, true), true);
            } catch (FactoryException broken) {
                throw new IllegalStateException("GeoTools has no way from " + from + " to " + to, broken);
            }
        }
    }

    private HelmertShift() {}

    /** Degrees to metres: easting into {@code pair[0]}, northing into {@code pair[1]}. */
    static void toGrid(double longitude, double latitude, double[] pair) {
        pair[0] = longitude;
        pair[1] = latitude;
        apply(Transforms.TO_GRID, pair);
    }

    /** Metres to degrees: longitude into {@code pair[0]}, latitude into {@code pair[1]}. */
    static void toGeographic(double easting, double northing, double[] pair) {
        pair[0] = easting;
        pair[1] = northing;
        apply(Transforms.TO_GEOGRAPHIC, pair);
    }

    private static void apply(MathTransform transform, double[] pair) {
        try {
            transform.transform(pair, 0, pair, 0, 1);
        } catch (TransformException refused) {
            throw new IllegalArgumentException("This point has no place on the National Grid", refused);
        }
    }
}
