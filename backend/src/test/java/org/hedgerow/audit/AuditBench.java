package org.hedgerow.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hedgerow.support.PostgisDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * Who saw a record, over ten million entries of the audit, and how fast entries are added, sealed and verified. Everything happens in scratch
 * databases. Prints a line for each figure: what, value, unit and goal, apart by tabs. Arguments: {@code --entries=10000000}
 * {@code --sealed=300000} {@code --seed=1}.
 *
 * <p>The entries are spread over a year. Each names one to four of 400,000 records, and one in five hundred names a record that everybody looks at.
 */
final class AuditBench {

    private static final String HOT = "ffffffff-0000-4000-8000-000000000001";
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Pattern RATE = Pattern.compile("([\\d,]+) entries/s");

    private final long entries;
    private final int sealed;
    private final Random random;

    private AuditBench(long entries, int sealed, long seed) {
        this.entries = entries;
        this.sealed = sealed;
        this.random = new Random(seed);
    }

    public static void main(String[] arguments) throws SQLException, IOException {
        long entries = 10_000_000;
        int sealed = 300_000;
        long seed = 1;
        for (var argument : arguments) {
            var value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.substring(0, Math.max(0, argument.indexOf('=')))) {
                case "--entries" -> entries = Long.parseLong(value);
                case "--sealed" -> sealed = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                default -> throw new IllegalArgumentException(argument);
            }
        }
        var bench = new AuditBench(entries, sealed, seed);
        bench.whoSaw();
        bench.sealAndVerify();
    }

    private void whoSaw() throws SQLException {
        var database = PostgisDatabase.fresh();
        try (var superuser = database.asSuperuser()) {
            fill(superuser, entries, true);
        }
        try (var auditor = database.asAuditor()) {
            var consultations = new Consultations(JdbcClient.create(new SingleConnectionDataSource(auditor, true)));
            var year = FIRST.plus(Duration.ofDays(366));
            var seconds = new ArrayList<Double>();
            for (int i = 0; i < 60; i++) {
                var subject = subject(random.nextInt(400_000));
                var from = FIRST.plus(Duration.ofDays(random.nextInt(300)));
                seconds.add(took(() ->
                        consultations.whoSaw(subject, from, from.plus(Duration.ofDays(30)), 1000, Long.MAX_VALUE)));
                seconds.add(took(() -> consultations.organisationsThatSaw(subject, FIRST, year)));
            }
            seconds.sort(null);
            var millions = String.format(Locale.ROOT, "%,d entries", entries);
            print(
                    "who saw a record between two times, " + millions + ", median",
                    seconds.get(60) * 1000,
                    "ms",
                    "< 5000");
            print(
                    "who saw a record between two times, " + millions + ", slowest",
                    seconds.get(119) * 1000,
                    "ms",
                    "< 5000");
            var hot = UUID.fromString(HOT);
            print(
                    "who saw the record that everybody looks at, a year",
                    took(() -> consultations.whoSaw(hot, FIRST, year, 1000, Long.MAX_VALUE)) * 1000,
                    "ms",
                    "< 5000");
            print(
                    "which organisations saw it, a year",
                    took(() -> consultations.organisationsThatSaw(hot, FIRST, year)) * 1000,
                    "ms",
                    "< 5000");
        }
        try (var app = database.asApp()) {
            print("adding an entry of one record to so many", 1000 * adding(app, 1, 1000), "ms", "");
            print("adding an entry of a hundred records", 1000 * adding(app, 100, 200), "ms", "");
        }
    }

    private double adding(Connection app, int records, int times) throws SQLException {
        try (var call = app.prepareStatement(
                "select write_audit(?, ?, 'CONSULTATION', 'map', 'incident', ?, null, 'EXACT', null, null, null)")) {
            long begin = System.nanoTime();
            for (int i = 0; i < times; i++) {
                var subjects = new UUID[records];
                for (int j = 0; j < records; j++) {
                    subjects[j] = subject(random.nextInt(400_000));
                }
                call.setObject(1, subject(random.nextInt(20_000)));
                call.setObject(2, subject(random.nextInt(80)));
                call.setArray(3, app.createArrayOf("uuid", subjects));
                call.execute();
            }
            return (System.nanoTime() - begin) / 1e9 / times;
        }
    }

    private void sealAndVerify() throws SQLException, IOException {
        var database = PostgisDatabase.fresh();
        var home = Files.createTempDirectory("hedgerow-audit-bench");
        try (var superuser = database.asSuperuser()) {
            fill(superuser, sealed, false);
        }
        try (var auditor = database.asAuditor()) {
            auditor.setAutoCommit(false);
            var key = HeadKey.readOrMake(home.resolve("audit-key.pem"));
            var sealer = new AuditSealer(key);
            long begin = System.nanoTime();
            while (sealer.seal(auditor).isPresent()) {
                new HeadFiles(home.resolve("heads")).addMissing(auditor, key);
            }
            print("sealing", sealed / ((System.nanoTime() - begin) / 1e9), "entries/s", "");
            var export = home.resolve("export.txt");
            begin = System.nanoTime();
            try (var out = Files.newBufferedWriter(export)) {
                AuditExport.write(auditor, out);
            }
            auditor.rollback();
            print("exporting", sealed / ((System.nanoTime() - begin) / 1e9), "entries/s", "");
            var verifier = new IndependentVerifier(Files.createDirectories(home.resolve("verifier")));
            var rates = new ArrayList<Double>();
            for (int turn = 0; turn < 4; turn++) {
                rates.add(verify(verifier, export, home));
            }
            rates.sort(null);
            print("verifying, one core", rates.get(2), "entries/s", ">= 200,000");
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
    }

    private static double verify(IndependentVerifier verifier, Path export, Path home) {
        var verdict = verifier.run(
                export.toString(),
                "--heads",
                home.resolve("heads").toString(),
                "--key",
                home.resolve("audit-key.pem.pub").toString(),
                "--allowance",
                "999999");
        var rate = RATE.matcher(verdict.words());
        if (verdict.exit() != 0 || !rate.find()) {
            throw new IllegalStateException(verdict.words());
        }
        return Double.parseDouble(rate.group(1).replace(",", ""));
    }

    /** Makes entries by the database itself; indexes are made afterwards, as one would for so many at once. */
    private static void fill(Connection superuser, long count, boolean spread) throws SQLException {
        run(superuser, "set session_replication_role = replica");
        run(superuser, "set maintenance_work_mem = '512MB'");
        var indexes = new ArrayList<String>();
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(
                        "select indexname, indexdef from pg_indexes where schemaname = 'hedgerow'"
                                + " and tablename in ('audit_entry', 'audit_personal') and indexname not like '%pkey'")) {
            while (rows.next()) {
                indexes.add(rows.getString(1));
                indexes.add(rows.getString(2));
            }
        }
        for (int i = 0; i < indexes.size(); i += 2) {
            run(superuser, "drop index " + indexes.get(i));
        }
        var at = spread
                ? "'" + FIRST + "'::timestamptz + n * 31536000.0 / " + count + " * interval '1 second'"
                : "clock_timestamp() - interval '1 minute'";
        // What is verified later has commitments that are true; so many others need not be computed.
        var commitment = spread
                ? "'\\x" + "5a".repeat(32) + "'::bytea"
                : "sha256('0123456789abcdef'::bytea || convert_to(md5('subject ' || (n % 20000))::uuid::text, 'UTF8'))";
        long chunk = 500_000;
        for (long from = 1; from <= count; from += chunk) {
            long until = Math.min(count, from + chunk - 1);
            run(
                    superuser,
                    "with made as (insert into audit_entry (at, operation, action, organisation_id, subject_kind, subjects,"
                            + " tier, person_commitment) select " + at
                            + ", case when n % 10 = 0 then 'ALTERATION' else 'CONSULTATION' end, 'map',"
                            + " md5('subject ' || (random() * 79)::int)::uuid, 'incident',"
                            + " case when n % 500 = 0 then array['" + HOT + "'::uuid] else '{}' end"
                            + " || (select array_agg(md5('subject ' || (random() * 399999)::int)::uuid) from generate_series(0, (n % 4)::int)),"
                            + " 'EXACT', " + commitment
                            + " from generate_series(" + from + ", " + until + ") n returning number)"
                            + " insert into audit_personal (number, person_id, person_salt)"
                            + " select number, md5('subject ' || (number % 20000))::uuid, '0123456789abcdef'::bytea from made");
        }
        for (int i = 1; i < indexes.size(); i += 2) {
            run(superuser, indexes.get(i));
        }
        run(superuser, "analyze audit_entry");
        run(superuser, "analyze audit_personal");
    }

    private static UUID subject(int number) {
        try {
            var digest =
                    MessageDigest.getInstance("MD5").digest(("subject " + number).getBytes(StandardCharsets.US_ASCII));
            var bytes = ByteBuffer.wrap(digest);
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double took(Supplier<List<?>> question) {
        long begin = System.nanoTime();
        question.get();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void print(String what, double value, String unit, String goal) {
        System.out.printf(Locale.ROOT, "%s\t%.3f\t%s\t%s%n", what, value, unit, goal);
    }
}
