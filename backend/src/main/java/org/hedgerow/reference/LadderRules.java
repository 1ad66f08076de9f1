package org.hedgerow.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long steps and time limits last, as it was on every day that is known of. Thread-safe; read again after an edit. */
@Component
public final class LadderRules {

    private volatile List<ReferenceRow> all = List.of();

    LadderRules(JdbcClient jdbc, ReferenceEpoch epoch) {
        var rows = new ReferenceRows(jdbc);
        epoch.follow(today -> all = rows.list(ReferenceTable.LADDER_RULES));
    }

    /** What holds on that day; empty when there is no such step or limit then. */
    public Optional<LadderRule> inForceOn(LocalDate day, String kind) {
        return all.stream()
                .filter(row -> row.isInForceOn(day) && row.key().equals(kind))
                .findFirst()
                .map(LadderRules::rule);
    }

    private static LadderRule rule(ReferenceRow row) {
        var lasts = row.valueOrNull("lasts");
        var unit = row.valueOrNull("unit");
        return new LadderRule(
                row.key(),
                lasts == null ? null : Integer.valueOf(lasts),
                unit == null ? null : LadderRule.Unit.valueOf(unit),
                row.isTrue("is_most"),
                row.valueOrNull("needs"));
    }
}
