package org.hedgerow.hotspot.method;

/**
 * Random numbers that are the same for the same seed on every machine and in every year: SplitMix64 (Steele, Lea and Flood 2014). The
 * platform's generators promise that only in part, and a result must be reproducible from its statement alone.
 */
final class SeededRandom {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    /** @param stream which of the sequences of this seed, such as the number of a repetition: repetitions may then run in any order */
    SeededRandom(long seed, long stream) {
        state = mixed(seed + GAMMA * mixed(stream + GAMMA));
    }

    long next() {
        state += GAMMA;
        return mixed(state);
    }

    /** Any of the whole numbers from 0 until below a bound, each as likely as the other (Lemire 2019). */
    int below(int bound) {
        long product = (next() >>> 32) * bound;
        if ((product & 0xFFFFFFFFL) < bound) {
            long threshold = (1L << 32) % bound;
            while ((product & 0xFFFFFFFFL) < threshold) {
                product = (next() >>> 32) * bound;
            }
        }
        return (int) (product >>> 32);
    }

    /** From 0 until below 1. */
    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = below(i + 1);
            int value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }

    private static long mixed(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
