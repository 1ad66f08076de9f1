package org.hedgerow.interchange.demonstration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A choice among things of which some come more often. */
final class Weighted<T> {

    private final Map<T, Integer> weights = new LinkedHashMap<>();
    private int total;

    Weighted<T> with(int weight, T thing) {
        weights.put(thing, weight);
        total += weight;
        return this;
    }

    T choose(RandomGenerator random) {
        int left = random.nextInt(total);
        for (var entry : weights.entrySet()) {
            left -= entry.getValue();
            if (left < 0) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("Nothing to choose from");
    }
}
