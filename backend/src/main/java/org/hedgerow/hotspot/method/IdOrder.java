package org.hedgerow.hotspot.method;

/** Sorts points by their ids without making an object of each. */
final class IdOrder {

    private IdOrder() {}

    /** The indexes of {@code which} in the order of the ids of the points that it names (merge sort). */
    static int[] of(ClusterPoints points, int[] which) {
        int n = which.length;
        int[] from = new int[n];
        for (int i = 0; i < n; i++) {
            from[i] = i;
        }
        int[] to = new int[n];
        for (int width = 1; width < n; width *= 2) {
            for (int low = 0; low < n; low += 2 * width) {
                merge(points, which, from, to, low, Math.min(low + width, n), Math.min(low + 2 * width, n));
            }
            int[] kept = from;
            from = to;
            to = kept;
        }
        return from;
    }

    private static void merge(ClusterPoints points, int[] which, int[] from, int[] to, int low, int middle, int high) {
        int left = low;
        int right = middle;
        for (int i = low; i < high; i++) {
            boolean takeLeft =
                    right >= high || (left < middle && points.compareIds(which[from[left]], which[from[right]]) <= 0);
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }
}
