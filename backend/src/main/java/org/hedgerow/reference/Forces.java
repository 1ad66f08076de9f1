package org.hedgerow.reference;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The police forces of today, by name. Thread-safe: each call answers from one whole reading, which an edit or a new day replaces within
 * seconds.
 */
@Component
public final class Forces {

    private record Reading(
            Map<String, Force> byCode,
            Map<String, Force> byPoliceUkId,
            Map<String, Force> byPublishedName,
            Map<String, String> successors,
            Set<String> ever) {}

    private final ReferenceRows rows;
    private volatile Reading now = new Reading(Map.of(), Map.of(), Map.of(), Map.of(), Set.of());

    /** Reads once and never again, for whoever needs them for a moment. */
    public Forces(JdbcClient jdbc) {
        this(jdbc, new ReferenceEpoch(jdbc, Clock.systemUTC()));
    }

    @Autowired
    Forces(JdbcClient jdbc, ReferenceEpoch epoch) {
        rows = new ReferenceRows(jdbc);
        epoch.follow(this::read);
    }

    /** Every force, by name. */
    public List<Force> all() {
        return List.copyOf(now.byCode.values());
    }

    public boolean contains(@Nullable String code) {
        return now.byCode.containsKey(code);
    }

    /** Whether this is or was the code of a force: records made while it was stay what they are. */
    public boolean wasEver(String code) {
        return now.ever.contains(code);
    }

    public Optional<Force> find(String code) {
        return Optional.ofNullable(now.byCode.get(code));
    }

    /** By data.police.uk's identifier, as in its file names: {@code cambridgeshire}. */
    public Optional<Force> withPoliceUkId(String id) {
        return Optional.ofNullable(now.byPoliceUkId.get(id));
    }

    /**
     * By a name that it has now or had before, as in published data: {@code Essex Police}. The name of a force that has ended leads to
     * the one that follows it.
     */
    public Optional<Force> withPublishedName(String name) {
        return Optional.ofNullable(now.byPublishedName.get(name));
    }

    /** The codes of the forces that this one meets; none for an unknown code. */
    public List<String> neighboursOf(String code) {
        return find(code).map(Force::neighbours).orElse(List.of());
    }

    /** The force of today that does the work of this one: itself, or who followed it; empty when nobody did. */
    public Optional<Force> successorOf(String code) {
        return successor(now.byCode, now.successors, code);
    }

    private static Optional<Force> successor(Map<String, Force> byCode, Map<String, String> successors, String code) {
        var seen = new HashSet<String>();
        var at = code;
        while (at != null && !byCode.containsKey(at) && seen.add(at)) {
            at = successors.get(at);
        }
        return Optional.ofNullable(at).map(byCode::get);
    }

    private void read(LocalDate today) {
        var neighbours = new HashMap<String, Set<String>>();
        for (var row : rows.list(ReferenceTable.FORCE_ADJACENCY)) {
            if (row.isInForceOn(today)) {
                neighbours
                        .computeIfAbsent(row.value("force_code"), unseen -> new TreeSet<>())
                        .add(row.value("neighbour_code"));
            }
        }
        var every = rows.list(ReferenceTable.FORCES);
        var byCode = new LinkedHashMap<String, Force>();
        var byPoliceUkId = new TreeMap<String, Force>();
        every.stream()
                .filter(row -> row.isInForceOn(today))
                .map(row -> force(row, neighbours.getOrDefault(row.key(), Set.of())))
                .sorted(Comparator.comparing(Force::name))
                .forEach(force -> {
                    byCode.put(force.code(), force);
                    byPoliceUkId.put(force.policeUkId(), force);
                });
        var successors = new HashMap<String, String>();
        every.stream()
                .filter(row -> !row.value("successor_code").isEmpty())
                .forEach(row -> successors.put(row.key(), row.value("successor_code")));
        var byPublishedName = new HashMap<String, Force>();
        every.stream()
                .filter(row -> !row.from().isAfter(today))
                .sorted(Comparator.comparing(ReferenceRow::from))
                .forEach(row -> successor(byCode, successors, row.key())
                        .ifPresent(force -> byPublishedName.put(row.value("name"), force)));
        now = new Reading(
                byCode,
                byPoliceUkId,
                byPublishedName,
                successors,
                every.stream().map(ReferenceRow::key).collect(Collectors.toUnmodifiableSet()));
    }

    private static Force force(ReferenceRow row, Set<String> neighbours) {
        return new Force(
                row.key(),
                row.value("police_uk_id"),
                row.value("name"),
                row.valueOrNull("ff_code"),
                row.valueOrNull("ons_code"),
                row.isTrue("has_area"),
                List.copyOf(neighbours));
    }
}
