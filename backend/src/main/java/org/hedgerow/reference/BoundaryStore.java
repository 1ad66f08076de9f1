package org.hedgerow.reference;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.io.WKBWriter;

/** Writes a set of boundaries, whole or not at all, with the login that owns the tables: the application's own may only read them. */
final class BoundaryStore {

    private static final int CORNERS_IN_A_BATCH = 500_000;

    /**
     * What is known of a set beside its areas.
     *
     * @param source who made it, in the words that must go with it
     * @param sha256 of the file, in lower-case hexadecimal
     * @param from the first day on which it is in force
     */
    record Origin(String source, String fileName, String sha256, LocalDate from) {}

    private final Connection connection;

    /** @param connection as the owner */
    BoundaryStore(Connection connection) {
        this.connection = connection;
    }

    /**
     * Stores the set and fits it among the others of its kind: the one before ends where it begins, it ends where the next begins, and one of
     * the same date is replaced.
     *
     * @param drawn for each area its polygons for the map
     * @return the number of the new set
     */
    int store(BoundaryDraft draft, List<List<List<int[]>>> drawn, Origin origin) throws SQLException {
        connection.setAutoCommit(false);
        try {
            int set = fit(draft, origin);
            writeAreas(set, draft, drawn);
            writeRepairs(set, draft.repairs());
            connection.commit();
            return set;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    private int fit(BoundaryDraft draft, Origin origin) throws SQLException {
        int set;
        try (var statement = connection.createStatement()) {
            statement.execute("lock table boundary_set in share row exclusive mode");
            try (var next = statement.executeQuery("select nextval(pg_get_serial_sequence('boundary_set', 'id'))")) {
                next.next();
                set = next.getInt(1);
            }
        }
        var kind = draft.kind().name();
        var from = Date.valueOf(origin.from());
        try (var same = connection.prepareStatement("update boundary_set set replaced_by = ?, valid_to = null"
                + " where kind = ? and valid_from = ? and replaced_by is null")) {
            fill(same, set, kind, from).executeUpdate();
        }
        try (var before = connection.prepareStatement(
                "update boundary_set set valid_to = ? where id = (select id from boundary_set"
                        + " where kind = ? and valid_from < ? and replaced_by is null order by valid_from desc limit 1)")) {
            fill(before, from, kind, from).executeUpdate();
        }
        try (var insert = connection.prepareStatement(
                "insert into boundary_set (id, kind, source, file_name, file_sha256, valid_from, area_count, corner_count, repair_count, valid_to)"
                        + " overriding system value values (?, ?, ?, ?, ?, ?, ?, ?, ?, (select min(valid_from) from boundary_set"
                        + " where kind = ? and valid_from > ? and replaced_by is null))")) {
            fill(
                            insert,
                            set,
                            kind,
                            origin.source(),
                            origin.fileName(),
                            origin.sha256(),
                            from,
                            draft.areas().size(),
                            draft.corners(),
                            draft.repairCount(),
                            kind,
                            from)
                    .executeUpdate();
        }
        return set;
    }

    private static PreparedStatement fill(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private void writeAreas(int set, BoundaryDraft draft, List<List<List<int[]>>> drawn) throws SQLException {
        var writer = new WKBWriter();
        try (var insert =
                connection.prepareStatement("insert into boundary (set_id, code, name, force_code, outline, drawn)"
                        + " values (?, ?, ?, ?, st_geomfromwkb(?, 27700), st_geomfromwkb(?, 27700))")) {
            long waiting = 0;
            for (int i = 0; i < draft.areas().size(); i++) {
                var area = draft.areas().get(i);
                insert.setInt(1, set);
                insert.setString(2, area.code());
                insert.setString(3, area.name());
                insert.setString(4, area.force());
                insert.setBytes(5, writer.write(GridPolygons.geometry(area.polygons())));
                insert.setBytes(6, writer.write(GridPolygons.geometry(drawn.get(i))));
                insert.addBatch();
                waiting += area.corners();
                if (waiting > CORNERS_IN_A_BATCH) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            insert.executeBatch();
        }
    }

    private void writeRepairs(int set, Map<String, List<String>> repairs) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into boundary_repair (set_id, code, number, what) values (?, ?, ?, ?)")) {
            for (var repair : repairs.entrySet()) {
                for (int number = 0; number < repair.getValue().size(); number++) {
                    fill(
                                    insert,
                                    set,
                                    repair.getKey(),
                                    number + 1,
                                    repair.getValue().get(number))
                            .addBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
