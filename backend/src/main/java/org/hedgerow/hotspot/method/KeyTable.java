package org.hedgerow.hotspot.method;

/** A number for each of many ids, without an object for any (open addressing). */
final class KeyTable {

    static final int NONE = -1;

    private final long secret;
    private long[] high = new long[32];
    private long[] low = new long[32];
    /** The number plus one; zero is an empty slot. */
    private int[] value = new int[32];

    private int count;

    /** Ids are chosen by those who report: without a secret they could choose ids that collide. */
    KeyTable(long secret) {
        this.secret = secret;
    }

    int size() {
        return count;
    }

    /** The number of an id, or -1. */
    int get(long idHigh, long idLow) {
        return value[slot(idHigh, idLow)] - 1;
    }

    void put(long idHigh, long idLow, int number) {
        int slot = slot(idHigh, idLow);
        if (value[slot] == 0) {
            if ((count + 1) * 2 > value.length) {
                grow();
                slot = slot(idHigh, idLow);
            }
            count++;
            high[slot] = idHigh;
            low[slot] = idLow;
        }
        value[slot] = number + 1;
    }

    /** Forgets an id and answers the number that it had, or -1. */
    int remove(long idHigh, long idLow) {
        int hole = slot(idHigh, idLow);
        int number = value[hole] - 1;
        if (number == NONE) {
            return NONE;
        }
        int mask = value.length - 1;
        for (int next = (hole + 1) & mask; value[next] != 0; next = (next + 1) & mask) {
            int wanted = start(high[next], low[next]);
            if (((next - wanted) & mask) >= ((next - hole) & mask)) {
                high[hole] = high[next];
                low[hole] = low[next];
                value[hole] = value[next];
                hole = next;
            }
        }
        value[hole] = 0;
        count--;
        return number;
    }

    private int slot(long idHigh, long idLow) {
        int mask = value.length - 1;
        int slot = start(idHigh, idLow);
        while (value[slot] != 0 && (high[slot] != idHigh || low[slot] != idLow)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int start(long idHigh, long idLow) {
        long mixed = (idHigh ^ secret) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 32) ^ idLow) * 0xD6E8FEB86659FD93L;
        return (int) (mixed >>> 32) & (value.length - 1);
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        int[] oldValue = value;
        high = new long[oldValue.length * 2];
        low = new long[oldValue.length * 2];
        value = new int[oldValue.length * 2];
        for (int i = 0; i < oldValue.length; i++) {
            if (oldValue[i] != 0) {
                int slot = slot(oldHigh[i], oldLow[i]);
                high[slot] = oldHigh[i];
                low[slot] = oldLow[i];
                value[slot] = oldValue[i];
            }
        }
    }
}
