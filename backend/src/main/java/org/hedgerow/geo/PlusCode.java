package org.hedgerow.geo;

import com.google.openlocationcode.OpenLocationCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A Plus Code in a text: the name of a rectangle of degrees, by Google's open library. {@code 9F42C9CC+Q7} is some 14 m high,
 * {@code C9CC+Q7 Fowlmere} the same said from a place near it.
 *
 * @param code in upper case
 * @param start where it begins in the text
 * @param end behind its last character
 */
record PlusCode(String code, int start, int end) {

    private static final double METRES_OF_A_DEGREE = 111_320;
    private static final int BEFORE_THE_PLUS = 8;
    /** A code of four letters names a whole degree, which is no place. */
    private static final int LEAST_LETTERS = 6;

    /** The first word of the text that is meant as a Plus Code, right or wrong; null when there is none. */
    static @Nullable PlusCode in(String text) {
        for (int plus = text.indexOf('+'); plus >= 0; plus = text.indexOf('+', plus + 1)) {
            int start = plus;
            while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
                start--;
            }
            int end = plus + 1;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            var code = text.substring(start, end).toUpperCase(Locale.ROOT);
            boolean lettered = code.chars().anyMatch(Character::isLetter);
            if (plus - start >= 2 && (lettered || plus - start == BEFORE_THE_PLUS)) {
                return new PlusCode(code, start, end);
            }
        }
        return null;
    }

    /** Whether it says a place by itself. */
    boolean isFull() {
        return OpenLocationCode.isFullCode(code);
    }

    /** @throws PlaceRefused when it is no Plus Code, or one too coarse to be a place */
    void check() {
        if (!OpenLocationCode.isValidCode(code)) {
            throw new PlaceRefused(
                    "That is not a Plus Code: it has eight of 23456789CFGHJMPQRVWX, then +, then two or three"
                            + " more, as in 9F42C9CC+Q7.");
        }
        if (isFull() && code.replaceAll("[0+]", "").length() < LEAST_LETTERS) {
            throw new PlaceRefused(
                    "That Plus Code is a square of more than 100 km. Give more of it, as in 9F42C9CC+Q7.");
        }
    }

    /** The full code that a short one means, said from near this point. */
    PlusCode near(GeoPoint point) {
        var full = new OpenLocationCode(code).recover(point.latitude(), point.longitude());
        return new PlusCode(full.getCode(), start, end);
    }

    /** The middle of its rectangle; of a full code only. */
    GeoPoint centre() {
        var area = new OpenLocationCode(code).decode();
        return new GeoPoint(area.getCenterLongitude(), area.getCenterLatitude());
    }

    /** The longer side of its rectangle, which is the one from south to north; of a full code only. */
    int precisionMetres() {
        var area = new OpenLocationCode(code).decode();
        return (int) Math.max(1, Math.ceil(area.getLatitudeHeight() * METRES_OF_A_DEGREE - 1e-6));
    }

    /** The code of a point: eleven letters (3 m) when it is known so well, otherwise ten (14 m). */
    static String of(GeoPoint point, int precisionMetres) {
        return OpenLocationCode.encode(point.latitude(), point.longitude(), precisionMetres <= 3 ? 11 : 10);
    }
}
