package org.hedgerow.hotspot;

/** Counts by column and line of a grid: open addressing on whole numbers, for hundreds of thousands of additions a request. */
final class SquareCounts {

    /** Takes one square and its count. */
    interface Visitor {
        void square(int column, int line, int count);
    }

    private long[] keys = new long[256];
    private int[] counts = new int[256];
    private int used;

    void add(int column, int line) {
        if (used * 2 >= keys.length) {
            grow();
        }
        long key = key(column, line);
        int slot = slotOf(key);
        if (counts[slot] == 0) {
            keys[slot] = key;
            used++;
        }
        counts[slot]++;
    }

    /** How many squares there are. */
    int size() {
        return used;
    }

    boolean contains(int column, int line) {
        return counts[slotOf(key(column, line))] > 0;
    }

    void forEach(Visitor visitor) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (counts[slot] > 0) {
                visitor.square((int) (keys[slot] >> 32), (int) keys[slot], counts[slot]);
            }
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[oldKeys.length * 2];
        counts = new int[keys.length];
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldCounts[old] > 0) {
                int slot = slotOf(oldKeys[old]);
                keys[slot] = oldKeys[old];
                counts[slot] = oldCounts[old];
            }
        }
    }

    private int slotOf(long key) {
        int mask = keys.length - 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (counts[slot] > 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long key(int column, int line) {
        return ((long) column << 32) | (line & 0xFFFF_FFFFL);
    }
}
