package org.hedgerow.incident;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads many incidents for one person as they are now, each as far as that person may know it: for what is taken out in a file. */
@Component
public class IncidentExtracts {

    /**
     * One incident.
     *
     * @param labelId under which this person reads it
     * @param narrative null for those who may not know it exactly
     */
    public record Extract(
            VisibleIncident incident, int labelId, @Nullable String narrative) {}

    private final Access access;
    private final VisibleIncidents visible;
    private final JdbcClient jdbc;

    IncidentExtracts(Access access, VisibleIncidents visible, JdbcClient jdbc) {
        this.access = access;
        this.visible = visible;
        this.jdbc = jdbc;
    }

    /** Those of the incidents that the person may see now and that are not withdrawn, by id; on one snapshot of the database. */
    public List<Extract> read(Person person, Collection<UUID> ids) {
        return access.reading(person, () -> {
            var wanted = ids.toArray(UUID[]::new);
            var labels = labels(wanted);
            var narratives = narratives(wanted);
            return visible.listInTransaction(wanted).stream()
                    .map(row -> new Extract(
                            row,
                            Optional.ofNullable(labels.get(new Key(row.id(), row.tier())))
                                    .orElseThrow(),
                            row.tier() == Tier.EXACT ? narratives.get(row.id()) : null))
                    .toList();
        });
    }

    private record Key(UUID id, Tier tier) {}

    private Map<Key, Integer> labels(UUID[] ids) {
        var labels = new HashMap<Key, Integer>();
        jdbc.sql("select incident_id, tier, label_id from released_incident where incident_id = any (:ids)")
                .param("ids", ids)
                .query(row -> {
                    labels.put(new Key(row.getObject(1, UUID.class), Tier.valueOf(row.getString(2))), row.getInt(3));
                });
        return labels;
    }

    private Map<UUID, String> narratives(UUID[] ids) {
        var narratives = new HashMap<UUID, String>();
        jdbc.sql("select id, narrative from incident where id = any (:ids)")
                .param("ids", ids)
                .query(row -> {
                    narratives.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return narratives;
    }
}
