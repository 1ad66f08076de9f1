package org.hedgerow.intelligence.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hedgerow.intelligence.Conditions;
import org.hedgerow.intelligence.GradedText;
import org.hedgerow.intelligence.Grading;
import org.hedgerow.intelligence.IntelligenceProblem;
import org.hedgerow.intelligence.ReportContent;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.ActionCode;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.SanitisationCode;
import org.jspecify.annotations.Nullable;

/** Reads the fields that authors and assessors fill in alike, and gathers what is wrong with each. */
final class GivenFields {

    private static final Pattern SECRET = Pattern.compile("\\b(?:TOP\\s*-?\\s*)?SECRET\\b");
    private static final int LONGEST_DAY = 10;

    private final FieldErrors errors;

    GivenFields(FieldErrors errors) {
        this.errors = errors;
    }

    /** @throws ProblemException {@link IntelligenceProblem#TOO_SECRET} at once: what may not be held is not read any further */
    static void refuseSecret(@Nullable String... marked) {
        for (var text : marked) {
            if (text != null && SECRET.matcher(text).find()) {
                throw new ProblemException(IntelligenceProblem.TOO_SECRET);
            }
        }
    }

    @Nullable Marking marking(@Nullable String text) {
        for (var marking : Marking.values()) {
            if (marking.text().equals(text)) {
                return marking;
            }
        }
        errors.add("/marking", "Choose OFFICIAL or OFFICIAL-SENSITIVE.");
        return null;
    }

    String title(@Nullable String text) {
        var title = errors.read(() -> PlainText.checkLine("/title", text, ReportContent.LONGEST_TITLE));
        return title == null ? "" : title;
    }

    /** A short text that may be missing. */
    @Nullable String line(String pointer, @Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : errors.read(() -> PlainText.checkLine(pointer, text, ReportContent.LONGEST_LINE));
    }

    /** One of a closed list, or nothing. */
    <E extends Enum<E>> @Nullable E oneOf(String pointer, E[] values, @Nullable String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        for (var value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        errors.add(pointer, "Choose one of the list.");
        return null;
    }

    /** A day that is not after {@code latest}, or nothing. */
    @Nullable LocalDate day(String pointer, @Nullable String text, LocalDate latest) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var day = LocalDate.parse(text.length() > LONGEST_DAY ? "" : text);
            if (day.getYear() >= 1990 && !day.isAfter(latest)) {
                return day;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        errors.add(pointer, "Give a day that is not to come.");
        return null;
    }

    List<GradedText> items(
            @Nullable List<ReportForm.@Nullable GradedForm> forms,
            Function<@Nullable String, ? extends Optional<? extends Grading>> grading) {
        var items = new ArrayList<GradedText>();
        var given = forms == null ? List.<ReportForm.GradedForm>of() : forms;
        if (given.size() > ReportContent.MOST_ITEMS) {
            errors.add("/items", "At most " + ReportContent.MOST_ITEMS + " items stand in one report.");
            return items;
        }
        for (int at = 0; at < given.size(); at++) {
            var item = graded("/items/" + at, given.get(at), grading);
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    /** The provenance, or nothing where neither words nor a grade are given. */
    @Nullable GradedText provenance(
            ReportForm.@Nullable GradedForm form,
            Function<@Nullable String, ? extends Optional<? extends Grading>> grading) {
        var empty = form == null || (isBlank(form.text()) && isBlank(form.grade()));
        return empty ? null : graded("/provenance", form, grading);
    }

    private @Nullable GradedText graded(
            String pointer,
            ReportForm.@Nullable GradedForm form,
            Function<@Nullable String, ? extends Optional<? extends Grading>> grading) {
        if (form == null) {
            errors.add(pointer, "This is needed.");
            return null;
        }
        var text = errors.read(() -> {
            var checked = PlainText.check(pointer + "/text", form.text(), GradedText.LONGEST);
            if (checked.isEmpty()) {
                throw PlatformProblem.invalid(pointer + "/text", "This is needed.");
            }
            return checked;
        });
        Grading grade = grading.apply(form.grade()).orElse(null);
        if (grade == null) {
            errors.add(pointer + "/grade", "Choose a source evaluation, an assessment and a handling code.");
        }
        return text == null || grade == null ? null : new GradedText(text, grade);
    }

    Conditions conditions(ReportForm.@Nullable ConditionsForm form) {
        return form == null
                ? Conditions.NONE
                : new Conditions(
                        line("/conditions/text", form.text()),
                        line("/conditions/reason", form.reason()),
                        oneOf("/conditions/action", ActionCode.values(), form.action()),
                        oneOf("/conditions/sanitisation", SanitisationCode.values(), form.sanitisation()),
                        line("/conditions/permittedUse", form.permittedUse()));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
