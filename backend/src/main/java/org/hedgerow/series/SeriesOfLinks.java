package org.hedgerow.series;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Incidents that accepted links hold together. A computation on the links that it is given: whoever calls it has chosen those that a reader may
 * read, so that what they may not read makes no difference to the result.
 *
 * @param links in the order in which they were made; not empty
 */
public record SeriesOfLinks(List<Link> links) {

    private static final Comparator<Link> AS_MADE = Comparator.comparingLong(Link::number);

    public SeriesOfLinks {
        links = links.stream().sorted(AS_MADE).toList();
        if (links.isEmpty()) {
            throw new IllegalArgumentException("A series has a link");
        }
    }

    /** What these links hold together: every incident is in one series, the one with the oldest link comes first. */
    public static List<SeriesOfLinks> of(Collection<Link> links) {
        var heldTogether = new HashMap<UUID, List<Link>>();
        for (var link : links) {
            var mine = heldTogether.computeIfAbsent(link.one(), none -> new ArrayList<>());
            var theirs = heldTogether.computeIfAbsent(link.other(), none -> new ArrayList<>());
            var more = mine.size() >= theirs.size() ? mine : theirs;
            var fewer = more == mine ? theirs : mine;
            more.add(link);
            heldTogether.put(link.one(), more);
            heldTogether.put(link.other(), more);
            if (more != fewer) {
                more.addAll(fewer);
                for (var each : fewer) {
                    heldTogether.put(each.one(), more);
                    heldTogether.put(each.other(), more);
                }
            }
        }
        Set<List<Link>> series = Collections.newSetFromMap(new IdentityHashMap<>());
        series.addAll(heldTogether.values());
        return series.stream()
                .map(SeriesOfLinks::new)
                .sorted(Comparator.comparing(SeriesOfLinks::oldest, AS_MADE))
                .toList();
    }

    /** By whose id the series is known. */
    public Link oldest() {
        return links.get(0);
    }

    public UUID id() {
        return oldest().id();
    }

    public Link newest() {
        return links.get(links.size() - 1);
    }

    public Set<UUID> incidents() {
        return joinedTo(oldest().one()).keySet();
    }

    /**
     * By which link each incident came to be in one series with this one: of a series that was joined to another, all of it came by the link that
     * joined them.
     *
     * @param anchor an incident of the series
     */
    public Map<UUID, Link> joinedTo(UUID anchor) {
        var joined = new LinkedHashMap<UUID, Link>();
        var together = new HashMap<UUID, Set<UUID>>();
        for (var link : links) {
            var mine = together.computeIfAbsent(link.one(), SeriesOfLinks::alone);
            var theirs = together.computeIfAbsent(link.other(), SeriesOfLinks::alone);
            if (mine == theirs) {
                continue;
            }
            if (mine.contains(anchor)) {
                theirs.forEach(each -> joined.put(each, link));
            } else if (theirs.contains(anchor)) {
                mine.forEach(each -> joined.put(each, link));
            }
            if (link.one().equals(anchor) || link.other().equals(anchor)) {
                joined.putIfAbsent(anchor, link);
            }
            mine.addAll(theirs);
            theirs.forEach(each -> together.put(each, mine));
        }
        return joined;
    }

    /** The series that one of these incidents is in, if it is in any; of several the one with the oldest link. */
    static Optional<SeriesOfLinks> holding(List<SeriesOfLinks> series, Set<UUID> incidents) {
        return series.stream()
                .filter(each -> each.links().stream()
                        .anyMatch(link -> incidents.contains(link.one()) || incidents.contains(link.other())))
                .findFirst();
    }

    private static Set<UUID> alone(UUID id) {
        return new HashSet<>(Set.of(id));
    }
}
