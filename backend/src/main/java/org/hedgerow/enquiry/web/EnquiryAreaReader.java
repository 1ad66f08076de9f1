package org.hedgerow.enquiry.web;

import java.time.Clock;
import java.time.LocalDate;
import org.hedgerow.enquiry.Question;
import org.hedgerow.geo.GridReference;
import org.hedgerow.geo.Place;
import org.hedgerow.geo.PlaceReader;
import org.hedgerow.identity.Person;
import org.hedgerow.operation.Operation;
import org.hedgerow.operation.Operations;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.stereotype.Component;

/** Reads where something is planned, and on which days. */
@Component
class EnquiryAreaReader {

    private static final GeometryFactory GRID = new GeometryFactory(new PrecisionModel(), 27700);
    private static final int MOST_RADIUS_KM = 20;
    private static final int COARSEST_METRES = 10_000;
    private static final int MOST_DAYS = 366;
    /** Less than most counties have. */
    private static final double LARGEST_SQUARE_METRES = 1_500e6;

    private final PlaceReader places;
    private final Operations operations;
    private final Clock clock;

    EnquiryAreaReader(PlaceReader places, Operations operations, Clock clock) {
        this.places = places;
        this.operations = operations;
        this.clock = clock;
    }

    @Nullable Question read(EnquiryForm form, Person person, FieldErrors errors) {
        int radius = form.radiusKm() == null ? 0 : form.radiusKm();
        if (radius < 0 || radius > MOST_RADIUS_KM) {
            errors.add("/radiusKm", "Ask 0 to " + MOST_RADIUS_KM + " km around it.");
        }
        var own = form.operation() == null ? null : operation(person, form, errors);
        var place = form.operation() == null ? place(form.place(), errors) : null;
        if (place != null && place.precisionMetres() > COARSEST_METRES) {
            errors.add("/place", "Say it more precisely: to 10 km at least, such as TL 44.");
        }
        var content = own == null ? null : own.content();
        var first = day("/firstDay", form.firstDay(), content == null ? null : content.firstDay(), errors);
        var last = day("/lastDay", form.lastDay(), content == null ? null : content.lastDay(), errors);
        if (first != null && last != null) {
            refuseDays(first, last, errors);
        }
        if (first == null || last == null) {
            return null;
        }
        if (content != null && content.area() != null) {
            return new Question.ByArea(content.area(), content.name(), radius * 1000, first, last);
        }
        return place == null ? null : about(place, radius, first, last);
    }

    /** The place that is meant; null where there is none or more than one, which is told. */
    @Nullable Place place(@Nullable String typed, FieldErrors errors) {
        var line = errors.read(() -> PlainText.checkLine("/place", typed, PlaceReader.MOST_CHARACTERS));
        if (line == null) {
            return null;
        }
        var reading = places.read(line);
        if (reading.readings().size() == 1) {
            return reading.places().get(0);
        }
        errors.add("/place", reading.message() == null ? "Say where, such as TL 42 44." : reading.message());
        return null;
    }

    /** About a place that is known coarsely more is asked, so that what is in its square is not passed over. */
    private static Question about(Place place, int radius, LocalDate first, LocalDate last) {
        var point = place.point();
        var centre = new Coordinate(point.eastingMillimetres() / 1000.0, point.northingMillimetres() / 1000.0);
        var half = place.precisionMetres() / 2.0;
        var area = half < 1
                ? GRID.createPoint(centre)
                : GRID.createPolygon(new Coordinate[] {
                    new Coordinate(centre.x - half, centre.y - half),
                    new Coordinate(centre.x + half, centre.y - half),
                    new Coordinate(centre.x + half, centre.y + half),
                    new Coordinate(centre.x - half, centre.y + half),
                    new Coordinate(centre.x - half, centre.y - half)
                });
        var where = GridReference.of(point, place.precisionMetres()).toString();
        return new Question.ByArea(area, where, radius * 1000, first, last);
    }

    private @Nullable Operation operation(Person person, EnquiryForm form, FieldErrors errors) {
        var id = form.operation();
        if (form.place() != null && !form.place().isBlank()) {
            errors.add("/place", "Ask about a place or about an operation, not about both at once.");
        }
        Operation found = null;
        try {
            found = id == null ? null : operations.get(person, id).operation();
        } catch (ProblemException e) {
            // Told below, as another's is.
        }
        if (found == null || !found.isWorkedInBy(person.organisation().id(), clock.instant())) {
            errors.add("/operation", "Choose an operation that you work in.");
            return null;
        }
        var area = found.content().area();
        if (area == null) {
            errors.add("/operation", "This operation has no area: say where instead.");
        } else if (area.getArea() > LARGEST_SQUARE_METRES) {
            errors.add("/operation", "Its area is too large to ask about: say where instead.");
        }
        return found;
    }

    private static @Nullable LocalDate day(
            String pointer, @Nullable String said, @Nullable LocalDate ordinary, FieldErrors errors) {
        return (said == null || said.isBlank()) && ordinary != null
                ? ordinary
                : EnquiryFormReader.day(pointer, said, "Say on which days.", errors);
    }

    private void refuseDays(LocalDate first, LocalDate last, FieldErrors errors) {
        if (last.isBefore(LocalDate.ofInstant(clock.instant(), EnquiryFormReader.LONDON))) {
            errors.add("/lastDay", "Those days are over.");
        } else if (last.isBefore(first) || last.isAfter(first.plusDays(MOST_DAYS))) {
            errors.add("/lastDay", "The last day comes after the first, and within a year of it.");
        }
    }
}
