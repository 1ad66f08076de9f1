package org.hedgerow.series;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.sharing.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Scores as they stood when somebody decided, inside a transaction that {@link Access} has opened. */
@Component
class ScoreRows {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    ScoreRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID decision, int label, KeptScore score, String weights, Collection<UUID> sightings) {
        jdbc.sql("""
                        insert into link_score (decision_id, label_id, points, prior_points, probability, compared, weights, sightings, reasons)
                        values (:id, :label, :points, :prior, :probability, :compared, :weights, :sightings, :reasons::jsonb)""")
                .param("id", decision)
                .param("label", label)
                .param("points", score.points())
                .param("prior", score.priorPoints())
                .param("probability", score.probability())
                .param("compared", score.compared())
                .param("weights", weights)
                .param("sightings", sightings.toArray(UUID[]::new))
                .param("reasons", json.writeValueAsString(score.reasons()))
                .update();
    }

    /** By decision, those that the reader may read. */
    Map<UUID, KeptScore> find(Collection<UUID> decisions) {
        var found = new HashMap<UUID, KeptScore>();
        jdbc.sql(
                        "select decision_id, points, prior_points, probability, compared, reasons::text as reasons from link_score"
                                + " where decision_id = any (:ids)")
                .param("ids", decisions.toArray(UUID[]::new))
                .query(row -> {
                    found.put(
                            row.getObject("decision_id", UUID.class),
                            new KeptScore(
                                    row.getDouble("points"),
                                    row.getDouble("prior_points"),
                                    row.getDouble("probability"),
                                    row.getInt("compared"),
                                    List.of(json.readValue(row.getString("reasons"), KeptScore.Reason[].class))));
                });
        return found;
    }
}
