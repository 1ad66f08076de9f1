package org.hedgerow.hotspot;

import java.util.TreeMap;

/**
 * What a few cells hold together when the counts of all cells are dealt out among them at random: the exact distribution that shuffling comes
 * nearer to the longer it goes on. Where cells hold little the normal distribution is a poor guide, and a thousand shuffles cannot tell a p-value of one in
 * a million from one in a thousand, which a correction for thousands of cells has to know.
 *
 * <p>For j cells and a sum s it counts the ways of choosing j of all cells whose counts make s, value by value from the least. Every term is
 * positive, so that small probabilities lose no digits.
 */
final class DealtCounts {

    private final int cells;
    private final long total;
    /** By number of cells, then sum: how many choices give it. */
    private final double[][] ways;
    /** The largest sum that so many cells can have. */
    private final int[] most;
    /** By number of cells, then sum: the chance of this sum or less. */
    private final double[][] atMost;
    /** By number of cells, then sum: the chance of this sum or more. */
    private final double[][] atLeast;

    /**
     * @param counts what each cell holds, none below 0; together they fit an {@code int}
     * @param mostTogether how many cells are looked at together, at most
     */
    DealtCounts(int[] counts, int mostTogether) {
        cells = counts.length;
        int together = Math.min(mostTogether, cells);
        var copies = new TreeMap<Integer, Integer>();
        long sum = 0;
        for (int count : counts) {
            copies.merge(count, 1, Integer::sum);
            sum += count;
        }
        total = sum;
        ways = new double[together + 1][largest(copies, together) + 1];
        most = new int[together + 1];
        ways[0][0] = 1;
        int reached = 0;
        for (var each : copies.entrySet()) {
            add(each.getKey(), each.getValue(), reached);
            reached = Math.min(together, reached + each.getValue());
        }
        atMost = new double[together + 1][];
        atLeast = new double[together + 1][];
    }

    private static int largest(TreeMap<Integer, Integer> copies, int together) {
        long sum = 0;
        int left = together;
        for (var each : copies.descendingMap().entrySet()) {
            int taken = Math.min(left, each.getValue());
            sum += (long) taken * each.getKey();
            left -= taken;
        }
        return Math.toIntExact(sum);
    }

    /** Takes in all cells that hold this value. Larger numbers of cells first: each reads what smaller ones were before. */
    private void add(int value, int copies, int reached) {
        for (int j = Math.min(ways.length - 1, reached + copies); j > 0; j--) {
            double choices = 1;
            for (int taken = 1; taken <= Math.min(j, copies); taken++) {
                choices *= (copies - taken + 1.0) / taken;
                int rest = j - taken;
                if (rest > reached) {
                    continue;
                }
                int shift = taken * value;
                for (int sum = 0; sum <= most[rest]; sum++) {
                    ways[j][sum + shift] += choices * ways[rest][sum];
                }
                most[j] = Math.max(most[j], most[rest] + shift);
            }
        }
    }

    /**
     * How often so many cells, chosen at random, hold a number that lies as far from their share as this one does, either way. Compared in whole
     * numbers: no rounding decides what is as far.
     */
    double p(int together, int held) {
        if (atMost[together] == null) {
            sumUp(together);
        }
        long share = together * total;
        long far = Math.abs((long) cells * held - share);
        if (far == 0) {
            return 1;
        }
        long above = -Math.floorDiv(-(share + far), (long) cells);
        long below = Math.floorDiv(share - far, (long) cells);
        double p = above <= most[together] ? atLeast[together][(int) above] : 0;
        p += below >= 0 ? atMost[together][(int) below] : 0;
        return Math.min(1, p);
    }

    private void sumUp(int together) {
        var row = ways[together];
        int last = most[together];
        double all = 0;
        for (int sum = 0; sum <= last; sum++) {
            all += row[sum];
        }
        var up = new double[last + 1];
        var down = new double[last + 1];
        double so = 0;
        for (int sum = 0; sum <= last; sum++) {
            so += row[sum];
            up[sum] = so / all;
        }
        so = 0;
        for (int sum = last; sum >= 0; sum--) {
            so += row[sum];
            down[sum] = so / all;
        }
        atMost[together] = up;
        atLeast[together] = down;
    }
}
