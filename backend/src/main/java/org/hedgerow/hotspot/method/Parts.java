package org.hedgerow.hotspot.method;

import java.util.stream.IntStream;

/**
 * How many parts a range is divided into that are worked on at once. The answer of what is computed so must not depend on it.
 *
 * @param count at least 1
 */
record Parts(int count) {

    static final Parts ONE = new Parts(1);

    /** With fewer points in a part, more is lost by handing it over than is won. */
    private static final int WORTH = 5_000;

    /** Some more than processors, so that nobody waits long for a part that costs more than the others. */
    private static final int FOR_EACH_PROCESSOR = 2;

    /** Does the part from one number up to, and without, another. */
    @FunctionalInterface
    interface Work {
        void on(int part, int from, int to);
    }

    static Parts forPoints(int points) {
        int most = FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors();
        return new Parts(Math.max(1, Math.min(most, points / WORTH)));
    }

    /** Does all parts of {@code 0 .. size - 1}, the caller's thread among others, and waits for them. */
    void each(int size, Work work) {
        if (count == 1) {
            work.on(0, 0, size);
        } else {
            IntStream.range(0, count)
                    .parallel()
                    .forEach(part -> work.on(part, start(part, size), start(part + 1, size)));
        }
    }

    /** Where a part begins. */
    int start(int part, int size) {
        return (int) ((long) size * part / count);
    }
}
