package org.hedgerow.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.hotspot.AudienceDelta.Forgotten;
import org.jspecify.annotations.Nullable;

/**
 * Changes that wait for one slow client, by record: the newest version wins, and what is to be forgotten takes the place of what was to be
 * shown. A recall stays, even when the incident has come to be seen again since: its receipt is owed. Bounded. Guarded by its session.
 */
final class PendingChanges {

    private final Map<UUID, ChangeFrame.Upsert> upserts = new LinkedHashMap<>();
    private final Map<UUID, Forgotten> forgets = new LinkedHashMap<>();
    private @Nullable String cursor;
    private boolean cellsChanged;

    /** Whether there was room. */
    boolean add(ChangeFrame frame, int most) {
        if (frame.size() > most) {
            return false;
        }
        for (var upsert : frame.upserts()) {
            var gone = forgets.get(upsert.id());
            if (gone != null && !gone.isRecalled()) {
                forgets.remove(upsert.id());
            }
            upserts.merge(upsert.id(), upsert, (held, newer) -> newer.version() < held.version() ? held : newer);
        }
        for (var gone : frame.forgets()) {
            upserts.remove(gone.id());
            forgets.put(gone.id(), gone);
        }
        cursor = frame.cursor();
        cellsChanged |= frame.cellsChanged();
        return upserts.size() + forgets.size() <= most;
    }

    boolean isEmpty() {
        return cursor == null;
    }

    /**
     * Takes out what may be sent as one message. When a recalled incident has appeared again, what is to be forgotten goes first, without a
     * cursor: a client that lost the second message would otherwise go on behind it.
     */
    LiveMessage poll() {
        if (forgets.keySet().stream().anyMatch(upserts::containsKey)) {
            var first = ChangeFrame.changes(null, List.of(), forgets.values(), cellsChanged);
            forgets.clear();
            return first;
        }
        var all = ChangeFrame.changes(cursor, upserts.values(), forgets.values(), cellsChanged);
        clear();
        return all;
    }

    void clear() {
        upserts.clear();
        forgets.clear();
        cursor = null;
        cellsChanged = false;
    }
}
