package org.hedgerow.ladder.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hedgerow.geo.GridReference;
import org.hedgerow.geo.PlaceRefused;
import org.hedgerow.ladder.CustodyBasis;
import org.hedgerow.ladder.CustodyContent;
import org.hedgerow.ladder.CustodyThing;
import org.hedgerow.ladder.Proceedings;
import org.hedgerow.ladder.Sex;
import org.hedgerow.ladder.StepContent;
import org.hedgerow.ladder.StepKind;
import org.hedgerow.ladder.SubjectContent;
import org.hedgerow.ladder.SubjectKind;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.SentField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns forms about the ladder into values, once, and names every field that is wrong. */
@Component
class LadderFormReader {

    static final int LONGEST_REASON = 400;
    static final int LONGEST_SAFEGUARDING = 200;

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Pattern GROUP = Pattern.compile("[A-Z]{2,12}");
    /** A number or a role; no name is asked for, and no address fits. */
    private static final Pattern SERVED_BY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 /.-]{0,39}");

    private static final Pattern MICROCHIP = Pattern.compile("[0-9]{15}");
    private static final int OF_AGE = 18;

    private final Clock clock;

    LadderFormReader(Clock clock) {
        this.clock = clock;
    }

    SubjectContent subject(LadderForms.SubjectForm form) {
        var errors = new FieldErrors();
        var kind = errors.read(
                () -> SentField.oneOf(SubjectKind.values(), form.kind(), "/kind", "Choose a person or a vehicle."));
        var person = kind == SubjectKind.PERSON;
        var name = person ? errors.read(() -> name(form.name())) : null;
        var born = person ? errors.read(() -> SentField.dayOrNull("/born", form.born(), 1900)) : null;
        if (person) {
            refuseUnlessOneAge(form, born, errors);
        }
        var plate =
                kind == SubjectKind.VEHICLE ? errors.read(() -> SubjectContent.plate("/plate", form.plate())) : null;
        var description = errors.read(
                () -> SentField.text("/description", form.description(), SubjectContent.LONGEST_DESCRIPTION));
        if ((form.agreement() == null) != (form.group() == null)) {
            errors.add("/group", "Say what kind of incident it is about when you share it under an agreement.");
        } else if (form.group() != null && !GROUP.matcher(form.group()).matches()) {
            errors.add("/group", "Choose a kind of incident from the list.");
        }
        errors.throwIfAny();
        var age = person && born == null ? form.age() : null;
        return new SubjectContent(
                SentField.given(kind),
                name,
                born,
                age,
                age == null ? null : today(),
                plate,
                SentField.given(description),
                form.agreement(),
                form.group());
    }

    private void refuseUnlessOneAge(LadderForms.SubjectForm form, @Nullable LocalDate born, FieldErrors errors) {
        if (born != null && (born.isAfter(today()) || born.isBefore(today().minusYears(SubjectContent.MOST_AGE)))) {
            errors.add("/born", "This cannot be a date of birth.");
        }
        var said = form.born() != null && !form.born().isEmpty();
        if (said == (form.age() != null)) {
            errors.add("/born", "Give the date of birth, or the age where it is not known.");
        } else if (form.age() != null && (form.age() < 0 || form.age() > SubjectContent.MOST_AGE)) {
            errors.add("/age", "An age is from 0 to " + SubjectContent.MOST_AGE + ".");
        }
    }

    /** A name of which something is left when names are compared. */
    static String name(@Nullable String text) {
        var name = PlainText.checkLine("/name", text, SubjectContent.LONGEST_NAME);
        SubjectContent.nameKey("/name", name);
        return name;
    }

    StepContent step(LadderForms.StepForm form) {
        var errors = new FieldErrors();
        var kind = errors.read(() -> SentField.oneOf(StepKind.values(), form.kind(), "/kind", "Choose what was done."));
        var area = errors.read(() -> PlainText.checkLine("/area", form.area(), StepContent.LONGEST_AREA));
        var grid = errors.read(() -> grid(form.grid()));
        var issuedAt = errors.read(
                () -> SentField.instant("/issuedAt", form.issuedAt()).truncatedTo(ChronoUnit.SECONDS));
        var expiresAt = errors.read(() -> SentField.instantOrNull("/expiresAt", form.expiresAt()));
        var servedBy = errors.read(() -> servedBy(form.servedBy()));
        var notes = errors.read(() -> SentField.text("/notes", form.notes(), StepContent.LONGEST_NOTES));
        var childPresent = Boolean.TRUE.equals(form.childPresent());
        var childAge = form.childAge();
        if (childAge != null && (!childPresent || childAge < 0 || childAge >= OF_AGE)) {
            errors.add("/childAge", "A child is 0 to 17 years old.");
        }
        var proceedings = form.proceedings() == null
                ? null
                : errors.read(() -> SentField.oneOf(
                        Proceedings.values(), form.proceedings(), "/proceedings", "Choose which time limit runs."));
        var offence = form.proceedings() == null ? null : errors.read(() -> past("/offenceOn", form.offenceOn()));
        var evidence =
                proceedings == Proceedings.WILDLIFE ? errors.read(() -> past("/evidenceOn", form.evidenceOn())) : null;
        if (offence != null && evidence != null && evidence.isBefore(offence)) {
            errors.add("/evidenceOn", "No evidence comes before its offence.");
        }
        errors.throwIfAny();
        return new StepContent(
                SentField.given(kind),
                Boolean.TRUE.equals(form.ownForceOnly()),
                SentField.given(area),
                grid,
                SentField.given(issuedAt),
                expiresAt,
                SentField.given(servedBy),
                form.incident(),
                childPresent,
                childAge,
                proceedings,
                offence,
                evidence,
                SentField.given(notes));
    }

    CustodyContent custody(LadderForms.CustodyForm form) {
        var errors = new FieldErrors();
        var thing = errors.read(
                () -> SentField.oneOf(CustodyThing.values(), form.thing(), "/thing", "Choose what is held."));
        var basis = errors.read(
                () -> SentField.oneOf(CustodyBasis.values(), form.basis(), "/basis", "Choose under what it is held."));
        var heldSince = errors.read(
                () -> SentField.instant("/heldSince", form.heldSince()).truncatedTo(ChronoUnit.SECONDS));
        var dog = thing == CustodyThing.DOG;
        var breed = dog
                ? errors.read(() -> PlainText.checkLine("/breedType", form.breedType(), CustodyContent.LONGEST_BREED))
                : "";
        var colour = errors.read(() -> Objects.requireNonNullElse(
                SentField.line("/colour", form.colour(), CustodyContent.LONGEST_COLOUR), ""));
        var marks = errors.read(() -> SentField.text("/marks", form.marks(), CustodyContent.LONGEST_MARKS));
        var sex = dog
                ? errors.read(
                        () -> SentField.oneOf(Sex.values(), form.sex(), "/sex", "Choose female, male or not known."))
                : null;
        var microchip = dog ? errors.read(() -> microchip(form.microchip())) : null;
        var plate =
                thing == CustodyThing.VEHICLE ? errors.read(() -> SubjectContent.plate("/plate", form.plate())) : null;
        if (basis != null && basis.isDetention() != (form.step() != null)) {
            errors.add("/step", "Say which dispersal a detention belongs to; a seizure belongs to none.");
        }
        var pence = form.pencePerDay();
        if (pence == null || pence < 0 || pence > CustodyContent.MOST_PENCE_PER_DAY) {
            errors.add("/pencePerDay", "A day costs from nothing to 1,000 pounds.");
        }
        errors.throwIfAny();
        return new CustodyContent(
                SentField.given(thing),
                SentField.given(basis),
                form.step(),
                SentField.given(heldSince),
                microchip,
                SentField.given(breed),
                SentField.given(colour),
                sex,
                SentField.given(marks),
                plate,
                SentField.given(pence));
    }

    static String reason(@Nullable String reason) {
        return PlainText.checkLine("/reason", reason, LONGEST_REASON);
    }

    private static String servedBy(@Nullable String text) {
        var line = PlainText.checkLine("/servedBy", text, StepContent.LONGEST_SERVED_BY);
        if (!SERVED_BY.matcher(line).matches()) {
            throw PlatformProblem.invalid("/servedBy", "Give a police number or a role, without a name.");
        }
        return line;
    }

    private static @Nullable String grid(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return GridReference.parse(text.strip()).toString();
        } catch (PlaceRefused e) {
            throw PlatformProblem.invalid("/grid", e.explanation());
        }
    }

    private static @Nullable String microchip(@Nullable String text) {
        var figures = text == null || text.length() > 40 ? text : text.replaceAll("[ -]", "");
        if (figures == null || figures.isEmpty()) {
            return null;
        }
        if (!MICROCHIP.matcher(figures).matches()) {
            throw PlatformProblem.invalid("/microchip", "The number of a microchip has 15 figures.");
        }
        return figures;
    }

    private LocalDate past(String pointer, @Nullable String text) {
        var day = SentField.day(pointer, text, 1900);
        if (day.isAfter(today())) {
            throw PlatformProblem.invalid(pointer, "This is still to come.");
        }
        return day;
    }

    private LocalDate today() {
        return clock.instant().atZone(LONDON).toLocalDate();
    }

    /** The id of something that a form has to name. */
    static UUID named(String pointer, @Nullable UUID id) {
        if (id == null) {
            throw PlatformProblem.invalid(pointer, "Say whom or what it is about.");
        }
        return id;
    }
}
