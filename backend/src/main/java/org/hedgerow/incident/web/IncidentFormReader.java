package org.hedgerow.incident.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.Place;
import org.hedgerow.geo.PlaceMethod;
import org.hedgerow.geo.PlaceReader;
import org.hedgerow.geo.PlaceRefused;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.reference.Categories;
import org.hedgerow.sharing.SharingFormReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns the strings of a form into values, once, and names every field that is wrong. */
@Component
class IncidentFormReader {

    private static final int LONGEST_NARRATIVE = 4_000;
    private static final int FINEST_TAP_METRES = 1;
    private static final int COARSEST_TAP_METRES = 20_000;
    /** A phone's clock may be ahead of ours by so much. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private static final Duration LONGEST_SPAN = Duration.ofDays(366);
    private static final Instant OLDEST = Instant.parse("1970-01-01T00:00:00Z");

    private final PlaceReader places;
    private final Categories categories;
    private final SharingFormReader sharing;
    private final Clock clock;

    IncidentFormReader(PlaceReader places, Categories categories, SharingFormReader sharing, Clock clock) {
        this.places = places;
        this.categories = categories;
        this.sharing = sharing;
        this.clock = clock;
    }

    IncidentContent read(IncidentForm form, Person person) {
        var errors = new FieldErrors();
        var category = category(form.category(), errors);
        var narrative = errors.read(() ->
                PlainText.check("/narrative", form.narrative() == null ? "" : form.narrative(), LONGEST_NARRATIVE));
        var when = when(form, errors);
        var place = place(form.place(), errors);
        var terms = sharing.read(form.sharing(), person, category, errors);
        errors.throwIfAny();
        return new IncidentContent(given(category), given(narrative), given(when), given(place), given(terms));
    }

    String reason(IncidentForm.Reason form) {
        return PlainText.checkLine("/reason", form.reason(), 400);
    }

    /** The code of a kind of incident; null when it is none, which is then among the errors. */
    @Nullable String category(@Nullable String code, FieldErrors errors) {
        if (code == null
                || categories.find(code).filter(found -> !found.isGroup()).isEmpty()) {
            errors.add("/category", "Choose what kind of incident it was.");
            return null;
        }
        return code;
    }

    /** Why an existing incident is shared with others than before; null when nothing is said. */
    @Nullable String sharingReason(IncidentForm form) {
        return form.reason() == null ? null : PlainText.checkLine("/reason", form.reason(), 400);
    }

    private @Nullable OccurredBetween when(IncidentForm form, FieldErrors errors) {
        var earliest = form.earliest();
        var latest = form.latest();
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
        if (form.exactTimeKnown() == null) {
            errors.add("/exactTimeKnown", "Say whether the time is known exactly.");
        }
        if (earliest == null || latest == null || form.exactTimeKnown() == null) {
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
                earliest.truncatedTo(ChronoUnit.SECONDS),
                latest.truncatedTo(ChronoUnit.SECONDS),
                form.exactTimeKnown());
    }

    /** The one place that is meant; null when there is none, which is then among the errors. */
    @Nullable Place place(IncidentForm.@Nullable PlaceForm form, FieldErrors errors) {
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

    private @Nullable Place point(IncidentForm.PlaceForm form, FieldErrors errors) {
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

    private static <T> T given(@Nullable T value) {
        if (value == null) {
            throw PlatformProblem.invalid("", "Something is missing.");
        }
        return value;
    }
}
