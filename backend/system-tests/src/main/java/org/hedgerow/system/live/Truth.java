package org.hedgerow.system.live;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.system.HedgerowClient;
import org.hedgerow.system.PrivateDatabase;

/**
 * What somebody may see: asked anew over HTTP, and of the database by the checker's own rule, written a second time for the kinds of sharing
 * that {@link Churn} uses.
 */
final class Truth {

    private static final int PAGE = 200;

    /** Which rows of {@code label} (l) an audience reads at all; its organisation is the first two parameters, its squares the third. */
    private static final String POLICE = " l.tier = 'EXACT' and (l.owner_organisation = ?"
            + " or l.scope in ('ALL_FORCES', 'WATCH_AREA', 'COMMUNITY', 'PUBLIC')"
            + " or (l.scope = 'NAMED_ORGANISATIONS' and ? = any (l.named_organisations))"
            + " or (l.scope = 'AGREEMENT' and ? and exists (select from agreement_party p join agreement a on a.id = p.agreement_id"
            + " where p.agreement_id = l.agreement_id and p.organisation_id = ? and p.left_at is null and %s)))";

    private static final String WATCH =
            " ((l.tier = 'WATCH' and l.scope in ('WATCH_AREA', 'COMMUNITY', 'PUBLIC') and l.square = any (?))"
                    + " or (l.tier = 'PUBLIC' and (l.scope = 'PUBLIC' or (l.scope = 'COMMUNITY' and l.square = any (?)))))";

    private Truth() {}

    /**
     * What an answer showed.
     *
     * @param bodies as they came, page by page
     */
    record Shown(Map<UUID, Held> incidents, List<byte[]> bodies) {}

    /**
     * Everything within an interest, page by page.
     *
     * @throws IOException when the server does not answer
     */
    static Shown overHttp(HedgerowClient http, Interest interest) throws IOException {
        var incidents = new HashMap<UUID, Held>();
        var bodies = new ArrayList<byte[]>();
        var after = "";
        do {
            var body = http.trySend(
                            "GET", "/api/incidents?limit=" + PAGE + "&" + interest.query() + after, null, Map.of())
                    .expect(200)
                    .body();
            bodies.add(body.getBytes(StandardCharsets.UTF_8));
            var answer = HedgerowClient.JSON.readTree(body);
            for (var feature : answer.get("incidents")) {
                var held = Held.of(feature);
                incidents.put(held.id(), held);
            }
            after = answer.get("next").isString()
                    ? "&after=" + URLEncoder.encode(answer.get("next").asString(), StandardCharsets.UTF_8)
                    : "";
        } while (!after.isEmpty());
        return new Shown(incidents, bodies);
    }

    /** The newest version and the tier of everything that an audience may see now. */
    static Map<UUID, String> now(PrivateDatabase database, Viewer.Audience audience) {
        var found = new HashMap<UUID, String>();
        query(
                database,
                "select distinct on (r.incident_id) r.incident_id, r.version || ' ' || r.tier from released_incident r"
                        + " join label l on l.id = r.label_id where r.status <> 'WITHDRAWN' and" + rule(audience, true)
                        + " order by r.incident_id, array_position(array['EXACT', 'WATCH', 'PUBLIC'], r.tier)",
                audience,
                found);
        return found;
    }

    /** Everything that an audience was ever shown, or could have been for a moment. */
    static Set<UUID> ever(PrivateDatabase database, Viewer.Audience audience) {
        var found = new HashMap<UUID, String>();
        query(
                database,
                "select c.subject_id, '' from change_log c join label l on l.id = c.label_id where"
                        + rule(audience, false),
                audience,
                found);
        return found.keySet();
    }

    /** Every incident that there is. */
    static Set<UUID> all(PrivateDatabase database) {
        var found = new HashSet<UUID>();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from incident")) {
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    /** @param now by the agreements that are in force; otherwise by all that ever were */
    private static String rule(Viewer.Audience audience, boolean now) {
        return audience.isPolice() ? POLICE.formatted(now ? "a.ended_at is null" : "true") : WATCH;
    }

    private static void query(PrivateDatabase database, String sql, Viewer.Audience audience, Map<UUID, String> found) {
        try (var connection = database.connect();
                var statement = connection.prepareStatement(sql)) {
            var squares = audience.squares();
            if (squares == null) {
                statement.setObject(1, audience.organisation());
                statement.setObject(2, audience.organisation());
                statement.setBoolean(3, audience.agrees());
                statement.setObject(4, audience.organisation());
            } else {
                var array = connection.createArrayOf("text", squares.toArray());
                statement.setArray(1, array);
                statement.setArray(2, array);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getObject(1, UUID.class), rows.getString(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
