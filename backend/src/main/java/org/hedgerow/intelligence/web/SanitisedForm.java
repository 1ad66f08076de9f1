package org.hedgerow.intelligence.web;

import java.util.List;
import java.util.UUID;
import org.hedgerow.sharing.Scope;
import org.jspecify.annotations.Nullable;

/** What an assessor writes for others, as it is sent. Everything may be missing until it is checked. */
record SanitisedForm(
        @Nullable String title,
        @Nullable String priority,
        @Nullable String marking,
        @Nullable String handlingInstruction,
        @Nullable String category,
        @Nullable List<ReportForm.@Nullable GradedForm> items,
        ReportForm.@Nullable GradedForm provenance,
        @Nullable String unreliableReason,
        @Nullable String falseReason,
        ReportForm.@Nullable ConditionsForm conditions,
        @Nullable ForWhom sharing,
        @Nullable List<@Nullable KeptForm> kept) {

    /** Whom it is for. */
    record ForWhom(
            @Nullable Scope scope,
            @Nullable List<@Nullable UUID> organisations,
            @Nullable UUID agreement) {}

    /** Words that stand out and stay, with the reason. */
    record KeptForm(
            @Nullable String kind,
            @Nullable String words,
            @Nullable String reason) {}
}
