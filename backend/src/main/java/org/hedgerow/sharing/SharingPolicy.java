package org.hedgerow.sharing;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The one rule that decides who reads and who writes what. Pure and total: the same answer for the same question, and no for
 * whatever it does not know. The database, the stream and every cache use the sets that it returns.
 *
 * <p>Read in this order: who is barred, then embargo and expiry, marking, handling, compartments; whoever is left reads what the scope gives
 * to the tier. A purpose only ever narrows.
 */
final class SharingPolicy {

    private SharingPolicy() {}

    /**
     * The ids of the labels that may be read, ascending.
     *
     * @param person for what is released to one person; null for an audience as a whole
     */
    static int[] visibleLabels(
            Audience audience, @Nullable UUID person, Collection<Label> labels, Standing standing, Instant now) {
        return ids(labels, label -> mayRead(audience, person, label.terms(), standing, now));
    }

    /** The ids of the labels that rows may be added to or changed under, ascending. */
    static int[] writableLabels(
            Author author, Audience audience, Collection<Label> labels, Standing standing, Instant now) {
        return ids(labels, label -> mayWrite(author, audience, label.terms(), standing, now));
    }

    static boolean mayRead(Audience audience, @Nullable UUID person, LabelTerms label, Standing standing, Instant now) {
        if (audience.reader() == Reader.NOBODY || label.tier() == Tier.SOURCE) {
            return false;
        }
        if (label.tier() == Tier.ORIGINATOR) {
            return person != null && person.equals(label.reporter());
        }
        return !isBarred(audience, person, label)
                && (owns(audience, label) || !isHeldBack(audience, label, now))
                && audience.groups().containsAll(label.sharing().compartments())
                && isGiven(audience, person, label, standing, now);
    }

    /** The police write what they may read of their own organisation's, and maintain what is released from it to others. */
    static boolean mayWrite(Author author, Audience audience, LabelTerms label, Standing standing, Instant now) {
        if (label.tier() == Tier.SOURCE) {
            return false;
        }
        return switch (author.kind()) {
            case POLICE ->
                author.organisation().equals(label.ownerOrganisation())
                        && (label.tier() == Tier.EXACT
                                ? mayRead(audience, author.person(), label, standing, now)
                                : !isBarred(audience, author.person(), label));
            case REPORTER ->
                (label.tier() == Tier.EXACT && label.sharing().equals(SharingTerms.of(Scope.OWN_FORCE)))
                        || (label.tier() == Tier.ORIGINATOR && author.person().equals(label.reporter()));
            case NONE -> false;
        };
    }

    /**
     * The ids of the labels under which an organisation keeps who told it what, ascending: for its source handlers, through the door that
     * opens nothing else, and in no other answer of this class.
     *
     * @param person who is barred from none of them
     */
    static int[] sourceLabels(UUID organisation, UUID person, Collection<Label> labels) {
        return ids(
                labels,
                label -> label.terms().tier() == Tier.SOURCE
                        && label.terms().ownerOrganisation().equals(organisation)
                        && !label.terms().sharing().barredPersons().contains(person));
    }

    private static boolean isBarred(Audience audience, @Nullable UUID person, LabelTerms label) {
        var barred = label.sharing().barredPersons();
        return (audience.barred() != null && barred.contains(audience.barred()))
                || (person != null && barred.contains(person));
    }

    private static boolean owns(Audience audience, LabelTerms label) {
        return audience.reader().isPolice() && audience.organisation().equals(label.ownerOrganisation());
    }

    /** What takes a record from everybody but its owner. */
    private static boolean isHeldBack(Audience audience, LabelTerms label, Instant now) {
        var terms = label.sharing();
        return (terms.embargoUntil() != null && now.isBefore(terms.embargoUntil()))
                || (terms.expiresAt() != null && !now.isBefore(terms.expiresAt()))
                || isAboveMarking(audience, terms)
                || isAgainstHandling(audience, terms);
    }

    private static boolean isAboveMarking(Audience audience, SharingTerms terms) {
        var official = audience.reader().isPolice() || audience.reader() == Reader.AIR_SUPPORT;
        return (terms.marking() == Marking.OFFICIAL_SENSITIVE && !official)
                || terms.instruction() == HandlingInstruction.ORGANISATIONAL_USE_ONLY
                || (terms.instruction() == HandlingInstruction.RECIPIENTS_ONLY && !isNamed(audience, terms));
    }

