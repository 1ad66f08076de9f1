package org.hedgerow.system.live;

/** How long things took, in buckets that are at most 3 % wide; made to be added to millions of times a second by one thread. */
final class Latencies {

    private static final int SUB_BITS = 5;
    private static final int SUB = 1 << SUB_BITS;

    private final long[] counts = new long[(64 - SUB_BITS) * SUB];
    private long total;

    void add(long nanos) {
        counts[bucket(Math.max(0, nanos / 1_000))]++;
        total++;
    }

    void addAll(Latencies others) {
        for (int bucket = 0; bucket < counts.length; bucket++) {
            counts[bucket] += others.counts[bucket];
        }
        total += others.total;
    }

    long size() {
        return total;
    }

    /** The milliseconds within which this share of them was over; not a number when there is none. */
    double at(double share) {
        var wanted = (long) Math.ceil(share * total);
        long passed = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            passed += counts[bucket];
            if (passed >= wanted && passed > 0) {
                return upperMicros(bucket) / 1_000.0;
            }
        }
        return Double.NaN;
    }

    private static int bucket(long micros) {
        var shift = Math.max(0, 63 - Long.numberOfLeadingZeros(micros | 1) - SUB_BITS);
        return shift * SUB + (int) (micros >>> shift);
    }

    private static long upperMicros(int bucket) {
        var shift = Math.max(0, bucket / SUB - 1);
        return (bucket - (long) shift * SUB + 1) << shift;
    }
}
