package org.hedgerow.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.platform.DatabaseReplaced;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Audience;
import org.hedgerow.sharing.PolicyWatch;
import org.hedgerow.sharing.Reader;
import org.hedgerow.sharing.VisibleLabels;
import org.locationtech.jts.geom.Geometry;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Everybody's areas as they are matched, with what their owners are to the sharing rules; read anew when somebody asks for that. */
@Component
@Profile("!command")
class WatchedAreas {

    private static final Duration CHANGES_OVERLAP = Duration.ofMinutes(2);

    private final Access access;
    private final AreaRows areas;
    private final People people;
    private final Clock clock;

    private final AreaIndex index = new AreaIndex();
    private Instant areasReadAt = Instant.EPOCH;
    private Map<Audience, Set<UUID>> audiences = Map.of();
    private Set<UUID> listeners = Set.of();
    private int peopleCounted;
    private volatile boolean rightsChanged = true;

    WatchedAreas(Access access, AreaRows areas, People people, PolicyWatch policy, Clock clock) {
        this.access = access;
        this.areas = areas;
        this.people = people;
        this.clock = clock;
        policy.listen(() -> rightsChanged = true);
    }

    /** Those of some labels that an audience reads, as a key. */
    record Readable(Set<Integer> ids, boolean police, VisibleLabels labels) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Readable that && that.police == police && that.ids.equals(ids);
        }

        @Override
        public int hashCode() {
            return ids.hashCode();
        }
    }

    /** Takes in what has changed since the last time. */
    synchronized void refresh() {
        var since = areasReadAt.equals(Instant.EPOCH) ? areasReadAt : areasReadAt.minus(CHANGES_OVERLAP);
        var now = clock.instant();
        access.readingAsHolder(NoticeRows.MAKER, () -> {
            areas.readChanged(since, index::put);
            return now;
        });
        areasReadAt = now;
        var owners = index.people();
        if (rightsChanged || owners.size() != peopleCounted) {
            rightsChanged = false;
            audiences = audiencesOf(owners);
            listeners = audiences.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
            peopleCounted = owners.size();
        }
    }

    /** The times of another database say nothing of what has been read. */
    @EventListener
    synchronized void readAgain(DatabaseReplaced replaced) {
        areasReadAt = Instant.EPOCH;
        rightsChanged = true;
    }

    synchronized boolean isEmpty() {
        return index.isEmpty();
    }

    /** The areas whose surroundings this touches; which of them hold it, they say themselves. */
    synchronized void near(Geometry released, Consumer<AreaIndex.Entry> each) {
        index.near(released, each);
    }

    /** Whether it is somebody with an area who may hear of anything at all. */
    synchronized boolean mayHear(UUID person) {
        return listeners.contains(person);
    }

    /** Audiences that read the same of these labels are given the same rows: they are read once. */
    synchronized Map<Readable, Set<UUID>> readersOf(Set<Integer> labels) {
        var readers = new LinkedHashMap<Readable, Set<UUID>>();
        audiences.forEach((audience, members) -> {
            var readable = access.visibleLabels(audience).among(labels);
            if (!readable.isEmpty()) {
                var ids = labels.stream().filter(readable::contains).collect(Collectors.toSet());
                readers.computeIfAbsent(new Readable(ids, isPolice(audience), readable), key -> new HashSet<>())
                        .addAll(members);
            }
        });
        return readers;
    }

    /** Who may not report any more gets no notices either; the areas stay, for when they may again. */
    private Map<Audience, Set<UUID>> audiencesOf(Set<UUID> owners) {
        var found = people.findAll(owners).values().stream()
                .filter(person -> person.may(Permission.REPORT_INCIDENT))
                .toList();
        var each = access.audiencesOf(found);
        var grouped = new HashMap<Audience, Set<UUID>>();
        for (int i = 0; i < found.size(); i++) {
            grouped.computeIfAbsent(each.get(i), audience -> new HashSet<>())
                    .add(found.get(i).id());
        }
        return grouped;
    }

    private static boolean isPolice(Audience audience) {
        return audience.reader() == Reader.POLICE || audience.reader() == Reader.NATIONAL_UNIT;
    }
}
