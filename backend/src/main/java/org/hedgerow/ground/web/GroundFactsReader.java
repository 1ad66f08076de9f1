package org.hedgerow.ground.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import org.hedgerow.ground.GroundFact;
import org.hedgerow.ground.GroundFacts;
import org.hedgerow.ground.GroundKind;
import org.hedgerow.platform.FieldErrors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what is said of something on the ground beside where it is. What its kind does not have may not be said. */
@Component
class GroundFactsReader {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int DAYS_AHEAD = 366;

    private final Clock clock;

    GroundFactsReader(Clock clock) {
        this.clock = clock;
    }

    private record Days(@Nullable LocalDate first, @Nullable LocalDate last) {}

    GroundFacts read(GroundForm form, GroundKind kind, FieldErrors errors) {
        refuseUnlessHas(kind, GroundFact.LOCKED, form.locked(), "/locked", errors);
        var months = months(form, kind, errors);
        var days = days(form, kind, errors);
        return new GroundFacts(
                within(
                        kind,
                        GroundFact.HEIGHT,
                        form.heightMetres(),
                        1,
                        GroundFacts.HIGHEST_METRES,
                        "/heightMetres",
                        errors),
                within(
                        kind,
                        GroundFact.KILOVOLTS,
                        form.kilovolts(),
                        1,
                        GroundFacts.MOST_KILOVOLTS,
                        "/kilovolts",
                        errors),
                form.locked(),
                scaled(
                        kind,
                        GroundFact.WIDTH,
                        form.widthMetres(),
                        10,
                        GroundFacts.LEAST_WIDTH_DECIMETRES,
                        GroundFacts.MOST_WIDTH_DECIMETRES,
                        "/widthMetres",
                        errors),
                scaled(
                        kind,
                        GroundFact.WEIGHT,
                        form.weightTonnes(),
                        1000,
                        GroundFacts.LEAST_WEIGHT_KILOGRAMS,
                        GroundFacts.MOST_WEIGHT_KILOGRAMS,
                        "/weightTonnes",
                        errors),
                months ? form.fromMonth() : null,
                months ? form.untilMonth() : null,
                days.first(),
                days.last());
    }

    private static @Nullable Integer within(
            GroundKind kind,
            GroundFact fact,
            @Nullable Integer said,
            int least,
            int most,
            String pointer,
            FieldErrors errors) {
        if (refuseUnlessHas(kind, fact, said, pointer, errors) && said != null && (said < least || said > most)) {
            errors.add(pointer, "This is from " + least + " to " + most + ".");
        }
        return said;
    }

    private static @Nullable Integer scaled(
            GroundKind kind,
            GroundFact fact,
            @Nullable Double said,
            int scale,
            int least,
            int most,
            String pointer,
            FieldErrors errors) {
        if (!refuseUnlessHas(kind, fact, said, pointer, errors) || said == null) {
            return null;
        }
        var value = said * scale;
        if (!(value >= least && value <= most)) {
            errors.add(pointer, "This is from %s to %s.".formatted((double) least / scale, (double) most / scale));
            return null;
        }
        return (int) Math.round(value);
    }

    /** Whether both are said, and possible. */
    private static boolean months(GroundForm form, GroundKind kind, FieldErrors errors) {
        if (!refuseUnlessHas(kind, GroundFact.MONTHS, form.fromMonth(), "/fromMonth", errors)
                || !refuseUnlessHas(kind, GroundFact.MONTHS, form.untilMonth(), "/untilMonth", errors)
                || (form.fromMonth() == null && form.untilMonth() == null)) {
            return false;
        }
        return isMonth(form.fromMonth(), "/fromMonth", errors) & isMonth(form.untilMonth(), "/untilMonth", errors);
    }

    private static boolean isMonth(@Nullable Integer said, String pointer, FieldErrors errors) {
        if (said == null || said < 1 || said > 12) {
            errors.add(pointer, "A month is from 1 to 12.");
            return false;
        }
        return true;
    }

    private Days days(GroundForm form, GroundKind kind, FieldErrors errors) {
        var none = new Days(null, null);
        if (!kind.isDated()) {
            refuseUnlessHas(kind, GroundFact.DAYS, form.firstDay(), "/firstDay", errors);
            refuseUnlessHas(kind, GroundFact.DAYS, form.lastDay(), "/lastDay", errors);
            return none;
        }
        var first = day(form.firstDay(), "/firstDay", errors);
        var last = day(form.lastDay(), "/lastDay", errors);
        if (first == null || last == null) {
            return none;
        }
        var today = LocalDate.ofInstant(clock.instant(), LONDON);
        if (last.isBefore(first) || last.isBefore(today)) {
            errors.add("/lastDay", "The last day is not before the first, and not over.");
        } else if (ChronoUnit.DAYS.between(first, last) >= GroundFacts.MOST_DAYS
                || ChronoUnit.DAYS.between(today, last) > DAYS_AHEAD) {
            errors.add(
                    "/lastDay", "It goes on for at most " + GroundFacts.MOST_DAYS + " days, and ends within a year.");
        } else {
            return new Days(first, last);
        }
        return none;
    }

    private static @Nullable LocalDate day(@Nullable String said, String pointer, FieldErrors errors) {
        try {
            if (said != null) {
                return LocalDate.parse(said, DAY);
            }
        } catch (DateTimeParseException e) {
            // Said below, as a day that is missing is.
        }
        errors.add(pointer, "Write a day such as 2026-06-03.");
        return null;
    }

    private static boolean refuseUnlessHas(
            GroundKind kind, GroundFact fact, @Nullable Object said, String pointer, FieldErrors errors) {
        if (said == null || kind.has(fact)) {
            return true;
        }
        errors.add(pointer, "That is not said of this kind.");
        return false;
    }
}
