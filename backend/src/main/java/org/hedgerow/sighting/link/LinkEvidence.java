package org.hedgerow.sighting.link;

import java.util.ArrayList;
import java.util.List;
import org.hedgerow.sighting.link.LinkReason.Kind;
import org.jspecify.annotations.Nullable;

/** Compares two incidents feature by feature. What is not known of both gives no finding. */
final class LinkEvidence {

    /** More shared codes than that count as this many: hardly anybody sees more. */
    private static final int MOST_SHARED = 5;

    private LinkEvidence() {}

    /** At most one of each feature, in the order of {@link LinkFeature}; the same bins whichever account is the first. */
    static List<LinkFinding> of(LinkAccount one, LinkAccount other) {
        var findings = new ArrayList<LinkFinding>(LinkFeature.values().length);
        add(findings, PlateComparison.of(one.plates(), other.plates()));
        add(findings, VehicleComparison.of(one.vehicles(), other.vehicles()));
        add(findings, DogComparison.of(one.dogs(), other.dogs()));
        add(findings, methods(one, other));
        add(findings, PlaceAndTime.nearness(one, other));
        add(findings, PlaceAndTime.clock(one, other));
        add(findings, people(one, other));
        add(findings, category(one, other));
        return findings;
    }

    private static void add(List<LinkFinding> findings, @Nullable LinkFinding found) {
        if (found != null) {
            findings.add(found);
        }
    }

    private static @Nullable LinkFinding methods(LinkAccount one, LinkAccount other) {
        if (one.methods().isEmpty() || other.methods().isEmpty()) {
            return null;
        }
        var shared = new ArrayList<String>();
        for (var method : one.methods()) {
            if (other.methods().contains(method)) {
                shared.add(method);
            }
        }
        shared.sort(null);
        if (shared.isEmpty()) {
            return LinkFinding.of(new LinkReason(Kind.METHOD_DIFFERENT, null, null, List.of()));
        }
        return new LinkFinding(
                new LinkReason(Kind.METHOD_SHARED, (long) shared.size(), null, shared),
                Kind.METHOD_SHARED + "/" + Math.min(shared.size(), MOST_SHARED));
    }

    private static @Nullable LinkFinding people(LinkAccount one, LinkAccount other) {
        var mine = one.people();
        var theirs = other.people();
        if (mine == null || theirs == null) {
            return null;
        }
        long apart = Math.abs((long) mine - theirs);
        return LinkFinding.of(
                switch ((int) Math.min(apart, 2)) {
                    case 0 -> new LinkReason(Kind.PEOPLE_SAME, (long) mine, null, List.of());
                    case 1 -> new LinkReason(Kind.PEOPLE_NEARLY, apart, null, List.of());
                    default -> new LinkReason(Kind.PEOPLE_DIFFERENT, apart, null, List.of());
                });
    }

    private static LinkFinding category(LinkAccount one, LinkAccount other) {
        if (one.categoryCode().equals(other.categoryCode())) {
            return LinkFinding.of(new LinkReason(Kind.CATEGORY_SAME, null, null, List.of(one.categoryCode())));
        }
        var group = group(one);
        return LinkFinding.of(
                group.equals(group(other))
                        ? new LinkReason(Kind.CATEGORY_GROUP, null, null, List.of(group))
                        : new LinkReason(
                                Kind.CATEGORY_DIFFERENT,
                                null,
                                null,
                                List.of(one.categoryCode(), other.categoryCode())));
    }

    private static String group(LinkAccount account) {
        int point = account.categoryCode().indexOf('.');
        return point < 0 ? account.categoryCode() : account.categoryCode().substring(0, point);
    }
}
