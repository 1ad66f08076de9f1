package org.hedgerow.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** The same work done by the database alone: what Hedgerow is measured against. */
final class Peers {

    private Peers() {}

    /** Seconds that a bare COPY of the file takes, into a table without index, key or rule. */
    static double copy(PrivateDatabase database, Path file) throws IOException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var reader = Files.newBufferedReader(file)) {
            statement.execute("create table bench_rows (a text, b text, c text, d text, e float8, f float8, g text,"
                    + " h text, i text, j text, k text, l text)");
            var start = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bench_rows from stdin (format csv, header)", reader);
            var seconds = (System.nanoTime() - start) / 1e9;
            statement.execute("drop table bench_rows");
            return seconds;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Milliseconds that PostGIS takes to cluster the exact places of the last 90 days by the default rules, without outlines. */
    static double clusterDbscan(PrivateDatabase database) {
        var samples = new Figures.Samples();
        for (int round = 0; round < 3; round++) {
            samples.time(() -> database.number("select count(distinct cluster) from ("
                    + "select ST_ClusterDBSCAN(p.grid, 2000, 5) over () as cluster from incident i"
                    + " join incident_place p on p.incident_id = i.id"
                    + " where i.latest >= now() - interval '90 days') clustered"));
        }
        return samples.median();
    }
}
