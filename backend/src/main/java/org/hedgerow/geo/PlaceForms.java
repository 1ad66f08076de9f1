package org.hedgerow.geo;

import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Every way to say one place, ready to read out. Grid references and eastings and northings are on the National Grid (OSGB36), all
 * others on WGS 84. Each form says the middle of the place; grid references are cut and never rounded, degrees are rounded.
 *
 * <p>Each form is understood again by {@link PlaceReader}. Grid references are null where the National Grid has no letters of ours: outside
 * Great Britain and Man.
 *
 * @param gridReference the finest reference that is not finer than the place is known: {@code TL 420 440} for 100 m
 * @param gridReference6 six figures, 100 m, whatever the precision
 * @param gridReference8 eight figures, 10 m
 * @param gridReference10 ten figures, 1 m
 * @param eastingNorthing whole metres: {@code E542050 N244050}
 * @param degreesMinutes as aircrew read it, to a thousandth of a minute (2 m): {@code N52 04.596 E000 04.281}
 * @param decimalDegrees to five places (1 m), latitude first: {@code 52.07660, 0.07135}
 * @param degreesMinutesSeconds to a tenth of a second (3 m): {@code 52°04'35.8"N 000°04'16.9"E}
 * @param aeronautical as UK aeronautical publications print it, {@code DDMMSS.ssN DDDMMSS.ssE} (0.3 m)
 * @param plusCode eleven letters when the place is known to 3 m, otherwise ten
 * @param mgrs not finer than the place is known
 */
public record PlaceForms(
        @Nullable String gridReference,
        @Nullable String gridReference6,
        @Nullable String gridReference8,
        @Nullable String gridReference10,
        String eastingNorthing,
        String degreesMinutes,
        String decimalDegrees,
        String degreesMinutesSeconds,
        String aeronautical,
        String plusCode,
        String mgrs) {

    private static final int THOUSANDTHS_OF_A_MINUTE = 60_000;
    private static final int TENTHS_OF_A_SECOND = 36_000;
    private static final int HUNDREDTHS_OF_A_SECOND = 360_000;

    public static PlaceForms of(Place place) {
        var point = place.point();
        var geographic = place.geographic();
        return new PlaceForms(
                gridReference(place, place.precisionMetres()),
                gridReference(place, 100),
                gridReference(place, 10),
                gridReference(place, 1),
                "E" + Math.floorDiv(point.eastingMillimetres(), 1000) + " N"
                        + Math.floorDiv(point.northingMillimetres(), 1000),
                degreesMinutes(geographic.latitude(), 2, "NS") + " " + degreesMinutes(geographic.longitude(), 3, "EW"),
                decimal(geographic.latitude()) + ", " + decimal(geographic.longitude()),
                seconds(geographic.latitude(), 2, "NS") + " " + seconds(geographic.longitude(), 3, "EW"),
                packed(geographic.latitude(), 2, "NS") + " " + packed(geographic.longitude(), 3, "EW"),
                PlusCode.of(geographic, place.precisionMetres()),
                MgrsReference.of(geographic, place.precisionMetres()));
    }

    /** The forms that different people need, on one line that says its datums. */
    public String oneLine() {
        var line = new StringJoiner(" | ");
        if (gridReference != null) {
            line.add(gridReference);
        }
        return line.add(degreesMinutes)
                .add(decimalDegrees)
                .add(plusCode)
                .add(mgrs)
                .add(gridReference == null ? "WGS84" : "grid OSGB36, degrees WGS84")
                .toString();
    }

    private static @Nullable String gridReference(Place place, int precisionMetres) {
        var square = GridSquare.holding(place.point(), GridLetters.SQUARE_METRES);
        var letters = GridLetters.of(square.easting(), square.northing());
        boolean lettered =
                letters != null && GridLetters.holdLand(letters) && place.transformation() == Transformation.OSTN15;
        int coarsest = Math.min(precisionMetres, GridLetters.SQUARE_METRES / 10);
        return lettered ? GridReference.of(place.point(), coarsest).toString() : null;
    }

    private static String degreesMinutes(double degrees, int width, String hemispheres) {
        long parts = Math.round(Math.abs(degrees) * THOUSANDTHS_OF_A_MINUTE);
        long minutes = parts % THOUSANDTHS_OF_A_MINUTE;
        return letter(degrees, hemispheres) + padded(parts / THOUSANDTHS_OF_A_MINUTE, width) + " "
                + padded(minutes / 1000, 2) + "." + padded(minutes % 1000, 3);
    }

    private static String seconds(double degrees, int width, String hemispheres) {
        long parts = Math.round(Math.abs(degrees) * TENTHS_OF_A_SECOND);
        long minutes = parts / 600 % 60;
        return padded(parts / TENTHS_OF_A_SECOND, width) + "°" + padded(minutes, 2) + "'" + padded(parts % 600 / 10, 2)
                + "." + parts % 10 + "\"" + letter(degrees, hemispheres);
    }

    private static String packed(double degrees, int width, String hemispheres) {
        long parts = Math.round(Math.abs(degrees) * HUNDREDTHS_OF_A_SECOND);
        return padded(parts / HUNDREDTHS_OF_A_SECOND, width) + padded(parts / 6_000 % 60, 2)
                + padded(parts % 6_000 / 100, 2) + "." + padded(parts % 100, 2) + letter(degrees, hemispheres);
    }

    private static String decimal(double degrees) {
        return String.format(Locale.ROOT, "%.5f", Math.round(degrees * 100_000) / 100_000.0);
    }

    private static char letter(double degrees, String hemispheres) {
        return hemispheres.charAt(degrees < 0 ? 1 : 0);
    }

    private static String padded(long value, int width) {
        var digits = Long.toString(value);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
