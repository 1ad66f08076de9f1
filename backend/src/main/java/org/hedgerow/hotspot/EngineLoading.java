package org.hedgerow.hotspot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.incident.VisibleIncident;

/**
 * An engine in the making: takes rows as they are read, every tier of an incident by itself and in any order, and keeps the best. The rows are
 * written to columns some at a time, so that to read very many needs little more memory than to hold them. For one thread.
 */
final class EngineLoading {

    /** Enough to be worth more than one thread, and a few megabytes. */
    private static final int SOME = 32_768;

    private final NationalGrid grid;
    private final IntConsumer grown;
    private final IncidentDraft draft = new IncidentDraft(IncidentColumns.empty());
    private final List<VisibleIncident> next = new ArrayList<>();

    /** @param grown is told again and again how many incidents there are, and may throw to end it */
    EngineLoading(NationalGrid grid, IntConsumer grown) {
        this.grid = grid;
        this.grown = grown;
    }

    void add(VisibleIncident incident) {
        next.add(incident);
        if (next.size() == SOME) {
            write();
        }
    }

    /** @param position where in the change log the engine begins, opaque */
    AudienceEngine engine(String position) {
        write();
        return new AudienceEngine(grid, draft.publish(), position);
    }

    private void write() {
        var rows = next.toArray(VisibleIncident[]::new);
        next.clear();
        long[] centres = AudienceEngine.centresOf(grid, rows);
        for (int i = 0; i < rows.length; i++) {
            draft.insertBestTier(rows[i], (int) (centres[i] >> 32), (int) centres[i]);
        }
        grown.accept(draft.size());
    }
}
