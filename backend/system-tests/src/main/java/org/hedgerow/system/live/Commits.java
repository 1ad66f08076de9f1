package org.hedgerow.system.live;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When each change was about to be committed, by {@link System#nanoTime}, which on Linux is one clock for all processes of a machine. It is
 * noted before the commit is sent, so what is measured holds the commit itself.
 */
interface Commits {

    /** 0 for what is not known. */
    long at(UUID id, int version);

    /** Those that this process commits. */
    final class Noted implements Commits {

        private record Change(UUID id, int version) {}

        private final Map<Change, Long> times = new ConcurrentHashMap<>();

        void note(UUID id, int version, long nanos) {
            times.put(new Change(id, version), nanos);
        }

        void clear() {
            times.clear();
        }

        @Override
        public long at(UUID id, int version) {
            return times.getOrDefault(new Change(id, version), 0L);
        }
    }

    /** Of another process, which writes the time into the lower 60 bits of the id. */
    static Commits inTheId() {
        return (id, version) -> id.getLeastSignificantBits() & -1L >>> 4;
    }
}
