package org.hedgerow.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.hotspot.AudienceDelta.Forgotten;

/** What a client was told to forget and has not acknowledged; for any number of threads. */
final class Unacknowledged {

    /** A client that never acknowledges is not waited for by more than this. */
    private static final int MOST = 2_000;

    /** An incident that the client was told to forget, and the version at which it left. */
    record Told(UUID incident, int version) {}

    private final Map<Told, Forgotten> waiting = new LinkedHashMap<>(2);

    /** Remembers that the client was told to forget these, so that it may acknowledge them and nothing else. */
    synchronized void expect(Collection<Forgotten> recalled) {
        recalled.forEach(gone -> waiting.put(new Told(gone.id(), gone.version()), gone));
        var oldest = waiting.keySet().iterator();
        while (waiting.size() > MOST) {
            oldest.next();
            oldest.remove();
        }
    }

    /** Those of these that the client was told and has not acknowledged before. */
    synchronized List<Forgotten> acknowledge(Collection<Told> told) {
        var found = new ArrayList<Forgotten>();
        for (var each : told) {
            var gone = waiting.remove(each);
            if (gone != null) {
                found.add(gone);
            }
        }
        return found;
    }

    /** Everything that the client was told and has not acknowledged: it has fetched everything anew. */
    synchronized List<Forgotten> acknowledgeAll() {
        var found = List.copyOf(waiting.values());
        waiting.clear();
        return found;
    }
}
