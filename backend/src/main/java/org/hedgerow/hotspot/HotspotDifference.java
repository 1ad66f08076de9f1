package org.hedgerow.hotspot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * What a viewer who holds one set of hotspots needs in order to hold another.
 *
 * @param changed new ones and those that are no longer the same, in the order of the later set
 * @param gone keys that the later set does not have
 */
public record HotspotDifference(List<Hotspot> changed, List<String> gone) {

    public HotspotDifference {
        changed = List.copyOf(changed);
        gone = List.copyOf(gone);
    }

    public static HotspotDifference between(List<Hotspot> before, List<Hotspot> after) {
        var left = new HashMap<String, Hotspot>();
        before.forEach(hotspot -> left.put(hotspot.key(), hotspot));
        var changed = new ArrayList<Hotspot>();
        for (var hotspot : after) {
            if (!hotspot.equals(left.remove(hotspot.key()))) {
                changed.add(hotspot);
            }
        }
        return new HotspotDifference(changed, left.keySet().stream().sorted().toList());
    }

    public boolean isEmpty() {
        return changed.isEmpty() && gone.isEmpty();
    }
}
