package org.hedgerow.system.live;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.UUID;

/** The rolling hash of what a page holds: sums of a fold of each incident, so that the order does not matter. It heals; it proves nothing. */
final class Digest {

    static final int BUCKETS = 64;

    private static final int FIRST_SEED = 0x243F6A88;
    private static final int SECOND_SEED = 0x85A308D3;
    private static final int FACTOR = 0x9E3779B1;

    private Digest() {}

    /** 16 hexadecimal digits. */
    static String of(Collection<Held> incidents) {
        int first = 0;
        int second = 0;
        for (var incident : incidents) {
            first += fold(FIRST_SEED, incident);
            second += fold(SECOND_SEED, incident);
        }
        return "%08x%08x".formatted(first, second);
    }

    /** The same for each bucket, in base64. */
    static String buckets(Collection<Held> incidents) {
        var sums = new int[2 * BUCKETS];
        for (var incident : incidents) {
            var bucket = bucket(incident.id());
            sums[2 * bucket] += fold(FIRST_SEED, incident);
            sums[2 * bucket + 1] += fold(SECOND_SEED, incident);
        }
        var bytes = ByteBuffer.allocate(Integer.BYTES * sums.length);
        for (int sum : sums) {
            bytes.putInt(sum);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    static int bucket(UUID id) {
        return (int) (id.getMostSignificantBits() >>> 58);
    }

    private static int fold(int seed, Held incident) {
        var high = incident.id().getMostSignificantBits();
        var low = incident.id().getLeastSignificantBits();
        int sum = seed;
        for (int word : new int[] {
            (int) (high >>> 32), (int) high, (int) (low >>> 32), (int) low, incident.version(), incident.sizeMetres()
        }) {
            sum = (sum ^ word) * FACTOR;
            sum ^= sum >>> 15;
        }
        return sum;
    }
}
