package org.hedgerow.sighting.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Learns weights from pairs of which the truth is known: of each feature, what share of the linked pairs that have it, and what share of the
 * others, fall into each bin. After Porter (2016) and {@code naiveBayes} of crimelinkage, with these differences: a feature that is not known
 * counts nothing, where the package makes it a bin of its own (who reported is no evidence of who did it); pairs are not weighted by series,
 * since what is stated is the probability of a pair; each weight is moved towards no points at all by its own standard error, where the package
 * imagines pairs; and where agreement has degrees, a higher degree never counts less (bins that say otherwise are pooled).
 */
final class LinkLearning {

    static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L, 5L, 6L);
    /** Of each season so many pairs that are not linked, drawn by lot. */
    static final int UNLINKED = 350_000;
    /** Added to every count, so that what was never seen has a logarithm. */
    private static final double HALF = 0.5;

    private final Map<LinkFeature, Map<String, long[]>> counts = new TreeMap<>();
    private final Map<String, LinkReason.Kind> kinds = new HashMap<>();
    private long linkedPairs;
    private long incidents;

    /** The file as it is shipped. */
    static String file() {
        var learning = new LinkLearning();
        for (long seed : SEEDS) {
            learning.take(InventedSeries.of(seed), seed);
        }
        return learning.lines();
    }

    void take(InventedSeries season, long seed) {
        var accounts = season.accounts();
        int n = accounts.size();
        incidents += n;
        for (int one = 0; one < n && season.group()[one] != InventedSeries.NOBODY; one++) {
            for (int other = one + 1; other < n && season.isLinked(one, other); other++) {
                count(accounts.get(one), accounts.get(other), 0);
                linkedPairs++;
            }
        }
        var random = new Random(-seed);
        for (int drawn = 0; drawn < UNLINKED; ) {
            int one = random.nextInt(n);
            int other = random.nextInt(n);
            if (one != other && !season.isLinked(one, other)) {
                count(accounts.get(one), accounts.get(other), 1);
                drawn++;
            }
        }
    }

    private void count(LinkAccount one, LinkAccount other, int which) {
        for (var finding : LinkEvidence.of(one, other)) {
            kinds.put(finding.bin(), finding.reason().kind());
            counts.computeIfAbsent(finding.feature(), feature -> new TreeMap<>())
                    .computeIfAbsent(finding.bin(), bin -> new long[2])[which]++;
        }
    }

    private String lines() {
        var lines = new StringBuilder();
        lines.append("# Made by LinkLearning from InventedSeries with the seeds ")
                .append(SEEDS)
                .append(
                        ": do not edit, learn again.\n# Points: 10 log10 of how much more often linked pairs show it than others. ")
                .append("Linked, unlinked: pairs that showed it.\n")
                .append(LinkWeights.HEADER)
                .append('\n');
        line(lines, LinkWeights.PRIOR, "", 2.0 * linkedPairs / incidents, new long[] {linkedPairs, incidents});
        lines.append(LinkWeights.PROPOSED).append(",,0.8,,\n");
        counts.forEach((feature, bins) -> {
            for (var pool : pools(bins)) {
                double points = points(pool, bins);
                for (var bin : pool.bins) {
                    line(lines, feature.name(), bin, points, bins.get(bin));
                }
            }
        });
        return lines.toString();
    }

    private static void line(StringBuilder lines, String feature, String bin, double value, long[] pairs) {
        lines.append(String.format(Locale.ROOT, "%s,%s,%.2f,%d,%d%n", feature, bin, value, pairs[0], pairs[1])
                .replace("\r", ""));
    }

    /** Bins that have one weight. */
    private static final class Pool {
        private final List<String> bins = new ArrayList<>();
        private final List<LinkReason.Kind> kinds = new ArrayList<>();
        private long linked;
        private long unlinked;

        private void add(Pool other) {
            bins.addAll(other.bins);
            kinds.addAll(other.kinds);
            linked += other.linked;
            unlinked += other.unlinked;
        }
    }

    /** Each bin, and where a degree of agreement would count less than the one before it, both together (pool adjacent violators). */
    private List<Pool> pools(Map<String, long[]> bins) {
        var inOrder = new ArrayList<>(bins.keySet());
        inOrder.sort((one, other) -> {
            int order = kinds.get(one).compareTo(kinds.get(other));
            return order != 0 ? order : one.compareTo(other);
        });
        var pools = new ArrayList<Pool>();
        for (var bin : inOrder) {
            var pool = new Pool();
            pool.bins.add(bin);
            pool.kinds.add(kinds.get(bin));
            pool.linked = bins.get(bin)[0];
            pool.unlinked = bins.get(bin)[1];
            boolean hasDegrees = kinds.get(bin).feature() != LinkFeature.NEARNESS
                    && kinds.get(bin).feature() != LinkFeature.HOUR;
            while (hasDegrees && !pools.isEmpty() && points(pools.get(pools.size() - 1), bins) > points(pool, bins)) {
                var before = pools.remove(pools.size() - 1);
                before.add(pool);
                pool = before;
            }
            pools.add(pool);
        }
        return pools;
    }

    private double points(Pool pool, Map<String, long[]> bins) {
        double allLinked = 0;
        double allUnlinked = 0;
        for (var pairs : bins.values()) {
            allLinked += pairs[0];
            allUnlinked += pairs[1];
        }
        double linkedIn = pool.linked + HALF;
        double unlinkedIn = pool.unlinked + HALF;
        double ratio = linkedIn / (allLinked + HALF * bins.size()) / (unlinkedIn / (allUnlinked + HALF * bins.size()));
        double error = LinkScore.points(StrictMath.exp(Math.sqrt(1 / linkedIn + 1 / unlinkedIn)));
        double points = LinkScore.points(ratio);
        points = Math.signum(points) * Math.max(0, Math.abs(points) - error);
        for (var kind : pool.kinds) {
            points = switch (kind.sense()) {
                case AGAINST -> Math.min(0, points);
                case FOR -> Math.max(0, points);
                case EITHER -> points;
            };
        }
        return points == 0 ? 0 : points;
    }
}
