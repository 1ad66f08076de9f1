package org.hedgerow.incident.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.incident.PlaceForm;
import org.hedgerow.sharing.HandlingInstruction;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingForm;
import org.jspecify.annotations.Nullable;

/**
 * A report or an amendment as it is sent. Everything may be missing until it is checked.
 *
 * @param reason for an amendment that changes who may see the incident, why
 */
record IncidentForm(
        @Nullable String category,
        @Nullable String narrative,
        @Nullable Instant earliest,
        @Nullable Instant latest,
        @Nullable Boolean exactTimeKnown,
        @Nullable PlaceForm place,
        @Nullable Scope scope,
        @Nullable List<@Nullable UUID> organisations,
        @Nullable UUID agreement,
        @Nullable UUID team,
        SharingForm.@Nullable HandlingForm handling,
        @Nullable Marking marking,
        @Nullable HandlingInstruction instruction,
        @Nullable List<@Nullable UUID> compartments,
        @Nullable List<@Nullable UUID> barred,
        @Nullable Instant embargoUntil,
        @Nullable Instant expiresAt,
        @Nullable String reason) {

    SharingForm sharing() {
        return new SharingForm(
                scope,
                organisations,
                agreement,
                team,
                handling,
                marking,
                instruction,
                compartments,
                barred,
                embargoUntil,
                expiresAt);
    }

    /**
     * What the form says, field by field: the same report sent again says the same, however its JSON is spaced. A form of ordinary
     * sharing says what it said before there was more to choose, so that a phone may repeat itself across an upgrade.
     */
    String said() {
        var ordinary = List.of(
                        "category=" + category,
                        "narrative=" + narrative,
                        "earliest=" + earliest,
                        "latest=" + latest,
                        "exactTimeKnown=" + exactTimeKnown,
                        "place=" + place,
                        "scope=" + scope,
                        "organisations=" + organisations)
                .stream()
                .collect(Collectors.joining(", ", "IncidentForm[", "]"));
        return sharing().hasNoConditions() ? ordinary : ordinary + sharing();
    }

    /** Why an incident is closed or withdrawn. */
    record Reason(@Nullable String reason) {}
}
