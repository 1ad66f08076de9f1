package org.hedgerow.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The kinds of incident in force when this node started, in the order of the list. Immutable and thread-safe. */
@Component
public class Categories {

    private final Map<String, Category> byCode = new LinkedHashMap<>();
    private final List<Category> groups;
    private final Map<String, List<Category>> children;
    private final Map<String, Category> byPoliceUkName;

    public Categories(JdbcClient jdbc) {
        List<Category> all = jdbc.sql("""
                        select code, parent_code, name, shape, police_uk_name from category
                        where valid_from <= current_date and (valid_to is null or valid_to > current_date)
                        order by place_in_list
                        """)
                .query((row, number) -> new Category(
                        row.getString("code"),
                        row.getString("parent_code"),
                        row.getString("name"),
                        row.getString("shape"),
                        row.getString("police_uk_name")))
                .list();
        all.forEach(category -> byCode.put(category.code(), category));
        groups = all.stream().filter(Category::isGroup).toList();
        children = all.stream()
                .filter(category -> !category.isGroup())
                .collect(Collectors.groupingBy(Category::groupCode, Collectors.toUnmodifiableList()));
        byPoliceUkName = all.stream()
                .filter(category -> category.policeUkName() != null)
                .collect(Collectors.toUnmodifiableMap(Category::policeUkName, category -> category));
    }

    /** The groups, in the order of the list. */
    public List<Category> groups() {
        return groups;
    }

    /** The children of a group, in the order of the list; none for anything else. */
    public List<Category> childrenOf(String groupCode) {
        return children.getOrDefault(groupCode, List.of());
    }

    /** Every group and child. */
    public List<Category> all() {
        return List.copyOf(byCode.values());
    }

    public Optional<Category> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Whether this is the code of a group or a child. */
    public boolean contains(@Nullable String code) {
        return byCode.containsKey(code);
    }

    public boolean isGroup(@Nullable String code) {
        var category = byCode.get(code);
        return category != null && category.isGroup();
    }

    /** The code itself and, for a group, those of its children: what a filter for it lets through. */
    public List<String> codesWithin(String code) {
        var codes = new ArrayList<String>();
        if (contains(code)) {
            codes.add(code);
            childrenOf(code).forEach(child -> codes.add(child.code()));
        }
        return List.copyOf(codes);
    }

    /** The category of a crime type as data.police.uk publishes it, letter for letter. */
    public Optional<Category> withPoliceUkName(String publishedName) {
        return Optional.ofNullable(byPoliceUkName.get(publishedName));
    }
}
