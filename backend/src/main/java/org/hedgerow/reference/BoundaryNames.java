package org.hedgerow.reference;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the areas of the loaded boundaries in force today by what they are called. Reads the database each time; thread-safe. */
@Component
public class BoundaryNames {

    public static final int MOST = 20;
    public static final int MOST_CODES = 40;
    public static final int LEAST_CHARACTERS = 2;
    public static final int MOST_CHARACTERS = 60;

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String TODAY = "with today as (select id, kind from boundary_set where replaced_by is null"
            + " and valid_from <= :day and (valid_to is null or valid_to > :day))";

    /** Many parishes have one name: each comes with the district that it lies in. It is looked up for the few that are answered alone. */
    private static final String WITHIN = "select f.kind, f.code, f.name, (select d.name from boundary d"
            + " join today dt on dt.id = d.set_id and dt.kind = 'DISTRICT' where f.kind in ('PARISH', 'BEAT')"
            + " and st_covers(d.outline, st_pointonsurface(f.drawn)) order by d.code limit 1) as within from found f"
            + " order by f.place";

    private static final String SMALLEST_FIRST =
            "array_position(array['PARISH', 'BEAT', 'DISTRICT', 'COUNTY', 'FORCE'], t.kind)";

    private final JdbcClient jdbc;
    private final Clock clock;

    BoundaryNames(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An area of the boundaries.
     *
     * @param code as published
     * @param within the district of a parish or beat; null for other kinds and where no districts are loaded
     */
    public record Found(
            BoundaryKind kind,
            String code,
            String name,
            @Nullable String within) {}

    /** The kinds of which a set is in force today. */
    public List<BoundaryKind> loaded() {
        return jdbc
                .sql(TODAY + " select distinct kind from today")
                .param("day", today())
                .query((row, number) -> BoundaryKind.valueOf(row.getString("kind")))
                .list()
                .stream()
                .sorted()
                .toList();
    }

    /**
     * Those whose name holds the text, capitals aside, at most {@value #MOST}: just that name first, then names that begin so; smaller areas before larger.
     *
     * @param text of {@value #LEAST_CHARACTERS} to {@value #MOST_CHARACTERS} characters
     */
    public List<Found> named(String text) {
        var plain = text.toLowerCase(Locale.ROOT);
        var pattern = plain.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return jdbc.sql(TODAY + ", found as (select t.kind, b.code, b.name, b.drawn,"
                        + " row_number() over (order by lower(b.name) <> :text, lower(b.name) not like :pattern || '%', "
                        + SMALLEST_FIRST + ", b.name, b.code) as place"
                        + " from boundary b join today t on t.id = b.set_id where lower(b.name) like '%' || :pattern || '%'"
                        + " order by place limit " + MOST + ") " + WITHIN)
                .param("day", today())
                .param("text", plain)
                .param("pattern", pattern)
                .query(BoundaryNames::found)
                .list();
    }

    /** Those of these published codes, of whichever kinds have them. */
    public List<Found> coded(Collection<String> codes) {
        return codes.isEmpty()
                ? List.of()
                : jdbc.sql(TODAY + ", found as (select t.kind, b.code, b.name, b.drawn, row_number() over (order by "
                                + SMALLEST_FIRST
                                + ", b.name, b.code) as place from boundary b join today t on t.id = b.set_id"
                                + " where b.code in (:codes)) " + WITHIN)
                        .param("day", today())
                        .param("codes", codes)
                        .query(BoundaryNames::found)
                        .list();
    }

    private Date today() {
        return Date.valueOf(LocalDate.ofInstant(clock.instant(), LONDON));
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                BoundaryKind.valueOf(row.getString("kind")),
                row.getString("code"),
                row.getString("name"),
                row.getString("within"));
    }
}
