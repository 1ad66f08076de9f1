package org.hedgerow.intelligence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hedgerow.platform.ProblemException.FieldError;
import org.hedgerow.sharing.ActionCode;
import org.jspecify.annotations.Nullable;

/** What a report must say before it goes on, some of it only because of what else it says. Pure. */
final class ReportRules {

    private ReportRules() {}

    /** What is missing of a report that its author thinks complete, by the fields of its form; nothing when it is. */
    static List<FieldError> ofReport(ReportContent report) {
        var missing = new ArrayList<FieldError>();
        need(missing, report.priority(), "/priority", "Choose how urgent it is.");
        need(missing, report.intelligenceDay(), "/intelligenceDay", "Say on which day the source knew this.");
        need(missing, report.sourceType(), "/sourceType", "Choose what kind of source it is.");
        need(missing, report.provenance(), "/provenance", "Say how the source knows this, with a grade.");
        need(
                missing,
                report.personalInformation(),
                "/personalInformation",
                "Say whether it tells of persons who can be identified.");
        need(missing, report.askedSensitive(), "/askedSensitive", "Say whether it should be held as sensitive.");
        ofText(
                missing,
                report.items(),
                report.provenance(),
                report.unreliableReason(),
                report.falseReason(),
                report.conditions());
        return missing;
    }

    /** What is wrong with what an assessor wrote for others. */
    static List<FieldError> ofSanitised(SanitisedContent sanitised) {
        var missing = new ArrayList<FieldError>();
        ofText(
                missing,
                sanitised.items(),
                sanitised.provenance(),
                sanitised.unreliableReason(),
                sanitised.falseReason(),
                sanitised.conditions());
        return missing;
    }

    private static void ofText(
            List<FieldError> missing,
            List<GradedText> items,
            @Nullable GradedText provenance,
            @Nullable String unreliableReason,
            @Nullable String falseReason,
            Conditions conditions) {
        if (items.isEmpty()) {
            missing.add(new FieldError("/items", "Write at least one item."));
        }
        if (isAny(items, provenance, Grade::isUnreliable)) {
            need(missing, unreliableReason, "/unreliableReason", "Say why the source is graded 3, not reliable.");
        }
        if (isAny(items, provenance, Grade::isSuspectedFalse)) {
            need(missing, falseReason, "/falseReason", "Say why it is graded E, suspected false.");
        }
        if (isAny(items, provenance, Grade::isConditional)) {
            ofConditions(missing, conditions);
        } else if (!conditions.isEmpty()) {
            missing.add(new FieldError("/conditions", "Conditions go with handling code C alone."));
        }
    }

    private static void ofConditions(List<FieldError> missing, Conditions conditions) {
        need(missing, conditions.text(), "/conditions/text", "Handling code C: say what the conditions are.");
        need(missing, conditions.reason(), "/conditions/reason", "Handling code C: say why there are conditions.");
        need(missing, conditions.action(), "/conditions/action", "Handling code C asks for an action code.");
        need(
                missing,
                conditions.sanitisation(),
                "/conditions/sanitisation",
                "Handling code C asks for a sanitisation code.");
        if (conditions.action() == ActionCode.A3) {
            need(missing, conditions.permittedUse(), "/conditions/permittedUse", "A3: say which use is permitted.");
        } else if (conditions.permittedUse() != null) {
            missing.add(new FieldError("/conditions/permittedUse", "A permitted use goes with action code A3 alone."));
        }
    }

    private static boolean isAny(List<GradedText> items, @Nullable GradedText provenance, Predicate<Grade> rule) {
        return Stream.concat(items.stream(), Stream.ofNullable(provenance)).anyMatch(each -> each.isGradedAs(rule));
    }

    private static void need(List<FieldError> missing, @Nullable Object value, String pointer, String detail) {
        if (value == null) {
            missing.add(new FieldError(pointer, detail));
        }
    }
}
