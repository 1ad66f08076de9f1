package org.hedgerow.geo;

import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import mil.nga.mgrs.MGRS;
import mil.nga.mgrs.utm.UTM;
import org.jspecify.annotations.Nullable;

/**
 * A reference of the Military Grid Reference System (WGS 84), as search and rescue use it: {@code 31U CT 00563 72927}. The library of the
 * National Geospatial-Intelligence Agency does the mathematics, to about 2 cm.
 *
 * @param reference zone, band, square and figures in upper case without spaces
 * @param end behind its last character in the text that it begins
 */
record MgrsReference(String reference, int end) {

    private static final Pattern SHAPE = Pattern.compile(
            "([0-9]{1,2})\\s?([C-HJ-NP-X])\\s?([A-HJ-NP-Z][A-HJ-NP-V])\\s?([0-9]{0,12}(?:\\s[0-9]{1,6})?)(?![0-9A-Z])",
            Pattern.CASE_INSENSITIVE);

    private static final String NO_SUCH_SQUARE = "That MGRS reference names a square that does not exist.";
    /** The library reads any letters; these are the columns that a zone has, and the bands of eight degrees from the south. */
    private static final List<String> COLUMNS = List.of("ABCDEFGH", "JKLMNPQR", "STUVWXYZ");

    private static final String BANDS = "CDEFGHJKLMNPQRSTUVWX";
    private static final int SOUTHERNMOST = -80;
    private static final int BAND_DEGREES = 8;

    /** The reference that the text begins with, right or wrong in its figures; null when it begins with none. */
    static @Nullable MgrsReference at(String text) {
        var found = SHAPE.matcher(text);
        if (!found.lookingAt() || Integer.parseInt(found.group(1)) > 60) {
            return null;
        }
        var letters = found.group(1) + found.group(2) + found.group(3);
        return new MgrsReference(
                (letters + found.group(4).replaceAll("\\s", "")).toUpperCase(Locale.ROOT), found.end());
    }

    private int figures() {
        int at = reference.length();
        while (PlaceShapes.isFigure(reference.charAt(at - 1))) {
            at--;
        }
        return reference.length() - at;
    }

    /** The side of the square that it names; call {@link #centre} first, which checks it. */
    int precisionMetres() {
        int side = 100_000;
        for (int i = figures() / 2; i > 0; i--) {
            side /= 10;
        }
        return side;
    }

    /**
     * The middle of its square.
     *
     * @throws PlaceRefused when it has no figures, an odd number of them or too many, or names a square that its zone does not have
     */
    GeoPoint centre() {
        int figures = figures();
        if (figures == 0) {
            throw new PlaceRefused("That MGRS square is 100 km wide: add figures, as in 31U CT 0056 7292.");
        }
        if (figures % 2 != 0 || figures > 10) {
            throw new PlaceRefused(
                    "An MGRS reference has an even number of figures, at most ten; this one has " + figures + ".");
        }
        try {
            var corner = MGRS.parse(reference);
            var utm = corner.toUTM();
            double half = precisionMetres() / 2.0;
            var centre = UTM.create(
                            utm.getZone(), utm.getHemisphere(), utm.getEasting() + half, utm.getNorthing() + half)
                    .toPoint()
                    .toDegrees();
            double bandFrom = SOUTHERNMOST + BAND_DEGREES * BANDS.indexOf(corner.getBand());
            boolean inBand = centre.getLatitude() > bandFrom - 1 && centre.getLatitude() < bandFrom + BAND_DEGREES + 1;
            if (inBand && COLUMNS.get((corner.getZone() - 1) % 3).indexOf(corner.getColumn()) >= 0) {
                return new GeoPoint(centre.getLongitude(), centre.getLatitude());
            }
        } catch (ParseException | RuntimeException unknown) {
            throw new PlaceRefused(NO_SUCH_SQUARE);
        }
        throw new PlaceRefused(NO_SUCH_SQUARE);
    }

    /** The square of a point, never finer than its precision: {@code 31U CT 00563 72927}. */
    static String of(GeoPoint point, int precisionMetres) {
        var mgrs = MGRS.from(point.longitude(), point.latitude());
        int figures = 5;
        for (int side = 1; side < precisionMetres && figures > 1; side *= 10) {
            figures--;
        }
        int cut = 1;
        for (int i = figures; i < 5; i++) {
            cut *= 10;
        }
        var format = "%0" + figures + "d";
        return mgrs.getZone() + "" + mgrs.getBand() + " " + mgrs.getColumnRowId() + " "
                + String.format(Locale.ROOT, format, mgrs.getEasting() / cut) + " "
                + String.format(Locale.ROOT, format, mgrs.getNorthing() / cut);
    }
}
