package org.hedgerow.series;

import java.util.List;
import org.hedgerow.sighting.link.LinkReason;
import org.hedgerow.sighting.link.LinkScore;
import org.jspecify.annotations.Nullable;

/**
 * How alike two incidents are, as it is kept and shown.
 *
 * @param compared how many incidents the pair was taken from, these two among them
 * @param reasons most weighty first
 */
public record KeptScore(double points, double priorPoints, double probability, int compared, List<Reason> reasons) {

    /**
     * What one feature counts.
     *
     * @param feature and {@code kind}: names of {@link LinkReason}, which a later version may have more or fewer of
     * @param number of metres, characters, codes or people; null where the kind names none
     * @param hours apart; null where the kind names none
     * @param texts which may be plates
     */
    public record Reason(
            String feature,
            String kind,
            double points,
            @Nullable Long number,
            @Nullable Long hours,
            List<String> texts) {

        public Reason {
            texts = List.copyOf(texts);
        }

        /** Without texts: nothing of them is written into a log by chance. */
        @Override
        public String toString() {
            return "Reason[" + kind + "]";
        }
    }

    public KeptScore {
        reasons = List.copyOf(reasons);
    }

    static KeptScore of(LinkScore score, int compared) {
        return new KeptScore(
                score.points(),
                score.priorPoints(),
                score.probability(),
                compared,
                score.parts().stream()
                        .map(part -> new Reason(
                                part.feature().name(),
                                part.reason().kind().name(),
                                part.points(),
                                part.reason().number(),
                                part.reason().hours(),
                                part.reason().texts()))
                        .toList());
    }
}
