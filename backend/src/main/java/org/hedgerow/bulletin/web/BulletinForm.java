package org.hedgerow.bulletin.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bulletin as it is sent. Everything may be missing until it is checked. */
record BulletinForm(
        @Nullable String kind,
        @Nullable String advice,
        @Nullable String urgency,
        @Nullable Integer priority,
        @Nullable Integer expiresHours,
        @Nullable Integer delayMinutes,
        @Nullable Boolean watchMembers,
        @Nullable Boolean allForces,
        @Nullable AreaForm area,
        @Nullable EventForm event,
        @Nullable SignatoryForm signatory,
        @Nullable PlatesForm plates,
        @Nullable UUID sourceIncident,
        @Nullable List<@Nullable UUID> sourceMembers,
        @Nullable List<@Nullable WordingForm> wordings) {

    record AreaForm(
            @Nullable String name,
            @Nullable List<@Nullable String> squares,
            @Nullable List<@Nullable BoundaryForm> boundaries,
            @Nullable List<@Nullable List<@Nullable Double>> outline) {}

    record BoundaryForm(@Nullable String kind, @Nullable String code) {}

    record EventForm(
            @Nullable String place,
            @Nullable PositionForm position,
            @Nullable NearForm nearSource,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt) {}

    record PositionForm(
            @Nullable Double longitude,
            @Nullable Double latitude,
            @Nullable Integer precisionMetres) {}

    record NearForm(@Nullable String authoriser, @Nullable String reason) {}

    record SignatoryForm(
            @Nullable String rank,
            @Nullable String role,
            @Nullable String team,
            @Nullable String name) {}

    record PlatesForm(
            @Nullable String authoriser,
            @Nullable String reason,
            @Nullable Instant until) {}

    record WordingForm(
            @Nullable String audience,
            @Nullable TextForm english,
            @Nullable TextForm welsh) {}

    record TextForm(
            @Nullable String title,
            @Nullable String summary,
            @Nullable String body) {}
}
