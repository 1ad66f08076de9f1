package org.hedgerow.hotspot;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Two sums over a set of incidents, by 64 buckets of their ids. Whoever holds the same incidents at the same versions has the same sums, in
 * whatever order they came. It finds what was lost on the way, and proves nothing: anybody can make a set with given sums.
 *
 * <p>Each incident adds a number for each seed: the seed folded with the four 32-bit words of its id, the version and the side of its
 * square in metres. All arithmetic is modulo 2<sup>32</sup>.
 */
public final class IncidentDigest {

    /** By the upper six bits of the id. */
    public static final int BUCKETS = 64;

    /** Of each bucket the two sums, four bytes each, big-endian. */
    public static final int BYTES = BUCKETS * 2 * Integer.BYTES;

    private static final int FIRST_SEED = 0x243F6A88;
    private static final int SECOND_SEED = 0x85A308D3;
    private static final int FACTOR = 0x9E3779B1;

    private final int[] first = new int[BUCKETS];
    private final int[] second = new int[BUCKETS];

    private IncidentDigest() {}

    static IncidentDigest of(IncidentColumns columns, Selection rows) {
        var digest = new IncidentDigest();
        for (int number = 0; number < rows.count(); number++) {
            int row = rows.row(number);
            var page = columns.pages[row >>> IncidentPage.SHIFT];
            int at = row & IncidentPage.MASK;
            digest.add(page.idHigh[at], page.idLow[at], page.version[at], page.size[at]);
        }
        return digest;
    }

    private void add(long high, long low, int version, int sizeMetres) {
        int bucket = bucketOf(high);
        first[bucket] += fold(FIRST_SEED, high, low, version, sizeMetres);
        second[bucket] += fold(SECOND_SEED, high, low, version, sizeMetres);
    }

    static int bucketOf(long high) {
        return (int) (high >>> 58);
    }

    private static int fold(int seed, long high, long low, int version, int sizeMetres) {
        int x = mix(seed, (int) (high >>> 32));
        x = mix(x, (int) high);
        x = mix(x, (int) (low >>> 32));
        x = mix(x, (int) low);
        x = mix(x, version);
        return mix(x, sizeMetres);
    }

    private static int mix(int x, int word) {
        int mixed = (x ^ word) * FACTOR;
        return mixed ^ mixed >>> 15;
    }

    /** The sums of all buckets together as 16 lower-case hexadecimal digits. */
    public String hash() {
        int one = 0;
        int other = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            one += first[bucket];
            other += second[bucket];
        }
        var hex = HexFormat.of();
        return hex.toHexDigits(one) + hex.toHexDigits(other);
    }

    /**
     * Which buckets differ from those that somebody else has.
     *
     * @param theirs {@link #BYTES} bytes
     */
    public boolean[] differsFrom(byte[] theirs) {
        var sums = ByteBuffer.wrap(theirs);
        var differs = new boolean[BUCKETS];
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            int one = sums.getInt();
            int other = sums.getInt();
            differs[bucket] = one != first[bucket] || other != second[bucket];
        }
        return differs;
    }
}
