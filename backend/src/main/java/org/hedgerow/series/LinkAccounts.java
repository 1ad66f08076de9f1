package org.hedgerow.series;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.sharing.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes of incidents what is compared of them, inside a transaction that {@link Access} has opened: of the sightings that hang on them and the answers
 * of their reports, as far as row security shows those. What was withdrawn does not count.
 */
@Component
class LinkAccounts {

    private final VisibleIncidents visible;
    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    LinkAccounts(VisibleIncidents visible, JdbcClient jdbc) {
        this.visible = visible;
        this.jdbc = jdbc;
    }

    /** Those of these incidents that the reader knows whole, by id, in the order in which they were asked for. */
    Map<UUID, KnownIncident> of(Collection<UUID> incidents) {
        var ids = incidents.toArray(UUID[]::new);
        var owners = owners(ids);
        var gathered = new LinkedHashMap<UUID, AccountGathering>();
        incidents.forEach(id -> {
            if (owners.containsKey(id)) {
                gathered.put(id, new AccountGathering());
            }
        });
        addSightings(ids, gathered);
        addAnswers(ids, gathered);
        var released = new HashMap<UUID, VisibleIncident>();
        visible.listInTransaction(ids).forEach(each -> released.put(each.id(), each));
        var known = new LinkedHashMap<UUID, KnownIncident>();
        gathered.forEach((id, what) -> {
            var incident = released.get(id);
            if (incident != null) {
                known.put(id, new KnownIncident(incident, owners.get(id), what.account(incident), what.sightings()));
            }
        });
        return known;
    }

    private Map<UUID, UUID> owners(UUID[] ids) {
        var owners = new HashMap<UUID, UUID>();
        jdbc.sql("select id, owner_organisation from incident where id = any (:ids) and status <> 'WITHDRAWN'")
                .param("ids", ids)
                .query(row -> {
                    owners.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                });
        return owners;
    }

    private void addSightings(UUID[] ids, Map<UUID, AccountGathering> gathered) {
        jdbc.sql("""
                        select id, incident_id, kind, plate, make, model, breed, colour, number, description from sighting
                        where incident_id = any (:ids) and withdrawn_at is null order by latest desc, id""").param("ids", ids).query(row -> {
            var account = gathered.get(row.getObject("incident_id", UUID.class));
            if (account != null) {
                add(account, row);
            }
        });
    }

    private static void add(AccountGathering account, ResultSet row) throws SQLException {
        account.seen(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("plate"),
                row.getString("make"),
                row.getString("model"),
                row.getString("breed"),
                row.getString("colour"),
                row.getObject("number", Integer.class),
                row.getString("description"));
    }

    private void addAnswers(UUID[] ids, Map<UUID, AccountGathering> gathered) {
        jdbc.sql(
                        "select incident_id, answers::text from report where incident_id = any (:ids) order by received_at, id")
                .param("ids", ids)
                .query(row -> {
                    var account = gathered.get(row.getObject(1, UUID.class));
                    if (account != null) {
                        account.told(json.readTree(row.getString(2)));
                    }
                });
    }
}
