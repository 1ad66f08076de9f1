package org.hedgerow.intelligence.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A report as it is sent by its author. Everything may be missing until it is checked. */
record ReportForm(
        @Nullable String title,
        @Nullable String priority,
        @Nullable String marking,
        @Nullable String handlingInstruction,
        @Nullable String intelligenceDay,
        @Nullable String sourceType,
        @Nullable String sourceReference,
        @Nullable List<@Nullable GradedForm> items,
        @Nullable GradedForm provenance,
        @Nullable String unreliableReason,
        @Nullable String falseReason,
        @Nullable ConditionsForm conditions,
        @Nullable Boolean personalInformation,
        @Nullable Boolean askedSensitive,
        @Nullable List<@Nullable UUID> incidents) {

    /** An item or the provenance, with its grade as it is written. */
    record GradedForm(@Nullable String text, @Nullable String grade) {}

    /** The conditions of handling code C. */
    record ConditionsForm(
            @Nullable String text,
            @Nullable String reason,
            @Nullable String action,
            @Nullable String sanitisation,
            @Nullable String permittedUse) {}
}
