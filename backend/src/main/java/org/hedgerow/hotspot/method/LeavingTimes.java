package org.hedgerow.hotspot.method;

import java.util.Arrays;

/** When points leave by themselves: a heap, the earliest first, those of one second in no order that means anything. */
final class LeavingTimes {

    private long[] last = new long[16];
    private int[] heap = new int[16];
    /** One more than the place of each point in the heap; zero for a point that stays. */
    private int[] placeOf = new int[16];

    private int count;

    void add(int point, long second) {
        if (count == heap.length) {
            heap = Arrays.copyOf(heap, count * 2);
            last = Arrays.copyOf(last, count * 2);
        }
        if (point >= placeOf.length) {
            placeOf = Arrays.copyOf(placeOf, Math.max(point + 1, placeOf.length * 3 / 2));
        }
        put(count++, point, second);
        rise(count - 1);
    }

    boolean firstLeavesBefore(long second) {
        return count > 0 && last[0] < second;
    }

    int first() {
        return heap[0];
    }

    /** Forgets a point; one that stays is none of its business. */
    void remove(int point) {
        if (point >= placeOf.length || placeOf[point] == 0) {
            return;
        }
        int hole = placeOf[point] - 1;
        placeOf[point] = 0;
        count--;
        if (hole < count) {
            put(hole, heap[count], last[count]);
            sink(hole);
            rise(hole);
        }
    }

    private void rise(int from) {
        int at = from;
        while (at > 0 && last[at] < last[(at - 1) / 2]) {
            exchange(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    private void sink(int from) {
        int at = from;
        while (true) {
            int child = 2 * at + 1;
            if (child >= count) {
                return;
            }
            if (child + 1 < count && last[child + 1] < last[child]) {
                child++;
            }
            if (last[at] <= last[child]) {
                return;
            }
            exchange(at, child);
            at = child;
        }
    }

    private void exchange(int a, int b) {
        int point = heap[a];
        long second = last[a];
        put(a, heap[b], last[b]);
        put(b, point, second);
    }

    private void put(int at, int point, long second) {
        heap[at] = point;
        last[at] = second;
        placeOf[point] = at + 1;
    }
}
