package org.hedgerow.incident;

import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
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

    /** Nothing but owner, scope, tier, kind of incident and names: no square, handling, marking, time or anything else to compare. */
    private static boolean isPlain(LabelTerms terms) {
        var named = terms.sharing().namedOrganisations();
        return terms.square() == null
                && terms.region() == null
                && switch (terms.scope()) {
                    case OWN_FORCE, ALL_FORCES, WATCH_AREA, COMMUNITY, PUBLIC ->
                        terms.sharing().equals(SharingTerms.of(terms.scope()));
                    case NAMED_ORGANISATIONS -> terms.sharing().equals(SharingTerms.naming(named));
                    default -> false;
                };
    }

    private static boolean reachesAsFar(LabelTerms before, LabelTerms after) {
        var names = after.sharing()
                .namedOrganisations()
                .containsAll(before.sharing().namedOrganisations());
        if (before.tier() != Tier.EXACT) {
            return before.scope() == after.scope() && names;
        }
        if (before.categoryGroup() != null && !before.categoryGroup().equals(after.categoryGroup())) {
            return false;
        }
        return switch (before.scope()) {
            case OWN_FORCE -> isForPolice(after.scope());
            case NAMED_ORGANISATIONS -> after.scope() == Scope.NAMED_ORGANISATIONS && names;
            default -> isForAllForces(before.scope()) && isForAllForces(after.scope());
        };
    }

    /** Scopes whose exact rows the owner's police read, whoever else does. */
    private static boolean isForPolice(Scope scope) {
        return scope == Scope.OWN_FORCE || scope == Scope.NAMED_ORGANISATIONS || isForAllForces(scope);
    }

    /** Scopes whose exact rows the police of every force read. */
    private static boolean isForAllForces(Scope scope) {
        return scope == Scope.ALL_FORCES || scope.reachesWatchGroups();
    }
}
