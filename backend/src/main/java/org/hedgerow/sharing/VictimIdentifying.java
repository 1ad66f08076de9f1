package org.hedgerow.sharing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hedgerow.platform.DatabaseReplaced;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The kinds of incident that can name the victim even where the place is coarse, dated. Thread-safe; a change in the table is used within a
 * minute.
 */
@Component
public final class VictimIdentifying {

    private static final Logger LOG = LoggerFactory.getLogger(VictimIdentifying.class);

    /** From a first day until before another, null for no end. */
    record Days(LocalDate from, @Nullable LocalDate until) {
        boolean include(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    private final JdbcClient jdbc;
    private volatile Map<String, List<Days>> daysOf;

    @Autowired
    VictimIdentifying(JdbcClient jdbc) {
        this.jdbc = jdbc;
        daysOf = read(jdbc);
    }

    /** Whether a kind of incident was on the list on the day on which an event began. */
    public boolean includes(String categoryCode, LocalDate day) {
        return daysOf.getOrDefault(categoryCode, List.of()).stream().anyMatch(days -> days.include(day));
    }

    @EventListener(DatabaseReplaced.class)
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void readAgain() {
        try {
            daysOf = read(jdbc);
        } catch (DataAccessException e) {
            LOG.warn(
                    "the list of victim-identifying kinds could not be read again: {}",
                    e.getClass().getSimpleName());
        }
    }

    private record Row(String code, Days days) {}

    private static Map<String, List<Days>> read(JdbcClient jdbc) {
        return jdbc
                .sql("select category_code, valid_from, valid_to from victim_identifying_category")
                .query((row, number) -> new Row(
                        row.getString(1),
                        new Days(row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Row::code, Collectors.mapping(Row::days, Collectors.toUnmodifiableList())));
    }
}
