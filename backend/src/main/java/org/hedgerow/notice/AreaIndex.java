package org.hedgerow.notice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Everybody's areas in memory, found by place. What is deleted stays until the node stops: a notice is only made for an area that is still in the
 * database. For one thread.
 */
final class AreaIndex {

    /**
     * An area as it is matched.
     *
     * @param categoryGroups empty for all
     */
    record Entry(
            UUID id,
            UUID person,
            AreaReach reach,
            Set<String> categoryGroups,
            Pace pace,
            @Nullable QuietHours quiet,
            @Nullable Integer bulletinPriority) {

        boolean wants(Announcement bulletin) {
            var group = bulletin.categoryGroup();
            return bulletinPriority != null
                    && bulletin.priority() <= bulletinPriority
                    && (bulletin.priority() == Announcement.HIGHEST || group == null || cares(group));
        }

        boolean cares(String group) {
            return categoryGroups.isEmpty() || categoryGroups.contains(group);
        }
    }

    private final Map<UUID, Entry> entries = new HashMap<>();
    private @Nullable STRtree tree;

    void put(OwnArea area) {
        var content = area.content();
        entries.put(
                area.id(),
                new Entry(
                        area.id(),
                        area.person(),
                        new AreaReach(content.outline()),
                        content.categoryGroups(),
                        content.pace(),
                        content.quiet(),
                        content.bulletinPriority()));
        tree = null;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Set<UUID> people() {
        return entries.values().stream().map(Entry::person).collect(Collectors.toSet());
    }

    /** The areas whose surroundings this touches; which of them hold it, they say themselves. */
    void near(Geometry released, Consumer<Entry> each) {
        if (tree == null) {
            tree = built(List.copyOf(entries.values()));
        }
        tree.query(released.getEnvelopeInternal(), found -> each.accept((Entry) found));
    }

    private static STRtree built(List<Entry> entries) {
        var tree = new STRtree();
        for (var entry : entries) {
            var envelope = new Envelope(entry.reach().hull().getEnvelopeInternal());
            envelope.expandBy(entry.reach().reachMetres());
            tree.insert(envelope, entry);
        }
        tree.build();
        return tree;
    }
}
