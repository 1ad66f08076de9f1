package org.hedgerow.system.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hedgerow.system.PrivateDatabase;

/**
 * Changes incidents at an even rate, straight in the database: a new version of the incident and of what is released of it, somewhat moved, and
 * their entries in the change log, several in a transaction. So what is measured is what follows a commit and not what a request costs.
 */
final class ChangeWriter {

    private static final String CHANGE = "with chosen as (select * from unnest(?::uuid[], ?::int[]) as c (id, metres)),"
            + " whole as (update incident i set version = i.version + 1 from chosen c where i.id = c.id),"
            + " released as (update released_incident r set version = r.version + 1,"
            + " centre_easting_mm = r.centre_easting_mm + 1000 * c.metres,"
            + " centre_northing_mm = r.centre_northing_mm + 1000 * c.metres,"
            + " square = st_translate(r.square, c.metres, c.metres)"
            + " from chosen c where r.incident_id = c.id returning r.incident_id, r.label_id, r.version)"
            + " insert into change_log (label_id, subject_kind, subject_id, version, kind)"
            + " select label_id, 'incident', incident_id, version, 'CHANGED' from released returning subject_id, version";

    private static final int FARTHEST_METRES = 600;

    private final PrivateDatabase database;
    private final Commits.Noted commits;
    private final Random random;
    private final List<UUID> incidents;

    ChangeWriter(PrivateDatabase database, Commits.Noted commits, long seed) {
        this.database = database;
        this.commits = commits;
        this.random = new Random(seed);
        this.incidents = new ArrayList<>(Truth.all(database));
        incidents.sort(java.util.Comparator.naturalOrder());
    }

    /** Gives what was imported a time within the last eighty days, so that it counts for hotspots. Before anybody looks. */
    static void makeRecent(PrivateDatabase database) {
        for (var table : List.of("incident", "released_incident")) {
            var id = table.equals("incident") ? "id" : "incident_id";
            database.execute("update " + table + " set earliest = day, latest = day from (select id as chosen,"
                    + " date_trunc('hour', now()) - make_interval(hours => 1 + abs(hashtext(id::text)) % 1900) as day"
                    + " from incident) days where chosen = " + id);
        }
        database.execute("analyze");
    }

    /**
     * Writes for so long; how many changes it committed.
     *
     * @param perTransaction each transaction changes so many
     */
    long write(int perSecond, int perTransaction, long milliseconds) {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            var start = System.nanoTime();
            var end = start + TimeUnit.MILLISECONDS.toNanos(milliseconds);
            var between = TimeUnit.SECONDS.toNanos(perTransaction) / perSecond;
            long written = 0;
            for (long due = start; System.nanoTime() < end; due += between) {
                LockSupport.parkNanos(due - System.nanoTime());
                written += change(connection, perTransaction);
            }
            return written;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int change(Connection connection, int count) throws SQLException {
        var chosen = new java.util.LinkedHashSet<UUID>();
        while (chosen.size() < count) {
            chosen.add(incidents.get(random.nextInt(incidents.size())));
        }
        var metres = random.ints(count, -FARTHEST_METRES, FARTHEST_METRES + 1)
                .boxed()
                .toArray(Integer[]::new);
        try (var statement = connection.prepareStatement(CHANGE)) {
            statement.setArray(1, connection.createArrayOf("uuid", chosen.toArray()));
            statement.setArray(2, connection.createArrayOf("int4", metres));
            try (var rows = statement.executeQuery()) {
                var now = System.nanoTime();
                while (rows.next()) {
                    commits.note(rows.getObject(1, UUID.class), rows.getInt(2), now);
                }
            }
        }
        connection.commit();
        return count;
    }
}
