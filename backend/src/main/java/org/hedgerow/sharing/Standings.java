package org.hedgerow.sharing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.identity.Purpose;
import org.hedgerow.platform.DatabaseReplaced;
import org.hedgerow.platform.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the standing facts again whenever the policy epoch has gone up, so that what was ended is over with the next question. */
@Component
class Standings {

    private static final Logger LOG = LoggerFactory.getLogger(Standings.class);

    private final JdbcClient jdbc;
    private volatile Read read = new Read(-1, Standing.NONE);

    private record Read(long epoch, Standing standing) {}

    Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The facts as they are committed now.
     *
     * @throws ProblemException {@link SharingProblem#PAUSED} when they cannot be read: nobody goes on by what was true once
     */
    Standing now() {
        try {
            return upToDate();
        } catch (DataAccessException e) {
            // The policy watch says once that it is so; here it would be said for every question.
            LOG.debug("the policy cannot be read", e);
            throw new ProblemException(SharingProblem.PAUSED);
        }
    }

    /** In another database the same epoch may stand for other facts. */
    @EventListener
    void forget(DatabaseReplaced replaced) {
        read = new Read(-1, Standing.NONE);
    }

    private Standing upToDate() {
        var before = read;
        // The epoch is asked for first: facts that are newer than their epoch are read once more, never missed.
        long epoch =
                jdbc.sql("select epoch from policy_epoch").query(Long.class).single();
        if (epoch == before.epoch()) {
            return before.standing();
        }
        var standing = new Standing(agreements(), regions(), remits());
        read = new Read(epoch, standing);
        return standing;
    }

    private Map<UUID, Agreement> agreements() {
        return jdbc.sql("""
                        select a.*, array(select p.organisation_id from agreement_party p
                          where p.agreement_id = a.id and p.joined_at is not null and p.left_at is null) as parties
                        from agreement a""").query((row, number) -> agreement(row)).list().stream()
                .collect(Collectors.toMap(Agreement::id, each -> each));
    }

    static Agreement agreement(ResultSet row) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new Agreement(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("lead_organisation", UUID.class),
                Set.of((UUID[]) row.getArray("parties").getArray()),
                Arrays.stream((String[]) row.getArray("purposes").getArray())
                        .map(Purpose::valueOf)
                        .collect(Collectors.toSet()),
                Set.of((String[]) row.getArray("category_groups").getArray()),
                Marking.ofText(row.getString("maximum_marking")),
                row.getObject("first_day", java.time.LocalDate.class),
                row.getObject("last_day", java.time.LocalDate.class),
                row.getObject("review_day", java.time.LocalDate.class),
                ended == null ? null : ended.toInstant());
    }

    private Map<UUID, String> regions() {
        var regions = new HashMap<UUID, String>();
        jdbc.sql("select o.id, r.region from organisation o join policing_region r using (force_code)")
                .query(row -> {
                    regions.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return regions;
    }

    private Map<UUID, Set<String>> remits() {
        var remits = new HashMap<UUID, Set<String>>();
        jdbc.sql("select organisation_id, category_group from organisation_remit")
                .query(row -> {
                    remits.computeIfAbsent(row.getObject(1, UUID.class), id -> new HashSet<>())
                            .add(row.getString(2));
                });
        return remits;
    }
}
