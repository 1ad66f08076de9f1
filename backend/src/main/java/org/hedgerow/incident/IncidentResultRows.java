package org.hedgerow.incident;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came of incidents, in the database, inside a transaction that {@link org.hedgerow.sharing.Access} has opened. */
@Component
class IncidentResultRows {

    private final JdbcClient jdbc;

    IncidentResultRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By day, then measure. */
    List<IncidentResult> list(UUID incident) {
        return jdbc.sql(
                        "select measure, day, count from incident_result where incident_id = :incident order by day, measure")
                .param("incident", incident)
                .query((row, number) -> new IncidentResult(
                        ResultMeasure.valueOf(row.getString(1)), row.getObject(2, LocalDate.class), row.getInt(3)))
                .list();
    }

    void replace(UUID incident, int label, Collection<IncidentResult> results) {
        jdbc.sql("delete from incident_result where incident_id = :incident")
                .param("incident", incident)
                .update();
        for (var result : results) {
            jdbc.sql("insert into incident_result (incident_id, label_id, measure, day, count)"
                            + " values (:incident, :label, :measure, :day, :count)")
                    .param("incident", incident)
                    .param("label", label)
                    .param("measure", result.measure().name())
                    .param("day", result.day())
                    .param("count", result.count())
                    .update();
        }
    }

    /** They come under another label with their incident. */
    void moveTo(UUID incident, int label) {
        jdbc.sql("update incident_result set label_id = :label where incident_id = :incident and label_id <> :label")
                .param("incident", incident)
                .param("label", label)
                .update();
    }

    /** What the history's text says, as {@link IncidentHistory} writes it. */
    static List<IncidentResult> read(String kept) {
        var results = new ArrayList<IncidentResult>();
        for (var one : kept.isEmpty() ? new String[0] : kept.split("; ")) {
            var parts = one.split(" ");
            results.add(new IncidentResult(
                    ResultMeasure.valueOf(parts[0]), LocalDate.parse(parts[2]), Integer.parseInt(parts[1])));
        }
        return results;
    }
}
