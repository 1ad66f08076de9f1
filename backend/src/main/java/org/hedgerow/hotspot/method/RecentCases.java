package org.hedgerow.hotspot.method;

import java.util.Arrays;

/** The cases of the last days, by place and by how many of the last days are looked at, and how many of them a growing circle holds. */
final class RecentCases {

    /** For each place and number of days w + 1 its cases in the last that many days. */
    final int[] byPlace;
    /** For each number of days the cases in the circle. */
    final int[] inCircle;

    private final int windows;
    /** For each place how many days ago its newest case was; as many as there are windows when it has none recent enough. */
    private final int[] newest;

    RecentCases(int places, int windows) {
        this.windows = windows;
        byPlace = new int[places * windows];
        newest = new int[places];
        inCircle = new int[windows];
        clear();
    }

    void clear() {
        Arrays.fill(byPlace, 0);
        Arrays.fill(newest, windows);
    }

    /** Adds a case of so many days ago; one too long ago changes nothing. */
    void add(int place, int daysAgo) {
        if (daysAgo < newest[place]) {
            newest[place] = daysAgo;
        }
        for (int window = daysAgo; window < windows; window++) {
            byPlace[place * windows + window]++;
        }
    }

    void leaveCircle() {
        Arrays.fill(inCircle, 0);
    }

    /**
     * Adds a place to the circle.
     *
     * @return the shortest window that this changes: in shorter ones the circle only grew weaker, and need not be looked at
     */
    int enter(int place) {
        for (int window = newest[place]; window < windows; window++) {
            inCircle[window] += byPlace[place * windows + window];
        }
        return newest[place];
    }
}
