package org.hedgerow.reference;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The police forces there were when this node started, by name. Immutable and thread-safe. */
@Component
public final class Forces {

    private record Pair(String force, String neighbour) {}

    private record Name(String name, String force) {}

    private final Map<String, Force> byCode = new LinkedHashMap<>();
    private final Map<String, Force> byPoliceUkId = new HashMap<>();
    private final Map<String, Force> byPublishedName = new HashMap<>();

    public Forces(JdbcClient jdbc) {
        Map<String, List<String>> neighbours = jdbc
                .sql("""
                        select distinct force_code, neighbour_code from force_adjacency
                        where valid_from <= current_date and (valid_to is null or valid_to > current_date)
                        order by force_code, neighbour_code
                        """)
                .query((row, number) -> new Pair(row.getString("force_code"), row.getString("neighbour_code")))
                .stream()
                .collect(Collectors.groupingBy(
                        Pair::force, Collectors.mapping(Pair::neighbour, Collectors.toUnmodifiableList())));
        jdbc.sql("""
                        select code, police_uk_id, name, ff_code, ons_code, has_area from force
                        where valid_from <= current_date and (valid_to is null or valid_to > current_date)
                        order by name
                        """)
                .query((row, number) -> new Force(
                        row.getString("code"),
                        row.getString("police_uk_id"),
                        row.getString("name"),
                        row.getString("ff_code"),
                        row.getString("ons_code"),
                        row.getBoolean("has_area"),
                        neighbours.getOrDefault(row.getString("code"), List.of())))
                .list()
                .forEach(force -> {
                    byCode.put(force.code(), force);
                    byPoliceUkId.put(force.policeUkId(), force);
                });
        jdbc.sql("select name, code from force order by valid_from")
                .query((row, number) -> new Name(row.getString("name"), row.getString("code")))
                .list()
                .forEach(name -> find(name.force()).ifPresent(force -> byPublishedName.put(name.name(), force)));
    }

    /** Every force, by name. */
    public List<Force> all() {
        return List.copyOf(byCode.values());
    }

    public boolean contains(@Nullable String code) {
        return byCode.containsKey(code);
    }

    public Optional<Force> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** By data.police.uk's identifier, as in its file names: {@code cambridgeshire}. */
    public Optional<Force> withPoliceUkId(String id) {
        return Optional.ofNullable(byPoliceUkId.get(id));
    }

    /** By a name that it has now or had before, as in published data: {@code Essex Police}. */
    public Optional<Force> withPublishedName(String name) {
        return Optional.ofNullable(byPublishedName.get(name));
    }

    /** The codes of the forces that this one meets; none for an unknown code. */
    public List<String> neighboursOf(String code) {
        return find(code).map(Force::neighbours).orElse(List.of());
    }
}
