package org.hedgerow.reference;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The kinds of incident of today, in the order of the list. Thread-safe: each call answers from one whole reading, which an edit or a new
 * day replaces within seconds.
 */
@Component
public final class Categories {

    private record Reading(
            Map<String, Category> byCode,
            List<Category> groups,
            Map<String, List<Category>> children,
            Map<String, Category> byPoliceUkName,
            Set<String> ever) {}

    private final ReferenceRows rows;
    private volatile Reading now = new Reading(Map.of(), List.of(), Map.of(), Map.of(), Set.of());

    /** Reads once and never again, for whoever needs them for a moment. */
    public Categories(JdbcClient jdbc) {
        this(jdbc, new ReferenceEpoch(jdbc, Clock.systemUTC()));
    }

    @Autowired
    Categories(JdbcClient jdbc, ReferenceEpoch epoch) {
        rows = new ReferenceRows(jdbc);
        epoch.follow(this::read);
    }

    /** The groups, in the order of the list. */
    public List<Category> groups() {
        return now.groups;
    }

    /** The children of a group, in the order of the list; none for anything else. */
    public List<Category> childrenOf(String groupCode) {
        return childrenOf(now, groupCode);
    }

    /** Every group and child. */
    public List<Category> all() {
        return List.copyOf(now.byCode.values());
    }

    public Optional<Category> find(String code) {
        return Optional.ofNullable(now.byCode.get(code));
    }

    /** Whether this is the code of a group or a child. */
    public boolean contains(@Nullable String code) {
        return now.byCode.containsKey(code);
    }

    /** Whether this is or was a kind of incident: records made while it was stay what they are. */
    public boolean wasEver(String code) {
        return now.ever.contains(code);
    }

    public boolean isGroup(@Nullable String code) {
        var category = now.byCode.get(code);
        return category != null && category.isGroup();
    }

    /** The code itself and, for a group, those of its children: what a filter for it lets through. */
    public List<String> codesWithin(String code) {
        var reading = now;
        var codes = new ArrayList<String>();
        if (reading.byCode.containsKey(code)) {
            codes.add(code);
            childrenOf(reading, code).forEach(child -> codes.add(child.code()));
        }
        return List.copyOf(codes);
    }

    /** The category of a crime type as data.police.uk publishes it, letter for letter. */
    public Optional<Category> withPoliceUkName(String publishedName) {
        return Optional.ofNullable(now.byPoliceUkName.get(publishedName));
    }

    private static List<Category> childrenOf(Reading reading, String groupCode) {
        return reading.children.getOrDefault(groupCode, List.of());
    }

    private void read(LocalDate today) {
        var every = rows.list(ReferenceTable.CATEGORIES);
        var all = every.stream()
                .filter(row -> row.isInForceOn(today))
                .sorted(Comparator.comparing(row -> Integer.valueOf(row.value("place_in_list"))))
                .map(Categories::category)
                .toList();
        var byCode = new LinkedHashMap<String, Category>();
        all.forEach(category -> byCode.put(category.code(), category));
        now = new Reading(
                byCode,
                all.stream().filter(Category::isGroup).toList(),
                all.stream()
                        .filter(category -> !category.isGroup())
                        .collect(Collectors.groupingBy(Category::groupCode, Collectors.toUnmodifiableList())),
                all.stream()
                        .filter(category -> category.policeUkName() != null)
                        .collect(Collectors.toUnmodifiableMap(Category::policeUkName, category -> category)),
                every.stream().map(ReferenceRow::key).collect(Collectors.toUnmodifiableSet()));
    }

    private static Category category(ReferenceRow row) {
        return new Category(
                row.key(),
                row.valueOrNull("parent_code"),
                row.value("name"),
                row.valueOrNull("shape"),
                row.valueOrNull("police_uk_name"));
    }
}
