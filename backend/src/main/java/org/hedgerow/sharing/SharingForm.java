package org.hedgerow.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who a record is to be shared with, as it is sent. Everything may be missing until it is checked; what is missing is ordinary.
 *
 * @param agreement for the scopes of an agreement, which
 * @param team for the scope of a team, which
 * @param barred persons who may not read it in any capacity
 */
public record SharingForm(
        @Nullable Scope scope,
        @Nullable List<@Nullable UUID> organisations,
        @Nullable UUID agreement,
        @Nullable UUID team,
        @Nullable HandlingForm handling,
        @Nullable Marking marking,
        @Nullable HandlingInstruction instruction,
        @Nullable List<@Nullable UUID> compartments,
        @Nullable List<@Nullable UUID> barred,
        @Nullable Instant embargoUntil,
        @Nullable Instant expiresAt) {

    /** The handling code, with its conditions when it is C. */
    public record HandlingForm(
            @Nullable HandlingCode code,
            @Nullable ActionCode action,
            @Nullable SanitisationCode sanitisation) {}

    /** A form in which nothing is said. */
    public static final SharingForm NOTHING =
            new SharingForm(null, null, null, null, null, null, null, null, null, null, null);

    /** The form that says these terms. */
    public static SharingForm of(SharingTerms terms) {
        return new SharingForm(
                terms.scope(),
                sorted(terms.namedOrganisations()),
                terms.agreement(),
                terms.team(),
                new HandlingForm(
                        terms.handling().code(),
                        terms.handling().action(),
                        terms.handling().sanitisation()),
                terms.marking(),
                terms.instruction(),
                sorted(terms.compartments()),
                sorted(terms.barredPersons()),
                terms.embargoUntil(),
                terms.expiresAt());
    }

    private static List<@Nullable UUID> sorted(Set<UUID> ids) {
        return List.copyOf(new TreeSet<>(ids));
    }

    /** Whether nothing but the scope and the organisations is said. */
    public boolean hasNoConditions() {
        return equals(new SharingForm(scope, organisations, null, null, null, null, null, null, null, null, null));
    }
}
