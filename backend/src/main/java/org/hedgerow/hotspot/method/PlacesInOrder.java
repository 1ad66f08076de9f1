package org.hedgerow.hotspot.method;

import java.util.stream.IntStream;

/** The numbers of places in the order of one coordinate. */
final class PlacesInOrder {

    private final double[] coordinate;
    private final int[] order;

    PlacesInOrder(double[] coordinate) {
        this.coordinate = coordinate;
        order = IntStream.range(0, coordinate.length)
                .boxed()
                .sorted((a, b) -> Double.compare(coordinate[a], coordinate[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    int at(int position) {
        return order[position];
    }

    /** The first position whose coordinate is not below a value; the count of places when there is none. */
    int firstFrom(double value) {
        int low = 0;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (coordinate[order[middle]] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
