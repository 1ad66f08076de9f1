package org.hedgerow.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.IncidentReader;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.reference.Categories;
import org.hedgerow.report.Templates.Template;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what was sent into what was told, and names every field that is wrong. */
@Component
class ReportFormReader {

    private static final Instant OLDEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final Duration FURTHEST_OFF = Duration.ofDays(3660);

    /** One way to write an id and no other, as the links of bulletins do. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final IncidentReader incidents;
    private final Templates templates;
    private final Categories categories;
    private final Clock clock;

    ReportFormReader(IncidentReader incidents, Templates templates, Categories categories, Clock clock) {
        this.incidents = incidents;
        this.templates = templates;
        this.categories = categories;
        this.clock = clock;
    }

    /**
     * @param errors below the report, to which what is wrong is added
     * @return null when anything is wrong
     */
    @Nullable Told read(ReportForm form, @Nullable Instant madeAt, @Nullable Long clockOffsetMs, FieldErrors errors) {
        int before = errors.count();
        var template = template(form.template(), errors);
        var category = category(form.category(), template, errors);
        var narrative = incidents.narrative(form.narrative(), errors);
        var ahead = ahead(form.latest(), madeAt);
        var when = incidents.when(
                earlier(form.earliest(), ahead),
                earlier(form.latest(), ahead),
                form.exactTimeKnown() != null && form.exactTimeKnown(),
                errors);
        var place = incidents.place(form.place(), errors);
        var answers = templates.answers(form.answers(), errors);
        var mayContact = form.mayContact() != null && form.mayContact();
        var contact = mayContact ? contact(form.contact(), errors) : null;
        var bulletin = bulletin(form.bulletin(), errors);
        if (errors.count() > before) {
            return null;
        }
        return new Told(
                form.way() == ReportForm.By.FOR_CALLER,
                form.happeningNow() != null && form.happeningNow(),
                given(template).code(),
                new IncidentContent(
                        given(category), given(narrative), given(when), given(place), SharingTerms.of(Scope.OWN_FORCE)),
                answers,
                form.landownerPermission(),
                mayContact,
                contact,
                form.language() == null ? ReportForm.Language.en : form.language(),
                madeAt == null ? clock.instant().truncatedTo(ChronoUnit.SECONDS) : madeAt,
                clockOffsetMs,
                bulletin);
    }

    private @Nullable Template template(@Nullable String code, FieldErrors errors) {
        var found = templates.find(code == null ? Templates.FALLBACK : code);
        if (found.isEmpty()) {
            errors.add("/template", "There are no such questions here.");
        }
        return found.orElse(null);
    }

    private @Nullable String category(@Nullable String code, @Nullable Template template, FieldErrors errors) {
        if (code == null) {
            return template == null ? null : template.category();
        }
        var known = incidents.category(code, errors);
        if (known != null
                && template != null
                && !template.code().equals(Templates.FALLBACK)
                && categories.find(known).stream()
                        .noneMatch(found -> template.categories().contains(found.groupCode()))) {
            errors.add("/category", "That kind of incident has other questions.");
        }
        return known;
    }

    /**
     * How far a phone's clock was ahead of ours at least, when it says that something is over which is still to come. A report must not be lost
     * to a clock: the times are moved back by so much.
     */
    private Duration ahead(@Nullable Instant latest, @Nullable Instant madeAt) {
        var now = clock.instant();
        return latest != null && madeAt != null && latest.isAfter(now) && madeAt.isAfter(now) && madeAt.isBefore(LATEST)
                ? Duration.between(now, madeAt)
                : Duration.ZERO;
    }

    private static @Nullable Instant earlier(@Nullable Instant given, Duration by) {
        return given == null || given.isBefore(OLDEST) || given.isAfter(LATEST) ? given : given.minus(by);
    }

    /** Whether the clock of a device can have been so. */
    static void checkClock(@Nullable Instant madeAt, @Nullable Long offsetMs, FieldErrors errors) {
        if (madeAt != null && (madeAt.isBefore(OLDEST) || madeAt.isAfter(LATEST))) {
            errors.add("/madeAt", "No clock shows that time.");
        }
        if (offsetMs != null && Math.abs((double) offsetMs) > FURTHEST_OFF.toMillis()) {
            errors.add("/clockOffsetMs", "No clock is so far off.");
        }
    }

    private static @Nullable UUID bulletin(@Nullable String id, FieldErrors errors) {
        if (id == null) {
            return null;
        }
        if (!ID.matcher(id).matches()) {
            errors.add("/bulletin", "That is no id of a message.");
            return null;
        }
        return UUID.fromString(id);
    }

    private static ReportForm.@Nullable Contact contact(ReportForm.@Nullable Contact form, FieldErrors errors) {
        if (form == null) {
            return null;
        }
        var contact = new ReportForm.Contact(
                part("/contact/name", form.name(), 120, errors),
                part("/contact/telephone", form.telephone(), 40, errors),
                part("/contact/email", form.email(), 254, errors));
        if (contact.email() != null && !contact.email().matches("[^@\\s]{1,64}@[^@\\s]{1,189}")) {
            errors.add("/contact/email", "That is no e-mail address.");
        }
        return contact.name() == null && contact.telephone() == null && contact.email() == null ? null : contact;
    }

    private static @Nullable String part(String pointer, @Nullable String text, int longest, FieldErrors errors) {
        return text == null || text.isBlank() ? null : errors.read(() -> PlainText.checkLine(pointer, text, longest));
    }

    private static <T> T given(@Nullable T value) {
        if (value == null) {
            throw PlatformProblem.invalid("", "Something is missing.");
        }
        return value;
    }
}
