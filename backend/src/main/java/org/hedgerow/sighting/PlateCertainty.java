package org.hedgerow.sighting;

/** How sure whoever saw a plate was of it. */
public enum PlateCertainty {
    CERTAIN(1),
    LIKELY(0.8),
    GUESSED(0.5);

    private final double weight;

    PlateCertainty(double weight) {
        this.weight = weight;
    }

    /** What it counts for among others, from 0 to 1; a rule of thumb. */
    double weight() {
        return weight;
    }
}
