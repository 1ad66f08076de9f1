package org.hedgerow.hotspot;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Which filters an engine keeps a {@link MapPyramid} for: a few that have been asked for again. A filter that is asked for once is answered
 * by looking at every row, which costs less than to build a pyramid. For any number of threads.
 */
final class MapPyramids {

    static final int MOST = 4;

    /** Filters of which it is known that they have been asked for. */
    private static final int REMEMBERED = 64;

    /** A pyramid makes room for another only when this many questions have passed it by. */
    private static final int PASSED_BY = 32;

    /** The number of the last question for each filter, the latest question last. */
    private final LinkedHashMap<PyramidChoice, Long> asked = new LinkedHashMap<>(16, 0.75f, true);

    private long questions;
    private final ReentrantLock building = new ReentrantLock();

    /** Notes a question, and says whether the filter has been asked for before. */
    synchronized boolean isAskedAgain(PyramidChoice choice) {
        boolean again = asked.put(choice, ++questions) != null;
        if (asked.size() > REMEMBERED) {
            asked.remove(asked.keySet().iterator().next());
        }
        return again;
    }

    /** Whether a pyramid for this choice may stand beside these, or in the place of one of them. */
    synchronized boolean hasRoom(Map<PyramidChoice, MapPyramid> kept, PyramidChoice choice) {
        return kept.containsKey(choice)
                || kept.size() < MOST
                || kept.keySet().stream().anyMatch(each -> lastAsked(each) <= questions - PASSED_BY);
    }

    /** These with another, without the one that was asked for longest ago when there would be too many. */
    synchronized Map<PyramidChoice, MapPyramid> with(
            Map<PyramidChoice, MapPyramid> kept, PyramidChoice choice, MapPyramid pyramid) {
        var more = new HashMap<>(kept);
        more.put(choice, pyramid);
        if (more.size() > MOST) {
            kept.keySet().stream()
                    .min((one, other) -> Long.compare(lastAsked(one), lastAsked(other)))
                    .ifPresent(more::remove);
        }
        return Map.copyOf(more);
    }

    private long lastAsked(PyramidChoice choice) {
        var number = asked.get(choice);
        return number == null ? 0 : number;
    }

    /** Builds a pyramid; null while another is being built, since one at a time keeps one processor busy and no more. */
    @Nullable MapPyramid build(IncidentColumns columns, IncidentFilter filter) {
        if (!building.tryLock()) {
            return null;
        }
        try {
            return MapPyramid.build(columns, filter);
        } finally {
            building.unlock();
        }
    }
}
