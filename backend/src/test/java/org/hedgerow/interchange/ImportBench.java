package org.hedgerow.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hedgerow.HedgerowApplication;
import org.hedgerow.platform.database.LocalPostgres;
import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/**
 * How many rows a second an import takes in with everything written, beside a bare COPY of the same incidents into a table without
 * an index. Arguments: files to take in. Everything happens in a new database that is gone afterwards.
 */
final class ImportBench {

    private static final int TURNS = 5;

    private ImportBench() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        var home = Files.createTempDirectory("hedgerow-bench");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        try (var postgres = LocalPostgres.start(home, true)) {
            var application = new SpringApplication(HedgerowApplication.class);
            var settings = new java.util.HashMap<String, Object>(postgres.settings());
            settings.put("HEDGEROW_DATA", home.toString());
            application.setDefaultProperties(settings);
            application.setWebApplicationType(WebApplicationType.NONE);
            application.setAdditionalProfiles("command", "import");
            double imported;
            try (var context = application.run("import", "--dry-run", arguments[0])) {
                imported = imports(
                        context.getBean(FileImport.class),
                        Arrays.stream(arguments).map(Path::of).toList());
            }
            try (var connection = postgres.superuser("hedgerow")) {
                double bare = bareCopy(connection, home.resolve("bare.copy"));
                System.out.printf(
                        Locale.ROOT,
                        "import: %,.0f incidents/s with everything written; bare COPY: %,.0f rows/s; ratio %.1f%n",
                        imported,
                        bare,
                        bare / imported);
            }
        } finally {
            delete(home);
        }
    }

    private static double imports(FileImport imports, List<Path> files) {
        var rates = new ArrayList<Double>();
        int accepted = 0;
        double seconds = 0;
        for (var file : files) {
            var summary = imports.run(Samples.byOperator(file, null, null), new ImportProgress());
            rates.add(summary.accepted() / summary.seconds());
            accepted += summary.accepted();
            seconds += summary.seconds();
        }
        rates.sort(null);
        System.out.printf(
                Locale.ROOT,
                "import: %,d incidents in %.1f s, %,.0f a second; by file, median %,.0f%n",
                accepted,
                seconds,
                accepted / seconds,
                rates.get(rates.size() / 2));
        return accepted / seconds;
    }

    /** The median of some turns. */
    private static double bareCopy(Connection connection, Path file) throws SQLException, IOException {
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        long rows;
        try (var out = Files.newOutputStream(file)) {
            rows = copies.copyOut(
                    "copy (select i.*, p.wgs84, p.grid from hedgerow.incident i"
                            + " join hedgerow.incident_place p on p.incident_id = i.id) to stdout",
                    out);
        }
        var rates = new ArrayList<Double>();
        try (var statement = connection.createStatement()) {
            for (int turn = 0; turn < TURNS; turn++) {
                statement.execute("create table bare as select i.*, p.wgs84, p.grid from hedgerow.incident i"
                        + " join hedgerow.incident_place p on p.incident_id = i.id with no data");
                long begin = System.nanoTime();
                try (InputStream in = Files.newInputStream(file)) {
                    copies.copyIn("copy bare from stdin", in, 1 << 16);
                }
                rates.add(rows / ((System.nanoTime() - begin) / 1e9));
                statement.execute("drop table bare");
            }
        }
        rates.sort(null);
        return rates.get(TURNS / 2);
    }

    private static void delete(Path home) throws IOException {
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
