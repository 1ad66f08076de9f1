package org.hedgerow.live;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hedgerow.hotspot.AudienceSnapshot.Placed;
import org.jspecify.annotations.Nullable;

/** The views of one connection: never changed, only replaced. Without any, or with one that asks for everything, everything is shown. */
final class LiveViews {

    static final int MOST = 8;

    static final LiveViews NONE = new LiveViews(Map.of());

    private final Map<String, LiveView> byName;
    private final Interest[] interests;
    private final boolean everything;

    private LiveViews(Map<String, LiveView> byName) {
        this.byName = Map.copyOf(byName);
        this.interests = byName.values().stream()
                .map(LiveView::interest)
                .filter(Objects::nonNull)
                .toArray(Interest[]::new);
        this.everything = interests.length < byName.size() || byName.isEmpty();
    }

    /** The same with another view, or one replaced; empty when that is one too many. */
    Optional<LiveViews> with(LiveView view) {
        var next = new HashMap<>(byName);
        next.put(view.name(), view);
        return next.size() > MOST ? Optional.empty() : Optional.of(new LiveViews(next));
    }

    LiveViews without(String name) {
        var next = new HashMap<>(byName);
        next.remove(name);
        return new LiveViews(next);
    }

    @Nullable LiveView find(String name) {
        return byName.get(name);
    }

    Collection<LiveView> all() {
        return byName.values();
    }

    /** Whether single incidents are wanted wherever they are. */
    boolean wantsEverything() {
        return everything;
    }

    /** Whether some view shows this incident itself. */
    boolean showIncident(@Nullable Placed placed) {
        if (placed != null) {
            for (var interest : interests) {
                if (interest.showsIncidents() && interest.fits(placed)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether this incident counts in some view that shows counts. */
    boolean countIncident(@Nullable Placed placed) {
        if (placed != null) {
            for (var interest : interests) {
                if (interest.showsCells() && interest.fits(placed)) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean showIncidents() {
        for (var interest : interests) {
            if (interest.showsIncidents()) {
                return true;
            }
        }
        return false;
    }

    boolean showCells() {
        for (var interest : interests) {
            if (interest.showsCells()) {
                return true;
            }
        }
        return false;
    }
}
