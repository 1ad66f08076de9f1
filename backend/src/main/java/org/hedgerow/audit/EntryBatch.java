package org.hedgerow.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Many entries in one transaction: all of them or none. */
@Component
class EntryBatch {

    /** Who did what. */
    record Line(Person person, Act act) {}

    private record Kind(
            UUID person, String action, @Nullable String tier) {}

    private final JdbcClient jdbc;

    EntryBatch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public void write(List<Line> lines) {
        lines.forEach(line -> EntryWriting.write(jdbc, line.person(), line.act()));
    }

    /** One line for each person, action and tier, as long as it can hold all the records. */
    static List<Line> merged(List<Line> lines) {
        var merged = new LinkedHashMap<Kind, Line>();
        var full = new ArrayList<Line>();
        for (var line : lines) {
            var kind =
                    new Kind(line.person().id(), line.act().action(), line.act().tier());
            var before = merged.get(kind);
            if (before == null) {
                merged.put(kind, line);
            } else if (before.act().subjects().size() + line.act().subjects().size() > Act.MOST_SUBJECTS) {
                full.add(before);
                merged.put(kind, line);
            } else {
                merged.put(kind, new Line(line.person(), together(before.act(), line.act())));
            }
        }
        full.addAll(merged.values());
        return full;
    }

    private static Act together(Act one, Act other) {
        var subjects = new LinkedHashSet<>(one.subjects());
        subjects.addAll(other.subjects());
        return Act.of(one.operation(), one.action(), String.valueOf(one.subjectKind()), subjects)
                .atTier(one.tier())
                .forPurpose(one.purpose());
    }
}
