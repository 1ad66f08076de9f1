package org.hedgerow.incident;

import java.util.Set;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a row that moves from one label to another leaves somebody behind. The answer is no only where that is plain from the scopes
 * alone; whenever it is not, as with any condition on either label, a recall is written, which harms nobody.
 */
final class Narrowing {

    private Narrowing() {}

    static boolean takesAway(LabelTerms before, @Nullable LabelTerms after) {
        return !before.equals(after)
                && (after == null
                        || !before.ownerOrganisation().equals(after.ownerOrganisation())
                        || !isPlain(before)
                        || !isPlain(after)
                        || before.tier() != after.tier()
                        || !reachesAsFar(before, after));
    }

    /** Nothing but owner, scope, tier and names: no square, handling, marking, time or anything else to compare. */
    private static boolean isPlain(LabelTerms terms) {
        return terms.equals(
                LabelTerms.of(terms.ownerOrganisation(), terms.scope(), terms.tier(), terms.namedOrganisations()));
    }

    private static boolean reachesAsFar(LabelTerms before, LabelTerms after) {
        if (before.tier() != Tier.EXACT) {
            return before.scope() == after.scope()
                    && after.namedOrganisations().containsAll(before.namedOrganisations());
        }
        return switch (before.scope()) {
            case OWN_FORCE -> isForPolice(after.scope());
            case NAMED_ORGANISATIONS ->
                after.scope() == Scope.NAMED_ORGANISATIONS
                        && after.namedOrganisations().containsAll(before.namedOrganisations());
            default -> isForAllForces(before.scope()) && isForAllForces(after.scope());
        };
    }

    /** Scopes whose exact rows the owner's police read, whoever else does. */
    private static boolean isForPolice(Scope scope) {
        return scope == Scope.OWN_FORCE || scope == Scope.NAMED_ORGANISATIONS || isForAllForces(scope);
    }

    /** Scopes whose exact rows the police of every force read. */
    private static boolean isForAllForces(Scope scope) {
        return Set.of("ALL_FORCES", "WATCH_AREA", "COMMUNITY", "PUBLIC").contains(scope.name());
    }
}
