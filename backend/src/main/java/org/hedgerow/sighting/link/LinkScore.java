package org.hedgerow.sighting.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much more (or less) likely what was seen is if two incidents are the work of the same people than if they are not: naive Bayes over
 * binned features, after Porter, "A Statistical Approach to Crime Linkage", The American Statistician 70 (2016), and his package crimelinkage.
 *
 * <p>Points are ten times the decimal logarithm of a likelihood ratio: 10 points for what is seen ten times as often of two incidents of the
 * same people as of two of different people, 20 points for a hundred times, -10 points for a tenth. The points of the features add up. A
 * feature that is not known of both counts nothing. How often linked and unlinked pairs show each is data ({@link LinkWeights}).
 *
 * <p>It judges descriptions and not people: the same points are owed to any other group that comes in the same car with the same dogs.
 *
 * @param points the sum over the features: what the descriptions say, whatever else is compared
 * @param priorPoints what a pair starts with, being drawn from so many: far below nothing, because nearly all pairs are of different people
 * @param probability that the two are linked, from points and prior together; from 0 to 1
 * @param parts what each feature counts, most weighty first
 */
public record LinkScore(double points, double priorPoints, double probability, List<Part> parts) {

    /** @param points for the link, or against it */
    public record Part(LinkFeature feature, double points, LinkReason reason) {}

    private static final double POINTS_OF_TENFOLD = 10;

    public LinkScore {
        parts = List.copyOf(parts);
    }

    /**
     * Compares two incidents. The points are the same in either order; reasons that quote both quote the first account first.
     *
     * @param incidents how many the pair was taken from, these two among them; from 2. Among more incidents there are more that look alike by
     *     chance, and the same points make a lower probability
     * @throws IllegalArgumentException when there are fewer than 2
     */
    public static LinkScore of(LinkAccount one, LinkAccount other, LinkWeights weights, int incidents) {
        var parts = new ArrayList<Part>();
        for (var finding : LinkEvidence.of(one, other)) {
            parts.add(new Part(finding.feature(), weights.points(finding), finding.reason()));
        }
        double points = parts.stream().mapToDouble(Part::points).sum();
        double prior = weights.priorPoints(incidents);
        parts.sort(Comparator.comparingDouble((Part part) -> -Math.abs(part.points())));
        return new LinkScore(points, prior, probability(points + prior), parts);
    }

    static double probability(double points) {
        return 1 / (1 + Math.pow(10, -points / POINTS_OF_TENFOLD));
    }

    static double points(double ratio) {
        return POINTS_OF_TENFOLD * StrictMath.log10(ratio);
    }
}
