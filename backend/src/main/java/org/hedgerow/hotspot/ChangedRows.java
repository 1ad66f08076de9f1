package org.hedgerow.hotspot;

import java.util.stream.IntStream;

/** Which rows of an audience's columns have come, gone or changed between two ticks of one engine, as far as a map can tell. */
final class ChangedRows {

    private ChangedRows() {}

    /** The numbers of the rows, in order. Pages that both share are not looked at. */
    static int[] between(IncidentColumns before, IncidentColumns after) {
        int both = Math.min(before.size, after.size);
        var changed = IntStream.builder();
        for (int first = 0; first < both; first += IncidentPage.ROWS) {
            var old = before.pages[first >>> IncidentPage.SHIFT];
            var fresh = after.pages[first >>> IncidentPage.SHIFT];
            for (int at = 0; old != fresh && at < IncidentPage.ROWS && first + at < both; at++) {
                if (differ(old, fresh, at)) {
                    changed.add(first + at);
                }
            }
        }
        for (int row = both; row < Math.max(before.size, after.size); row++) {
            changed.add(row);
        }
        return changed.build().toArray();
    }

    /** Degrees follow from the place on the grid. */
    private static boolean differ(IncidentPage old, IncidentPage fresh, int at) {
        return old.easting[at] != fresh.easting[at]
                || old.northing[at] != fresh.northing[at]
                || old.size[at] != fresh.size[at]
                || old.earliest[at] != fresh.earliest[at]
                || old.latest[at] != fresh.latest[at]
                || old.category[at] != fresh.category[at]
                || old.force[at] != fresh.force[at]
                || old.status[at] != fresh.status[at];
    }
}
