package org.hedgerow.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.Place;
import org.hedgerow.geo.PlaceMethod;
import org.hedgerow.geo.PlaceReader;
import org.hedgerow.geo.PlaceRefused;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.reference.Categories;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what every report says, whichever way it comes: what kind, in which words, when and where. Names every field that is wrong. */
@Component
public class IncidentReader {

    private static final int LONGEST_NARRATIVE = 4_000;
    private static final int FINEST_TAP_METRES = 1;
    private static final int COARSEST_TAP_METRES = 20_000;
    /** A phone's clock may be ahead of ours by so much. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private static final Duration LONGEST_SPAN = Duration.ofDays(366);
    private static final Instant OLDEST = Instant.parse("1970-01-01T00:00:00Z");

    private final PlaceReader places;
    private final Categories categories;
    private final Clock clock;

    IncidentReader(PlaceReader places, Categories categories, Clock clock) {
        this.places = places;
        this.categories = categories;
        this.clock = clock;
    }

    /** The code of a kind of incident; null when it is none, which is then among the errors. */
    public @Nullable String category(@Nullable String code, FieldErrors errors) {
        if (code == null
                || categories.find(code).filter(found -> !found.isGroup()).isEmpty()) {
            errors.add("/category", "Choose what kind of incident it was.");
            return null;
        }
        return code;
    }

    /** What somebody told in their own words; may be empty. Null when it cannot be kept, which is then among the errors. */
    public @Nullable String narrative(@Nullable String text, FieldErrors errors) {
        return errors.read(() -> PlainText.check("/narrative", text == null ? "" : text, LONGEST_NARRATIVE));
    }

    /** When it happened, to the second; null when that cannot be, which is then among the errors. */
    public @Nullable OccurredBetween when(
            @Nullable Instant earliest,
            @Nullable Instant latest,
            @Nullable Boolean exactTimeKnown,
            FieldErrors errors) {
        if (earliest == null) {
            errors.add("/earliest", "Say when it happened, or when it may have begun.");
        } else if (earliest.isBefore(OLDEST)) {
            errors.add("/earliest", "That is too long ago.");
        }
        if (latest == null) {
            errors.add("/latest", "Say when it ended, or when it was over at the latest.");
        } else if (latest.isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            errors.add("/latest", "That time is still to come.");
        }
        if (exactTimeKnown == null) {
            errors.add("/exactTimeKnown", "Say whether the time is known exactly.");
        }
        if (earliest == null || latest == null || exactTimeKnown == null) {
            return null;
        }
        if (latest.isBefore(earliest)) {
            errors.add("/latest", "It cannot end before it begins.");
            return null;
        }
        if (Duration.between(earliest, latest).compareTo(LONGEST_SPAN) > 0) {
            errors.add("/earliest", "The two times are more than a year apart.");
            return null;
        }
        return new OccurredBetween(
                earliest.truncatedTo(ChronoUnit.SECONDS), latest.truncatedTo(ChronoUnit.SECONDS), exactTimeKnown);
    }

    /** The one place that is meant; null when there is none, which is then among the errors. */
    public @Nullable Place place(@Nullable PlaceForm form, FieldErrors errors) {
        if (form == null) {
            errors.add("/place", "Say where it happened.");
            return null;
        }
        var hasPoint = form.longitude() != null || form.latitude() != null;
        if (hasPoint == (form.text() != null)) {
            errors.add("/place", "Give either words for the place or a point, and not both.");
            return null;
        }
        return form.text() != null ? described(form.text(), errors) : point(form, errors);
    }

    private @Nullable Place described(String text, FieldErrors errors) {
        var reading = places.read(text);
        if (reading.readings().size() == 1) {
            return reading.places().get(0);
        }
        errors.add(
                "/place/text",
                reading.message() == null ? "Say where it happened, such as TL 420 440." : reading.message());
        return null;
    }

    private @Nullable Place point(PlaceForm form, FieldErrors errors) {
        var method = form.method() == null ? PlaceMethod.MAP_TAP : form.method();
        double precision = form.precisionMetres() == null ? 100 : form.precisionMetres();
        if (method != PlaceMethod.MAP_TAP && method != PlaceMethod.DEVICE) {
            errors.add("/place/method", "A point comes from the map or from the device.");
            return null;
        }
        if (!(precision >= FINEST_TAP_METRES && precision <= COARSEST_TAP_METRES)) {
            errors.add("/place/precisionMetres", "The precision is 1 m to 20 km.");
            return null;
        }
        try {
            if (form.longitude() == null || form.latitude() == null) {
                throw new IllegalArgumentException();
            }
            return places.at(method, new GeoPoint(form.longitude(), form.latitude()), (int) Math.ceil(precision));
        } catch (PlaceRefused e) {
            errors.add("/place", e.explanation());
        } catch (IllegalArgumentException e) {
            errors.add("/place", "A point has a longitude and a latitude in degrees.");
        }
        return null;
    }
}
