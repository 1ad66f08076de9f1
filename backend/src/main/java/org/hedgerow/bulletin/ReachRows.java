package org.hedgerow.bulletin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which bulletins have still to be told to people with areas, inside a transaction that {@link org.hedgerow.sharing.Access} has opened. */
@Component
class ReachRows {

    /** Who makes notices: the function notice_maker() of the database. Reads where and how urgent, never the words. */
    static final UUID TELLER = org.hedgerow.notice.BulletinNotices.MAKER;

    private static final int MOST_AT_ONCE = 20;

    private final JdbcClient jdbc;

    ReachRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Label(BulletinAudience audience, int id) {}

    /**
     * A bulletin that some may read who were not told of it.
     *
     * @param isCurrent whether it is neither over nor replaced
     */
    record Due(
            UUID bulletin,
            @Nullable UUID refersTo,
            boolean isCurrent,
            IssuedFacts facts,
            MultiPolygon area,
            List<Label> labels) {}

    /** Those whose time has come, longest waiting first. */
    List<Due> toAnnounce() {
        return jdbc.sql("""
                        select i.id, i.refers_to, i.state = 'ISSUED' and i.expires_at > now() as current, i.facts::text as facts,
                          st_asbinary(i.area) as area, array_agg(r.audience order by r.audience, r.label_id) as audiences,
                          array_agg(r.label_id order by r.audience, r.label_id) as labels
                        from bulletin_reach r join issued_bulletin i on i.id = r.bulletin_id
                        where r.announced_at is null and r.open_from <= now()
                        group by i.id order by min(r.open_from), i.id limit :most""")
                .param("most", MOST_AT_ONCE)
                .query((row, number) -> new Due(
                        row.getObject("id", UUID.class),
                        row.getObject("refers_to", UUID.class),
                        row.getBoolean("current"),
                        BulletinJson.read(row.getString("facts"), IssuedFacts.class),
                        BulletinJson.area(row.getBytes("area")),
                        labels(row)))
                .list();
    }

    /** How many reaches were marked. */
    int announced(Due due) {
        int marked = 0;
        for (var label : due.labels()) {
            marked += jdbc.sql(
                            "update bulletin_reach set announced_at = now()"
                                    + " where bulletin_id = :bulletin and audience = :audience and label_id = :label and announced_at is null")
                    .param("bulletin", due.bulletin())
                    .param("audience", label.audience().name())
                    .param("label", label.id())
                    .update();
        }
        return marked;
    }

    private static List<Label> labels(ResultSet row) throws SQLException {
        var audiences = (String[]) row.getArray("audiences").getArray();
        var ids = (Integer[]) row.getArray("labels").getArray();
        var labels = new ArrayList<Label>();
        for (int i = 0; i < ids.length; i++) {
            labels.add(new Label(BulletinAudience.valueOf(audiences[i]), ids[i]));
        }
        return labels;
    }
}