    private static boolean isAgainstHandling(Audience audience, SharingTerms terms) {
        if (terms.handling().code() == HandlingCode.P) {
            return false;
        }
        var mayHold = audience.reader().isPolice()
                || (audience.reader() == Reader.AIR_SUPPORT && !terms.handling().restrainsAction());
        return !mayHold || !isNamed(audience, terms);
    }

    private static boolean isNamed(Audience audience, SharingTerms terms) {
        return terms.namedOrganisations().contains(audience.organisation());
    }

    /** What the scope gives to the tier, of a record that is not held back. */
    private static boolean isGiven(
            Audience audience, @Nullable UUID person, LabelTerms label, Standing standing, Instant now) {
        return switch (label.tier()) {
            case EXACT -> isGivenExactly(audience, person, label, standing, now);
            case WATCH -> isGivenToWatch(audience, label, standing, now);
            case PUBLIC -> isGivenToPublic(audience, label);
            case POINTER ->
                audience.reader() == Reader.POLICE
                        && !owns(audience, label)
                        && label.scope().reachesAllForces();
            case ORIGINATOR, SOURCE -> false;
        };
    }

    private static boolean isGivenExactly(
            Audience audience, @Nullable UUID person, LabelTerms label, Standing standing, Instant now) {
        var terms = label.sharing();
        if (owns(audience, label)) {
            return switch (terms.scope()) {
                case ORIGINATOR -> person != null && person.equals(terms.originator());
                case TEAM -> terms.team() != null && audience.groups().contains(terms.team());
                default -> true;
            };
        }
        if (terms.scope() == Scope.AIR_SUPPORT_TASK) {
            var flies = audience.reader() == Reader.AIR_SUPPORT || audience.flies();
            return flies && isNamed(audience, terms) && !terms.handling().restrainsAction();
        }
        return switch (audience.reader()) {
            case POLICE ->
                switch (terms.scope()) {
                    case NAMED_ORGANISATIONS -> isNamed(audience, terms);
                    case AGREEMENT -> agrees(audience, label, standing, now);
                    case REGION ->
                        audience.region() != null && audience.region().equals(label.region());
                    default -> terms.scope().reachesAllForces();
                };
            case NATIONAL_UNIT ->
                switch (terms.scope()) {
                    case NAMED_ORGANISATIONS -> isNamed(audience, terms);
                    case AGREEMENT -> agrees(audience, label, standing, now);
                    default ->
                        terms.scope().reachesAllForces()
                                && label.categoryGroup() != null
                                && audience.remit().contains(label.categoryGroup());
                };
            case GUEST ->
                audience.organisation().equals(label.ownerOrganisation())
                        && terms.scope().reachesAllForces();
            default -> false;
        };
    }

    private static boolean isGivenToWatch(Audience audience, LabelTerms label, Standing standing, Instant now) {
        var terms = label.sharing();
        return switch (audience.reader()) {
            case WATCH ->
                terms.scope() == Scope.NAMED_ORGANISATIONS
                        ? isNamed(audience, terms)
                        : terms.scope().reachesWatchGroups() && looksAfter(audience, label);
            case PARTNER ->
                switch (terms.scope()) {
                    case NAMED_ORGANISATIONS -> isNamed(audience, terms);
                    case PARTNER -> agrees(audience, label, standing, now);
                    default -> false;
                };
            default -> false;
        };
    }

    private static boolean isGivenToPublic(Audience audience, LabelTerms label) {
        return switch (audience.reader()) {
            case WATCH, PUBLIC ->
                label.scope() == Scope.PUBLIC || (label.scope() == Scope.COMMUNITY && looksAfter(audience, label));
            case PARTNER, GUEST -> label.scope() == Scope.PUBLIC;
            default -> false;
        };
    }

    private static boolean looksAfter(Audience audience, LabelTerms label) {
        return label.square() != null && audience.watchSquares().contains(label.square());
    }

    private static boolean agrees(Audience audience, LabelTerms label, Standing standing, Instant now) {
        var named = label.sharing().agreement();
        var agreement = named == null ? null : standing.agreements().get(named);
        return agreement != null
                && agreement.covers(label, now)
                && agreement.parties().contains(audience.organisation())
                && audience.purpose() != null
                && agreement.purposes().contains(audience.purpose());
    }

    private static int[] ids(Collection<Label> labels, Predicate<Label> allowed) {
        return labels.stream()
                .filter(allowed)
                .flatMapToInt(label -> IntStream.of(label.id()))
                .sorted()
                .toArray();
    }
}
