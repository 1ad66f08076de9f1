package org.hedgerow.live;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.hotspot.AudienceDelta;
import org.hedgerow.hotspot.AudienceDelta.Forgotten;
import org.hedgerow.hotspot.AudienceSnapshot;
import org.hedgerow.hotspot.AudienceSnapshot.Placed;
import org.hedgerow.hotspot.FeatureWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One tick of an audience as it is told: each incident is encoded once, and sessions that want the same part of it share one frame. An
 * incident is for a session when it was in one of its views before, or is now. For the audience's thread.
 */
final class LiveTick {

    private final FeatureWriter features;
    private final JsonMapper json;
    private final String cursor;
    private final List<Forgotten> forgets;
    private final boolean isPastKnown;
    private final Placed[] now;
    private final @Nullable Placed[] before;
    /** Where what is forgotten was. */
    private final @Nullable Placed[] left;

    private final ChangeFrame.@Nullable Upsert[] encoded;
    private final Map<BitSet, ChangeFrame> withCells = new HashMap<>();
    private final Map<BitSet, ChangeFrame> withoutCells = new HashMap<>();
    private final BitSet wanted = new BitSet();

    /** @param held what the audience sees after the tick */
    LiveTick(AudienceDelta delta, AudienceSnapshot held, String cursor, FeatureWriter features, JsonMapper json) {
        this.features = features;
        this.json = json;
        this.cursor = cursor;
        this.forgets = delta.forgets();
        var past = delta.before();
        this.isPastKnown = past != null;
        var rows = new ArrayList<Placed>();
        for (var upsert : delta.upserts()) {
            held.placed(upsert.id()).ifPresent(rows::add);
        }
        this.now = rows.toArray(Placed[]::new);
        this.encoded = new ChangeFrame.Upsert[now.length];
        this.before = new Placed[now.length];
        this.left = new Placed[forgets.size()];
        if (past != null) {
            for (int each = 0; each < now.length; each++) {
                before[each] = at(past, now[each].incident().id());
            }
            for (int each = 0; each < left.length; each++) {
                left[each] = at(past, forgets.get(each).id());
            }
        }
    }

    private static @Nullable Placed at(AudienceSnapshot snapshot, UUID id) {
        return snapshot.placed(id).orElse(null);
    }

    /** What of it is for somebody with these views: null when it is nothing. */
    @Nullable ChangeFrame frameFor(LiveViews views) {
        wanted.clear();
        boolean cellsChanged;
        if (views.wantsEverything()) {
            wanted.set(0, now.length);
            cellsChanged = true;
        } else {
            cellsChanged = choose(views);
        }
        if (wanted.isEmpty() && forgets.isEmpty() && !cellsChanged) {
            return null;
        }
        var frames = cellsChanged ? withCells : withoutCells;
        var frame = frames.get(wanted);
        if (frame == null) {
            frame = new ChangeFrame(
                    cursor, wanted.stream().mapToObj(this::encoded).toList(), forgets, cellsChanged);
            frames.put((BitSet) wanted.clone(), frame);
        }
        return frame;
    }

    /** Marks what is wanted, and answers whether counts have changed that are shown. */
    private boolean choose(LiveViews views) {
        boolean cellsChanged = false;
        for (int each = 0; each < now.length; each++) {
            // Nobody remembers where an incident was that changed while its client was away: it is told of in any case.
            boolean mayHaveBeenThere = !isPastKnown && now[each].incident().version() > 1;
            if ((mayHaveBeenThere && views.showIncidents())
                    || views.showIncident(now[each])
                    || views.showIncident(before[each])) {
                wanted.set(each);
            }
            cellsChanged = cellsChanged
                    || (mayHaveBeenThere
                            ? views.showCells()
                            : views.countIncident(now[each]) || views.countIncident(before[each]));
        }
        for (int each = 0; each < left.length && !cellsChanged; each++) {
            cellsChanged = left[each] == null ? views.showCells() : views.countIncident(left[each]);
        }
        return cellsChanged;
    }

    private ChangeFrame.Upsert encoded(int each) {
        var made = encoded[each];
        if (made == null) {
            made = encode(now[each], features, json);
            encoded[each] = made;
        }
        return made;
    }

    static ChangeFrame.Upsert encode(Placed placed, FeatureWriter features, JsonMapper json) {
        var incident = placed.incident();
        return new ChangeFrame.Upsert(
                incident.id(),
                incident.version(),
                incident.tier().name(),
                json.writeValueAsString(features.feature(incident)));
    }
}
