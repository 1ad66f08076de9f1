package org.hedgerow.enquiry.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.hedgerow.enquiry.Enquiries;
import org.hedgerow.enquiry.EnquiryKind;
import org.hedgerow.enquiry.Question;
import org.hedgerow.geo.GridSquare;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Purpose;
import org.hedgerow.ladder.SubjectContent;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.sighting.PlatePattern;
import org.hedgerow.sighting.SightingContent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a form into what is asked, and names every field that is wrong. */
@Component
class EnquiryFormReader {

    private static final int LONGEST_TYPED = 40;
    private static final int SQUARE_METRES = 1_000;
    private static final LocalDate EARLIEST_BORN = LocalDate.of(1880, 1, 1);
    static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final EnquiryAreaReader areas;
    private final Clock clock;

    EnquiryFormReader(EnquiryAreaReader areas, Clock clock) {
        this.areas = areas;
        this.clock = clock;
    }

    /** What is asked, what for and why. */
    record Asked(Question question, Purpose purpose, String reason) {}

    Asked read(EnquiryForm form, Person person) {
        var errors = new FieldErrors();
        var kind = oneOf(EnquiryKind.values(), form.kind(), "/kind", "Say what you ask about.", errors);
        var question = kind == null ? null : question(kind, form, person, errors);
        var purpose = oneOf(Purpose.values(), form.purpose(), "/purpose", "Say what you ask it for.", errors);
        var reason = errors.read(() -> PlainText.checkLine("/reason", form.reason(), Enquiries.LONGEST_REASON));
        errors.throwIfAny();
        if (question == null || purpose == null || reason == null) {
            throw PlatformProblem.invalid("", "Something is missing.");
        }
        return new Asked(question, purpose, reason);
    }

    private @Nullable Question question(EnquiryKind kind, EnquiryForm form, Person person, FieldErrors errors) {
        int before = errors.count();
        var question =
                switch (kind) {
                    case PLATE -> byPlate(form.pattern(), errors);
                    case VEHICLE -> byLooks(form, errors);
                    case PERSON -> byPerson(form, errors);
                    case PLACE -> byPlace(form.place(), errors);
                    case OPERATION -> areas.read(form, person, errors);
                };
        return errors.count() > before ? null : question;
    }

    private static @Nullable Question byLooks(EnquiryForm form, FieldErrors errors) {
        var make = errors.read(() -> PlainText.checkLine("/make", form.make(), SightingContent.LONGEST_WORD));
        var colour = errors.read(() -> PlainText.checkLine("/colour", form.colour(), SightingContent.LONGEST_WORD));
        var model = form.model() == null || form.model().isBlank()
                ? null
                : errors.read(() -> PlainText.checkLine("/model", form.model(), SightingContent.LONGEST_WORD));
        return make == null || colour == null ? null : new Question.ByLooks(make, model, colour);
    }

    private @Nullable Question byPerson(EnquiryForm form, FieldErrors errors) {
        var name = errors.read(() -> PlainText.checkLine("/name", form.name(), SubjectContent.LONGEST_NAME));
        var key = name == null ? null : errors.read(() -> SubjectContent.nameKey("/name", name));
        var born = day("/born", form.born(), "Give the date of birth.", errors);
        if (born != null && (born.isBefore(EARLIEST_BORN) || born.isAfter(today()))) {
            errors.add("/born", "Give the date of birth.");
        }
        return name == null || key == null || born == null ? null : new Question.ByPerson(name, key, born);
    }

    private @Nullable Question byPlace(@Nullable String typed, FieldErrors errors) {
        var place = areas.place(typed, errors);
        if (place != null && place.precisionMetres() > SQUARE_METRES) {
            errors.add("/place", "Say it more precisely: to 1 km at least, such as TL 42 44.");
        }
        return place == null ? null : new Question.ByPlace(GridSquare.holding(place.point(), SQUARE_METRES));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LONDON);
    }

    static @Nullable LocalDate day(String pointer, @Nullable String said, String words, FieldErrors errors) {
        if (said != null && said.length() == 10) {
            try {
                return LocalDate.parse(said);
            } catch (DateTimeParseException e) {
                // Told below, as what is no day at all is.
            }
        }
        errors.add(pointer, words);
        return null;
    }

    private static @Nullable Question byPlate(@Nullable String typed, FieldErrors errors) {
        var line = errors.read(() -> PlainText.checkLine("/pattern", typed, LONGEST_TYPED));
        if (line == null) {
            return null;
        }
        var why = PlatePattern.explain(line);
        if (why != null) {
            errors.add("/pattern", why);
        }
        return PlatePattern.of(line).map(Question.ByPlate::new).orElse(null);
    }

    static <E extends Enum<E>> @Nullable E oneOf(
            E[] values, @Nullable String name, String pointer, String words, FieldErrors errors) {
        for (var value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        errors.add(pointer, words);
        return null;
    }
}
