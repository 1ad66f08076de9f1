package org.hedgerow.live;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.audit.RecordViews.Shown;
import org.hedgerow.hotspot.AudienceDelta.Forgotten;
import org.jspecify.annotations.Nullable;

/**
 * What of a tick is for all sessions that want the same part of it. The message is made when the first of them can be sent it; whoever cannot
 * keep up takes the parts. For the audience's thread.
 */
final class ChangeFrame {

    /** An incident as it is sent, encoded. */
    record Upsert(UUID id, int version, String tier, String feature) {}

    private final String cursor;
    private final List<Upsert> upserts;
    private final List<Forgotten> forgets;
    private final boolean cellsChanged;
    private @Nullable LiveMessage message;

    ChangeFrame(String cursor, List<Upsert> upserts, List<Forgotten> forgets, boolean cellsChanged) {
        this.cursor = cursor;
        this.upserts = upserts;
        this.forgets = forgets;
        this.cellsChanged = cellsChanged;
    }

    String cursor() {
        return cursor;
    }

    List<Upsert> upserts() {
        return upserts;
    }

    List<Forgotten> forgets() {
        return forgets;
    }

    boolean cellsChanged() {
        return cellsChanged;
    }

    int size() {
        return upserts.size() + forgets.size();
    }

    List<Shown> shown() {
        return upserts.stream()
                .map(upsert -> new Shown(upsert.id(), upsert.tier()))
                .toList();
    }

    /** The same for everybody who is sent this frame. */
    LiveMessage message() {
        var made = message;
        if (made == null) {
            made = changes(cursor, upserts, forgets, cellsChanged);
            message = made;
        }
        return made;
    }

    /** @param cursor null when the client cannot go on from here alone */
    static LiveMessage changes(
            @Nullable String cursor, Collection<Upsert> upserts, Collection<Forgotten> forgets, boolean cellsChanged) {
        var gone = forgets.stream()
                .map(each -> "{\"id\":\"" + each.id() + "\",\"version\":" + each.version() + ",\"recalled\":"
                        + each.isRecalled() + "}")
                .collect(Collectors.joining(","));
        return new LiveMessage(
                "changes",
                ",\"cursor\":" + (cursor == null ? "null" : "\"" + cursor + "\"") + ",\"upserts\":[" + features(upserts)
                        + "],\"forgets\":[" + gone + "],\"cellsChanged\":" + cellsChanged);
    }

    static String features(Collection<Upsert> upserts) {
        return upserts.stream().map(Upsert::feature).collect(Collectors.joining(","));
    }
}
