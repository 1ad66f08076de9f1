package org.hedgerow.hotspot;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Counts as edges of a graph whose nodes are the sums that they add up to, and which of them are hidden so that none that is hidden follows from the others.
 *
 * <p>A count follows from the shown ones exactly when its edge is in no cycle of hidden ones (Gusfield 1988, "A graph theoretic approach to statistical data security",
 * SIAM Journal on Computing 17, 552-571). For each such edge the cheapest way around it is hidden too, the cost of an edge being its count. A nought is always shown
 * and never hidden: with every hidden count at least 1, each may be one more or one less than it is, along its cycle. Where there is no way around, everything is
 * withheld.
 */
final class HiddenEdges {

    private final int[] counts;
    private final int[] one;
    private final int[] other;
    private final boolean[] hidden;
    private final int[] degree;
    private int[][] edgesOf = new int[0][];
    private boolean withheld;

    /** @param counts of the edges, none negative; nodes are numbers below their number */
    HiddenEdges(int nodes, int[] counts) {
        this.counts = counts;
        this.one = new int[counts.length];
        this.other = new int[counts.length];
        this.hidden = new boolean[counts.length];
        this.degree = new int[nodes];
    }

    /** Says which sums a count adds to; once for each count, before anything is hidden. */
    void connect(int edge, int node, int another) {
        one[edge] = node;
        other[edge] = another;
    }

    /** Hides what is above nought and below the least that may be shown, and what must be hidden with it. */
    void hide(int leastShown) {
        collect();
        for (int edge = 0; edge < counts.length; edge++) {
            hidden[edge] = counts[edge] > 0 && counts[edge] < leastShown;
        }
        // An edge that has been put on a cycle stays on it: hiding more never undoes it, so once around is enough.
        for (int edge = 0; edge < counts.length && !withheld; edge++) {
            withheld = hidden[edge] && !isOnCycle(edge) && !hideWayAround(edge);
        }
    }

    boolean isHidden(int edge) {
        return withheld || hidden[edge];
    }

    boolean isWithheld() {
        return withheld;
    }

    /** A nought is never hidden, so that it leads nowhere. */
    private void collect() {
        for (int edge = 0; edge < counts.length; edge++) {
            if (counts[edge] > 0) {
                degree[one[edge]]++;
                degree[other[edge]]++;
            }
        }
        edgesOf = new int[degree.length][];
        Arrays.setAll(edgesOf, node -> new int[degree[node]]);
        for (int edge = counts.length - 1; edge >= 0; edge--) {
            if (counts[edge] > 0) {
                edgesOf[one[edge]][--degree[one[edge]]] = edge;
                edgesOf[other[edge]][--degree[other[edge]]] = edge;
            }
        }
    }

    private int across(int edge, int node) {
        return one[edge] == node ? other[edge] : one[edge];
    }

    private boolean isOnCycle(int edge) {
        var seen = new boolean[edgesOf.length];
        var next = new ArrayDeque<Integer>();
        next.add(one[edge]);
        seen[one[edge]] = true;
        while (!next.isEmpty()) {
            int node = next.remove();
            for (int each : edgesOf[node]) {
                int far = across(each, node);
                if (each != edge && hidden[each] && !seen[far]) {
                    seen[far] = true;
                    next.add(far);
                }
            }
        }
        return seen[other[edge]];
    }

    /** By Dijkstra, from one end to the other, over hidden edges for nothing and others for their count. */
    private boolean hideWayAround(int edge) {
        var cost = new long[edgesOf.length];
        var by = new int[edgesOf.length];
        Arrays.fill(cost, Long.MAX_VALUE);
        cost[one[edge]] = 0;
        var next = new PriorityQueue<long[]>(
                Comparator.<long[]>comparingLong(each -> each[0]).thenComparingLong(each -> each[1]));
        next.add(new long[] {0, one[edge]});
        while (!next.isEmpty()) {
            var nearest = next.remove();
            int node = (int) nearest[1];
            if (nearest[0] > cost[node]) {
                continue;
            }
            for (int each : edgesOf[node]) {
                int far = across(each, node);
                long through = cost[node] + (hidden[each] ? 0 : counts[each]);
                if (each != edge && through < cost[far]) {
                    cost[far] = through;
                    by[far] = each;
                    next.add(new long[] {through, far});
                }
            }
        }
        if (cost[other[edge]] == Long.MAX_VALUE) {
            return false;
        }
        for (int node = other[edge]; node != one[edge]; node = across(by[node], node)) {
            hidden[by[node]] = true;
        }
        return true;
    }
}
