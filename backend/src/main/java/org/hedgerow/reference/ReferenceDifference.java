package org.hedgerow.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a file changes in a table.
 *
 * @param added rows of a key and day that there were none of
 * @param changed rows that say something else
 * @param removed rows that are not in the file; only those that have not begun can go
 * @param first the keys of rows that differ, at most 200
 */
public record ReferenceDifference(int added, int changed, int removed, List<String> first) {

    static final ReferenceDifference NONE = new ReferenceDifference(0, 0, 0, List.of());
    private static final int MOST_KEYS = 200;

    static ReferenceDifference between(List<ReferenceRow> before, List<ReferenceRow> after) {
        var was = byDay(before);
        var is = byDay(after);
        var keys = new TreeSet<String>();
        int added = 0;
        int changed = 0;
        for (var each : is.entrySet()) {
            var old = was.get(each.getKey());
            if (!each.getValue().equals(old)) {
                keys.add(each.getValue().key());
                added += old == null ? 1 : 0;
                changed += old == null ? 0 : 1;
            }
        }
        int removed = 0;
        for (var each : was.entrySet()) {
            if (!is.containsKey(each.getKey())) {
                keys.add(each.getValue().key());
                removed++;
            }
        }
        return new ReferenceDifference(
                added, changed, removed, keys.stream().limit(MOST_KEYS).toList());
    }

    private static Map<String, ReferenceRow> byDay(List<ReferenceRow> rows) {
        var byDay = new HashMap<String, ReferenceRow>();
        rows.forEach(row -> byDay.put(row.key() + " " + row.from(), row));
        return byDay;
    }
}
