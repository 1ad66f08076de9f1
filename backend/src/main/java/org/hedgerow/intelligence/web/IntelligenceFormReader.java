package org.hedgerow.intelligence.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hedgerow.intelligence.Grade;
import org.hedgerow.intelligence.Grading;
import org.hedgerow.intelligence.IntelligencePriority;
import org.hedgerow.intelligence.IntelligenceReports;
import org.hedgerow.intelligence.LegacyGrade;
import org.hedgerow.intelligence.ReportContent;
import org.hedgerow.intelligence.SourceType;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.sharing.Marking;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what an author sent into a report, which need not be complete yet; what is there must be right. */
@Component
class IntelligenceFormReader {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Pattern SOURCE_REFERENCE = Pattern.compile("^SR-[0-9A-HJKMNP-TV-Z]{10}$");

    private final Clock clock;

    IntelligenceFormReader(Clock clock) {
        this.clock = clock;
    }

    /** What was sent, with the incidents that it is about. */
    record Read(ReportContent content, Set<UUID> incidents) {}

    Read read(ReportForm form) {
        return read(form, Grade::of, new FieldErrors());
    }

    /** In the older form: what it says is kept as it came, and something must be there. */
    Read readLegacy(ReportForm form) {
        var errors = new FieldErrors();
        if (form.items() == null || form.items().isEmpty()) {
            errors.add("/items", "Write at least one item.");
        }
        if (form.conditions() != null) {
            errors.add("/conditions", "The older form has no conditions; its handling is the last figure of a grade.");
        }
        return read(form, LegacyGrade::of, errors);
    }

    private Read read(
            ReportForm form,
            Function<@Nullable String, ? extends Optional<? extends Grading>> grading,
            FieldErrors errors) {
        GivenFields.refuseSecret(form.marking(), form.handlingInstruction(), form.title());
        var given = new GivenFields(errors);
        var marking = given.marking(form.marking());
        var content = new ReportContent(
                given.title(form.title()),
                given.oneOf("/priority", IntelligencePriority.values(), form.priority()),
                marking == null ? Marking.OFFICIAL_SENSITIVE : marking,
                given.line("/handlingInstruction", form.handlingInstruction()),
                given.day("/intelligenceDay", form.intelligenceDay(), LocalDate.ofInstant(clock.instant(), LONDON)),
                given.oneOf("/sourceType", SourceType.values(), form.sourceType()),
                sourceReference(form.sourceReference(), errors),
                given.items(form.items(), grading),
                given.provenance(form.provenance(), grading),
                given.line("/unreliableReason", form.unreliableReason()),
                given.line("/falseReason", form.falseReason()),
                given.conditions(form.conditions()),
                form.personalInformation(),
                form.askedSensitive());
        var incidents = incidents(form, errors);
        errors.throwIfAny();
        return new Read(content, incidents);
    }

    private static @Nullable String sourceReference(@Nullable String text, FieldErrors errors) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!SOURCE_REFERENCE.matcher(text).matches()) {
            errors.add("/sourceReference", "A source reference is SR- and ten letters and figures; never a name.");
            return null;
        }
        return text;
    }

    private static Set<UUID> incidents(ReportForm form, FieldErrors errors) {
        var given = form.incidents() == null ? List.<UUID>of() : form.incidents();
        if (given.size() > IntelligenceReports.MOST_INCIDENTS) {
            errors.add(
                    "/incidents", "At most " + IntelligenceReports.MOST_INCIDENTS + " incidents go with one report.");
            return Set.of();
        }
        var incidents = new LinkedHashSet<UUID>();
        for (var id : given) {
            if (id == null) {
                errors.add("/incidents", "Choose incidents that you may read.");
            } else {
                incidents.add(id);
            }
        }
        return incidents;
    }
}
