package org.hedgerow.sighting.link;

import java.util.List;
import org.hedgerow.sighting.Plate;
import org.hedgerow.sighting.PlateLikeness;
import org.hedgerow.sighting.PlateLikeness.Agreement;
import org.jspecify.annotations.Nullable;

/** The best of what the plates of two incidents say about each other. Plates of which too little is known at both say nothing. */
final class PlateComparison {

    private static final int MOST_MISREAD = 2;
    private static final int LEAST_PART = 4;
    private static final int LEAST_FEW = 2;

    private PlateComparison() {}

    static @Nullable LinkFinding of(List<Plate> ours, List<Plate> theirs) {
        LinkReason best = null;
        for (var one : ours) {
            for (var other : theirs) {
                var found = compared(one, other);
                if (found != null && (best == null || isMore(found, best))) {
                    best = found;
                }
            }
        }
        return best == null ? null : LinkFinding.of(best);
    }

    private static boolean isMore(LinkReason found, LinkReason best) {
        int more = found.kind().compareTo(best.kind());
        return more > 0 || more == 0 && equal(found) > equal(best);
    }

    private static long equal(LinkReason reason) {
        return reason.number() == null ? 0 : reason.number();
    }

    private static @Nullable LinkReason compared(Plate one, Plate other) {
        var likeness = PlateLikeness.of(one, other).orElse(null);
        if (likeness == null || likeness.count(Agreement.MISREAD) > MOST_MISREAD) {
            return reason(LinkReason.Kind.PLATE_DIFFERENT, null, one, other);
        }
        long equal = likeness.count(Agreement.EQUAL);
        boolean whole = likeness.count(Agreement.UNKNOWN) == 0;
        if (equal < LEAST_FEW || whole && equal < LEAST_PART) {
            return null;
        }
        var kind = whole
                ? likeness.isExact() ? LinkReason.Kind.PLATE_SAME : LinkReason.Kind.PLATE_MISREAD
                : equal >= LEAST_PART ? LinkReason.Kind.PLATE_PART : LinkReason.Kind.PLATE_FEW;
        return reason(kind, equal, one, other);
    }

    private static LinkReason reason(LinkReason.Kind kind, @Nullable Long equal, Plate one, Plate other) {
        return new LinkReason(kind, equal, null, List.of(one.read(), other.read()));
    }
}
