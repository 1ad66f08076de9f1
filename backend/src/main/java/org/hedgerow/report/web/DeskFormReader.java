package org.hedgerow.report.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentProblem;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.report.DeskClosing;
import org.hedgerow.report.DeskJoining;
import org.hedgerow.report.DeskPromotion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what the desk sends into values, and names every field that is wrong. */
@Component
class DeskFormReader {

    private static final int LONGEST_MESSAGE = 2_000;
    private static final int LONGEST_REASON = 400;
    /** Forces write their references differently: anything of 4 to 40 capitals, figures and the marks that they use. */
    private static final Pattern CRIME_REFERENCE = Pattern.compile("[A-Z0-9][A-Z0-9/. -]{2,38}[A-Z0-9]");

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");

    private final Clock clock;

    DeskFormReader(Clock clock) {
        this.clock = clock;
    }

    /** The version that a change is made to. */
    static int version(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new ProblemException(IncidentProblem.VERSION_NEEDED);
        }
        return ClientSent.version(ifMatch, IncidentProblem.STALE);
    }

    static String reason(@Nullable String text) {
        return PlainText.checkLine("/reason", text, LONGEST_REASON);
    }

    static @Nullable String reasonIfAny(@Nullable String text) {
        return text == null || text.isBlank() ? null : reason(text);
    }

    static UUID id(String pointer, @Nullable UUID id) {
        if (id == null) {
            throw PlatformProblem.invalid(pointer, "This is needed.");
        }
        return id;
    }

    /** An id that a client made: random, so that it says nothing and cannot be foreseen. */
    static UUID newId(@Nullable UUID id) {
        return ClientSent.newId(id);
    }

    static String text(String pointer, @Nullable String text) {
        var checked = PlainText.check(pointer, text, LONGEST_MESSAGE);
        if (checked.isEmpty()) {
            throw PlatformProblem.invalid(pointer, "Write something first.");
        }
        return checked;
    }

    static boolean isQuestion(@Nullable String kind) {
        if (!"QUESTION".equals(kind) && !"NOTE".equals(kind)) {
            throw PlatformProblem.invalid("/kind", "Choose a question or a note.");
        }
        return kind.equals("QUESTION");
    }

    static List<UUID> reports(@Nullable List<@Nullable UUID> given) {
        if (given == null || given.isEmpty()) {
            throw PlatformProblem.invalid("/reports", "Choose the reports to join.");
        }
        if (given.size() > DeskJoining.MOST_AT_ONCE) {
            throw PlatformProblem.invalid(
                    "/reports", "At most " + DeskJoining.MOST_AT_ONCE + " reports are joined at once.");
        }
        if (given.stream().anyMatch(Objects::isNull)) {
            throw PlatformProblem.invalid("/reports", "Choose the reports to join.");
        }
        return List.copyOf(new LinkedHashSet<>(given));
    }

    static DeskClosing.Notice notice(DeskForm.@Nullable Outcome outcome) {
        var english = text("/outcome/en", outcome == null ? null : outcome.en());
        var welsh = outcome == null || outcome.cy() == null || outcome.cy().isBlank()
                ? null
                : text("/outcome/cy", outcome.cy());
        return new DeskClosing.Notice(english, welsh);
    }

    /** What is made of a report; who says so and when is for the server to say. */
    DeskPromotion promotion(Person person, DeskForm.Promotion form) {
        var id = newId(form.id());
        var kind = kind(form.kind());
        var crime = kind == DeskPromotion.Kind.CRIME;
        var errors = new FieldErrors();
        var reference = crime ? errors.read(() -> crimeReference(form.crimeReference())) : null;
        var recorded = crime ? errors.read(() -> recordedAt(form.crimeRecordedAt())) : null;
        var reason = kind == DeskPromotion.Kind.NO_CRIME
                ? errors.read(() -> reason(form.reason()))
                : errors.read(() -> given(reasonIfAny(form.reason())));
        errors.throwIfAny();
        return new DeskPromotion(
                id,
                kind,
                reference,
                recorded,
                reason == null || reason.isEmpty() ? null : reason,
                null,
                person.id(),
                clock.instant());
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static DeskPromotion.Kind kind(@Nullable String text) {
        for (var kind : DeskPromotion.Kind.values()) {
            if (kind.name().equals(text)) {
                return kind;
            }
        }
        throw PlatformProblem.invalid("/kind", "Choose a crime, no crime, or intelligence.");
    }

    private static String crimeReference(@Nullable String text) {
        var reference = PlainText.checkLine("/crimeReference", text, 40).toUpperCase(Locale.ROOT);
        if (!CRIME_REFERENCE.matcher(reference).matches()) {
            throw PlatformProblem.invalid(
                    "/crimeReference",
                    "Give the crime reference of your force: capitals, figures and / . - between them.");
        }
        return reference;
    }

    private Instant recordedAt(@Nullable Instant at) {
        if (at == null) {
            throw PlatformProblem.invalid("/crimeRecordedAt", "Say when the crime was recorded.");
        }
        if (at.isBefore(OLDEST)) {
            throw PlatformProblem.invalid("/crimeRecordedAt", "That is too long ago.");
        }
        if (at.isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            throw PlatformProblem.invalid("/crimeRecordedAt", "That time is still to come.");
        }
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
