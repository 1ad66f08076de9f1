package org.hedgerow.sharing;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an owner has decided about who may see a record. The released rows of the record have labels that are made from it.
 *
 * @param scope who it is shared with
 * @param namedOrganisations for {@link Scope#NAMED_ORGANISATIONS} and {@link Scope#AIR_SUPPORT_TASK}, who; otherwise empty
 * @param originator for {@link Scope#ORIGINATOR}, the author
 * @param team for {@link Scope#TEAM}, which
 * @param agreement for {@link Scope#AGREEMENT} and {@link Scope#PARTNER}, which
 * @param instruction null for none
 * @param compartments only who belongs to all of these reads it, the owner's people included
 * @param barredPersons read it in no capacity: a conflict of interest, or the record is about them
 * @param embargoUntil before this only the owner reads it
 * @param expiresAt from this on only the owner reads it
 */
public record SharingTerms(
        Scope scope,
        Set<UUID> namedOrganisations,
        @Nullable UUID originator,
        @Nullable UUID team,
        @Nullable UUID agreement,
        Handling handling,
        Marking marking,
        @Nullable HandlingInstruction instruction,
        Set<UUID> compartments,
        Set<UUID> barredPersons,
        @Nullable Instant embargoUntil,
        @Nullable Instant expiresAt) {

    public SharingTerms {
        namedOrganisations = Set.copyOf(namedOrganisations);
        compartments = Set.copyOf(compartments);
        barredPersons = Set.copyOf(barredPersons);
        var names = scope == Scope.NAMED_ORGANISATIONS || scope == Scope.AIR_SUPPORT_TASK;
        if (names == namedOrganisations.isEmpty()) {
            throw new IllegalArgumentException("Organisations are named for those scopes and for no other");
        }
        if ((scope == Scope.ORIGINATOR) != (originator != null)
                || (scope == Scope.TEAM) != (team != null)
                || (scope == Scope.AGREEMENT || scope == Scope.PARTNER) != (agreement != null)) {
            throw new IllegalArgumentException("A scope names its author, team or agreement, and no other does");
        }
        if (scope == Scope.AIR_SUPPORT_TASK && expiresAt == null) {
            throw new IllegalArgumentException("A task ends");
        }
    }

    /** Ordinary terms: handling code P, OFFICIAL, no embargo, no expiry. For scopes that name nobody. */
    public static SharingTerms of(Scope scope) {
        return ordinary(scope, Set.of(), null, null, null);
    }

    public static SharingTerms naming(Set<UUID> organisations) {
        return ordinary(Scope.NAMED_ORGANISATIONS, organisations, null, null, null);
    }

    public static SharingTerms forAuthor(UUID person) {
        return ordinary(Scope.ORIGINATOR, Set.of(), person, null, null);
    }

    public static SharingTerms forTeam(UUID team) {
        return ordinary(Scope.TEAM, Set.of(), null, team, null);
    }

    /** @param scope {@link Scope#AGREEMENT} or {@link Scope#PARTNER} */
    public static SharingTerms under(UUID agreement, Scope scope) {
        return ordinary(scope, Set.of(), null, null, agreement);
    }

    private static SharingTerms ordinary(
            Scope scope, Set<UUID> named, @Nullable UUID originator, @Nullable UUID team, @Nullable UUID agreement) {
        return new SharingTerms(
                scope,
                named,
                originator,
                team,
                agreement,
                Handling.PERMITTED,
                Marking.OFFICIAL,
                null,
                Set.of(),
                Set.of(),
                null,
                null);
    }

    public SharingTerms handled(Handling other) {
        return new SharingTerms(
                scope,
                namedOrganisations,
                originator,
                team,
                agreement,
                other,
                marking,
                instruction,
                compartments,
                barredPersons,
                embargoUntil,
                expiresAt);
    }

    public SharingTerms marked(Marking other, @Nullable HandlingInstruction otherInstruction) {
        return new SharingTerms(
                scope,
                namedOrganisations,
                originator,
                team,
                agreement,
                handling,
                other,
                otherInstruction,
                compartments,
                barredPersons,
                embargoUntil,
                expiresAt);
    }

    public SharingTerms within(Set<UUID> otherCompartments, Set<UUID> barred) {
        return new SharingTerms(
                scope,
                namedOrganisations,
                originator,
                team,
                agreement,
                handling,
                marking,
                instruction,
                otherCompartments,
                barred,
                embargoUntil,
                expiresAt);
    }

    public SharingTerms between(@Nullable Instant embargo, @Nullable Instant expiry) {
        return new SharingTerms(
                scope,
                namedOrganisations,
                originator,
                team,
                agreement,
                handling,
                marking,
                instruction,
                compartments,
                barredPersons,
                embargo,
                expiry);
    }

    /**
     * The same conditions for others.
     *
     * @param other a scope that asks for no author, team, agreement or task
     * @param organisations whom it names
     */
    public SharingTerms to(Scope other, Set<UUID> organisations) {
        return ordinary(other, organisations, null, null, null)
                .handled(handling)
                .marked(marking, instruction)
                .within(compartments, barredPersons)
                .between(embargoUntil, expiresAt);
    }

    /** The terms of the record once it was taken back: the same conditions, for no more of the owner's people than before. */
    public SharingTerms withdrawn() {
        var within = scope == Scope.ORIGINATOR || scope == Scope.TEAM;
        return (within ? ordinary(scope, Set.of(), originator, team, null) : of(Scope.OWN_FORCE))
                .handled(handling)
                .marked(marking, instruction)
                .within(compartments, barredPersons)
                .between(null, null);
    }
}
