package org.hedgerow.report.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the desk sends. Everything may be missing until it is checked. */
final class DeskForm {

    private DeskForm() {}

    /** @param to null to put it back */
    record Assignment(@Nullable UUID to) {}

    /** @param kind {@code QUESTION} or {@code NOTE} */
    record Message(
            @Nullable UUID id,
            @Nullable String kind,
            @Nullable String text) {}

    record Grade(@Nullable String grade, @Nullable String reason) {}

    record Joining(@Nullable UUID incident, @Nullable String reason) {}

    record Reason(@Nullable String reason) {}

    record JoiningMany(
            @Nullable List<@Nullable UUID> reports,
            @Nullable String reason) {}

    record Promotion(
            @Nullable UUID id,
            @Nullable String kind,
            @Nullable String crimeReference,
            @Nullable Instant crimeRecordedAt,
            @Nullable String reason) {}

    /** @param outcome in English, and in Welsh or not */
    record Closure(@Nullable String reason, @Nullable Outcome outcome) {}

    record Outcome(@Nullable String en, @Nullable String cy) {}
}
