package org.hedgerow.geo;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.jspecify.annotations.Nullable;

/**
 * The coordinate system of a file, as a way onto the National Grid: none for the National Grid itself, OSTN15 for WGS 84 and ETRS89, and
 * GeoTools followed by OSTN15 for the others that it knows, such as the Irish Grid. Easting or longitude comes first throughout.
 */
public final class CoordinateSystem {

    /** Longitude and latitude in degrees on WGS 84, which GeoJSON means when it says nothing. */
    public static final CoordinateSystem WGS84 = new CoordinateSystem("WGS 84, by OSTN15", true, null);

    public static final CoordinateSystem NATIONAL_GRID = new CoordinateSystem("National Grid", false, null);

    private static final int MOST_CHARACTERS = 4_000;
    private static final int DEEPEST = 12;
    private static final Pattern NAME = Pattern.compile(
            "(?:urn:ogc:def:crs:EPSG:[0-9.]{0,10}:|https?://www\\.opengis\\.net/def/crs/EPSG/[0-9.]{1,10}/|EPSG:)([0-9]{4,6})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DEGREES_NAME =
            Pattern.compile("(?:urn:ogc:def:crs:OGC:[0-9.]{0,10}:|OGC:)CRS84", Pattern.CASE_INSENSITIVE);
    private static final Pattern NATIONAL_GRID_TEXT =
            Pattern.compile("^PROJCS\\[\"(British_National_Grid|OSGB[^\"]{0,12}/ British National Grid)\".*");
    private static final Pattern DEGREES_TEXT =
            Pattern.compile("^GEOGCS\\[\"(GCS_)?(WGS[_ ]?(19)?84|ETRS(_1989|89))\".*");

    private final String words;
    private final boolean degrees;
    private final @Nullable MathTransform toDegrees;

    /** Read when the first pair needs it. */
    private static final class Shared {
        static final Ostn15NationalGrid GRID = new Ostn15NationalGrid();
    }

    private CoordinateSystem(String words, boolean degrees, @Nullable MathTransform toDegrees) {
        this.words = words;
        this.degrees = degrees;
        this.toDegrees = toDegrees;
    }

    /** By a name such as {@code EPSG:27700} or {@code urn:ogc:def:crs:OGC:1.3:CRS84}; empty when it means nothing here. */
    public static Optional<CoordinateSystem> named(String name) {
        if (name.length() > 100) {
            return Optional.empty();
        }
        var code = NAME.matcher(name.strip());
        if (code.matches()) {
            return ofEpsg(Integer.parseInt(code.group(1)));
        }
        return DEGREES_NAME.matcher(name.strip()).matches() ? Optional.of(WGS84) : Optional.empty();
    }

    /** By its EPSG number; empty when GeoTools does not know it or no exact enough way leads from it. */
    public static Optional<CoordinateSystem> ofEpsg(int code) {
        return switch (code) {
            case 27700 -> Optional.of(NATIONAL_GRID);
            case 4326, 4258 -> Optional.of(WGS84);
            default -> {
                try {
                    yield through(CRS.decode("EPSG:" + code, true), "EPSG:" + code);
                } catch (FactoryException unknown) {
                    yield Optional.empty();
                }
            }
        };
    }

    /** By the text of a {@code .prj} file; empty when it cannot be read or no exact enough way leads from it. */
    public static Optional<CoordinateSystem> ofText(String text) {
        var plain = text.strip();
        if (plain.length() > MOST_CHARACTERS || depth(plain) > DEEPEST) {
            return Optional.empty();
        }
        var oneLine = plain.replaceAll("\\s+", " ");
        if (NATIONAL_GRID_TEXT.matcher(oneLine).matches()) {
            return Optional.of(NATIONAL_GRID);
        }
        if (DEGREES_TEXT.matcher(oneLine).matches()) {
            return Optional.of(WGS84);
        }
        try {
            var system = CRS.parseWKT(plain);
            return through(system, system.getName().getCode());
        } catch (FactoryException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '[' || text.charAt(i) == '(') {
                deepest = Math.max(deepest, ++depth);
            } else if (text.charAt(i) == ']' || text.charAt(i) == ')') {
                depth--;
            }
        }
        return deepest;
    }

    private static Optional<CoordinateSystem> through(CoordinateReferenceSystem system, String name) {
        try {
            // Not lenient: a datum whose shift is unknown would be hundreds of metres out.
            var transform = CRS.findMathTransform(system, CRS.decode("EPSG:4326", true), false);
            return transform.getSourceDimensions() != 2
                    ? Optional.empty()
                    : Optional.of(new CoordinateSystem(
                            String.format(Locale.ROOT, "%.60s, by GeoTools and OSTN15, to some 5 m", name),
                            true,
                            transform));
        } catch (FactoryException noWay) {
            return Optional.empty();
        }
    }

    /** Replaces the pair by its metres on the National Grid. Not finite when it has none. */
    public void toGrid(double[] pair) {
        if (!degrees) {
            return;
        }
        try {
            if (toDegrees != null) {
                toDegrees.transform(pair, 0, pair, 0, 1);
            }
            if (Math.abs(pair[0]) <= 180 && Math.abs(pair[1]) < 90 && Extent.contains(new GeoPoint(pair[0], pair[1]))) {
                Shared.GRID.toGrid(pair[0], pair[1], pair);
                return;
            }
        } catch (TransformException nowhere) {
            pair[1] = Double.NaN;
        }
        pair[0] = Double.NaN;
        pair[1] = Double.NaN;
    }

    /** For a person: the system and how it is brought onto the National Grid. */
    public String words() {
        return words;
    }
}
