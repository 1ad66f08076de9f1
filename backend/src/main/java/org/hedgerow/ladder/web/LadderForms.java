package org.hedgerow.ladder.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is sent about the ladder. Everything may be missing until it is checked; moments are in UTC, days in London. */
final class LadderForms {

    private LadderForms() {}

    /**
     * @param age in years, of somebody whose date of birth is not known
     * @param group of categories, for an agreement
     */
    record SubjectForm(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String born,
            @Nullable Integer age,
            @Nullable String plate,
            @Nullable String description,
            @Nullable UUID agreement,
            @Nullable String group) {}

    record StepForm(
            @Nullable UUID subject,
            @Nullable String kind,
            @Nullable Boolean ownForceOnly,
            @Nullable String area,
            @Nullable String grid,
            @Nullable String issuedAt,
            @Nullable String expiresAt,
            @Nullable String servedBy,
            @Nullable UUID incident,
            @Nullable Boolean childPresent,
            @Nullable Integer childAge,
            @Nullable String proceedings,
            @Nullable String offenceOn,
            @Nullable String evidenceOn,
            @Nullable String notes) {}

    /** @param step the dispersal of a detention */
    record CustodyForm(
            @Nullable UUID subject,
            @Nullable String thing,
            @Nullable String basis,
            @Nullable UUID step,
            @Nullable String heldSince,
            @Nullable String microchip,
            @Nullable String breedType,
            @Nullable String colour,
            @Nullable String sex,
            @Nullable String marks,
            @Nullable String plate,
            @Nullable Integer pencePerDay) {}

    /** A whole name and date of birth, or a whole plate. */
    record SearchForm(
            @Nullable String name,
            @Nullable String born,
            @Nullable String plate) {}

    record ReasonForm(@Nullable String reason) {}

    record SafeguardingForm(@Nullable String said) {}

    record ConversionForm(@Nullable String basis, @Nullable String reason) {}

    record OrderForm(@Nullable String order, @Nullable String on) {}

    record EndForm(@Nullable String how) {}

    record Kept(UUID id) {}

    record Found(List<LadderViews.SubjectView> subjects) {}
}
