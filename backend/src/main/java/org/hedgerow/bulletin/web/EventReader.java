package org.hedgerow.bulletin.web;

import java.time.Duration;
import java.util.Objects;
import org.hedgerow.bulletin.BulletinEvent;
import org.hedgerow.bulletin.BulletinKind;
import org.hedgerow.bulletin.EventPosition;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.jspecify.annotations.Nullable;

/** Turns the event of a bulletin as it is sent into values, once, and names every field that is wrong. */
final class EventReader {

    private static final int LONGEST_PLACE = 200;
    private static final int LONGEST_AUTHORISER = 120;
    private static final int LONGEST_REASON = 400;
    private static final Duration LONGEST = Duration.ofDays(60);

    private EventReader() {}

    static @Nullable BulletinEvent read(
            BulletinForm.@Nullable EventForm form, @Nullable BulletinKind kind, FieldErrors errors) {
        if (form == null) {
            if (kind == BulletinKind.EVENT_OR_AMNESTY) {
                errors.add("/event", "Say where it is, and when it opens and closes.");
            }
            return null;
        }
        var place = errors.read(() -> PlainText.checkLine("/event/place", form.place(), LONGEST_PLACE));
        var position = position(form.position(), errors);
        var near = near(form.nearSource(), errors);
        var opens = form.opensAt();
        var closes = form.closesAt();
        if (opens == null || closes == null || !opens.isBefore(closes)) {
            errors.add("/event/closesAt", "Say when it opens, and a later time at which it closes.");
            return null;
        }
        if (Duration.between(opens, closes).compareTo(LONGEST) > 0) {
            errors.add("/event/closesAt", "An event lasts at most 60 days.");
        }
        return place == null ? null : new BulletinEvent(place, position, near, opens, closes);
    }

    /** That it lies in the United Kingdom is said where the point is made. */
    private static @Nullable EventPosition position(BulletinForm.@Nullable PositionForm form, FieldErrors errors) {
        if (form == null) {
            return null;
        }
        var longitude = form.longitude();
        var latitude = form.latitude();
        var precision = form.precisionMetres();
        if (longitude == null || latitude == null || !(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90)) {
            errors.add("/event/position", "The place is a longitude and a latitude in degrees, in the United Kingdom.");
            return null;
        }
        if (precision == null || precision < 1 || precision > EventPosition.COARSEST_METRES) {
            errors.add(
                    "/event/position",
                    "People must find the place: say it to 100 m or closer, such as by a grid reference of six figures.");
            return null;
        }
        return new EventPosition(longitude, latitude, precision);
    }

    private static BulletinEvent.@Nullable NearAuthority near(
            BulletinForm.@Nullable NearForm form, FieldErrors errors) {
        if (form == null) {
            return null;
        }
        var authoriser = errors.read(
                () -> PlainText.checkLine("/event/nearSource/authoriser", form.authoriser(), LONGEST_AUTHORISER));
        var reason = errors.read(() -> PlainText.checkLine("/event/nearSource/reason", form.reason(), LONGEST_REASON));
        return authoriser == null || reason == null
                ? null
                : new BulletinEvent.NearAuthority(Objects.requireNonNull(authoriser), Objects.requireNonNull(reason));
    }
}
