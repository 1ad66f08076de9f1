package org.hedgerow.sharing;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The one rule that decides who reads and who writes what. Pure and total: the same answer for the same question, and no for
 * whatever it does not know. The database, the stream and every cache use the sets that it returns.
 *
 * <p>Read in this order: a record under embargo, expired, with handling conditions or marked sensitive first loses readers; then
 * its tier and scope say who is left.
 */
final class SharingPolicy {

    private SharingPolicy() {}

    /**
     * The ids of the labels that may be read, ascending.
     *
     * @param person for what is released to one reporter; null for an audience as a whole
     */
    static int[] visibleLabels(Audience audience, @Nullable UUID person, Collection<Label> labels, Instant now) {
        return ids(labels, label -> mayRead(audience, person, label.terms(), now));
    }

    /** The ids of the labels that rows may be added to or changed under, ascending. */
    static int[] writableLabels(Author author, Collection<Label> labels) {
        return ids(labels, label -> mayWrite(author, label.terms()));
    }

    static boolean mayRead(Audience audience, @Nullable UUID person, LabelTerms label, Instant now) {
        if (audience.reader() == Reader.NOBODY) {
            return false;
        }
        if (label.tier() == Tier.ORIGINATOR) {
            return person != null && person.equals(label.originator());
        }
        var owns = audience.reader() == Reader.POLICE && audience.organisation().equals(label.ownerOrganisation());
        if (!owns && isHeldBack(audience, label, now)) {
            return false;
        }
        var named = label.namedOrganisations().contains(audience.organisation());
        return switch (label.tier()) {
            case EXACT -> audience.reader() == Reader.POLICE && (owns || named || reaches(label, Scope.ALL_FORCES));
            case WATCH ->
                switch (audience.reader()) {
                    case WATCH ->
                        named
                                || (reaches(label, Scope.WATCH_AREA)
                                        && label.square() != null
                                        && audience.watchSquares().contains(label.square()));
                    case PARTNER -> named;
                    default -> false;
                };
            case PUBLIC -> audience.reader() != Reader.POLICE && reaches(label, Scope.PUBLIC);
            case ORIGINATOR -> false;
        };
    }

    static boolean mayWrite(Author author, LabelTerms label) {
        return switch (author.kind()) {
            case POLICE -> author.organisation().equals(label.ownerOrganisation());
            case REPORTER ->
                label.scope() == Scope.OWN_FORCE
                        && (label.tier() == Tier.EXACT || author.person().equals(label.originator()));
            case NONE -> false;
        };
    }

    private static boolean isHeldBack(Audience audience, LabelTerms label, Instant now) {
        var embargo = label.embargoUntil();
        var expiry = label.expiresAt();
        return (embargo != null && now.isBefore(embargo))
                || (expiry != null && !now.isBefore(expiry))
                || (label.marking() == Marking.OFFICIAL_SENSITIVE && audience.reader() != Reader.POLICE)
                || (label.handlingCode() == HandlingCode.C
                        && !label.namedOrganisations().contains(audience.organisation()));
    }

    private static boolean reaches(LabelTerms label, Scope scope) {
        return label.scope().compareTo(scope) >= 0;
    }

    private static int[] ids(Collection<Label> labels, java.util.function.Predicate<Label> allowed) {
        return labels.stream()
                .filter(allowed)
                .flatMapToInt(label -> IntStream.of(label.id()))
                .sorted()
                .toArray();
    }
}
