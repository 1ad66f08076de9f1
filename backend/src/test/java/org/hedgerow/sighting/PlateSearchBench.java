package org.hedgerow.sighting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.hedgerow.support.PostgisDatabase;
import org.hedgerow.support.SignedContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * How fast plates are found among millions of sightings, under row security, with everything that the answer holds; beside the index of trigrams that the database
 * brings along where it does, which knows neither labels nor misread characters, in the same run. Prints a line for each figure: what, value, unit and goal, apart
 * by tabs. Arguments: {@code --rows=5000000} {@code --seed=1}.
 */
final class PlateSearchBench {

    private static final int LABELS = 400;
    private static final int TURNS = 60;
    private static final int WARMING = 10;
    private static final String LETTERS = "ABCDEFGHJKLMNOPRSTUVWXY";

    private record Kind(String name, String shape) {}

    /** In a shape a dot is a character of a plate that is there, and what else it has stays. */
    private static final List<Kind> KINDS = List.of(
            new Kind("whole plate", "......."),
            new Kind("one unknown", "...?..."),
            new Kind("two unknown", "..??..."),
            new Kind("three unknown", "..???.."),
            new Kind("four unknown, the first, third and last known", ".?.???."),
            new Kind("four unknown, the last three known", "????..."),
            new Kind("four unknown, the first three known", "...????"),
            new Kind("beginning of three", "...*"),
            new Kind("beginning of four", "....*"),
            new Kind("end of three", "*..."),
            new Kind("middle of three", "*...*"),
            new Kind("beginning and end", "...*.."));

    private final PostgisDatabase database = PostgisDatabase.fresh();
    private final int rows;
    private final Random random;

    private PlateSearchBench(int rows, long seed) {
        this.rows = rows;
        this.random = new Random(seed);
    }

    public static void main(String[] arguments) throws SQLException {
        int rows = 5_000_000;
        long seed = 1;
        for (var argument : arguments) {
            var value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.substring(0, Math.max(0, argument.indexOf('=')))) {
                case "--rows" -> rows = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                default -> throw new IllegalArgumentException(argument);
            }
        }
        new PlateSearchBench(rows, seed).measure();
    }

    private void measure() throws SQLException {
        var hasTrigrams = fill();
        var context = new SignedContext(database);
        try (var app = database.asApp();
                var free = database.asSuperuser()) {
            app.setAutoCommit(false);
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(app, true));
            var plates = new PlateRows(new SightingRows(jdbc), jdbc);
            var all = new ArrayList<Double>();
            for (var kind : KINDS) {
                var own = new ArrayList<Double>();
                var peer = new ArrayList<Double>();
                long shown = 0;
                for (int turn = 0; turn < WARMING + TURNS; turn++) {
                    var pattern = pattern(kind.shape());
                    context.tell(app, readable(), "");
                    long begin = System.nanoTime();
                    var answer =
                            plates.search(pattern, Instant.now(), Instant.now().minus(Duration.ofDays(3_000)));
                    double took = (System.nanoTime() - begin) / 1e6;
                    app.rollback();
                    double like = like(free, pattern);
                    if (turn >= WARMING) {
                        own.add(took);
                        peer.add(like);
                        shown += answer.matches().size();
                    }
                }
                all.addAll(own);
                report(kind.name(), own, peer, hasTrigrams);
                print(kind.name() + ", shown on average", shown / (double) TURNS, "sightings", "");
            }
            all.sort(null);
            print("plates found, all kinds, median", all.get(all.size() / 2), "ms", "");
            print("plates found, all kinds, 99th percentile", all.get(all.size() * 99 / 100), "ms", "< 50");
        }
    }

    private static void report(String kind, List<Double> own, List<Double> peer, boolean hasTrigrams) {
        own.sort(null);
        peer.sort(null);
        print(kind + ", median", own.get(own.size() / 2), "ms", "< 50");
        print(kind + ", 99th percentile", own.get(own.size() * 99 / 100), "ms", "< 50");
        print(
                kind + ", median of LIKE " + (hasTrigrams ? "by pg_trgm" : "without an index")
                        + ", no labels, no misreading",
                peer.get(peer.size() / 2),
                "ms",
                "");
    }

    /** Half of the labels, by turns. */
    private static String readable() {
        return "01".repeat(LABELS / 2);
    }

    private static double like(Connection connection, PlatePattern pattern) throws SQLException {
        long begin = System.nanoTime();
        try (var statement = connection.prepareStatement(
                "select sighting_id from sighting_plate where plate like ? order by latest desc limit 51")) {
            statement.setString(1, pattern.read().replace(Plate.UNKNOWN, '_').replace(PlatePattern.ANY, '%'));
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    result.getObject(1);
                }
            }
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private PlatePattern pattern(String shape) {
        var plate = plate();
        var pattern = new StringBuilder();
        // After a star come the last characters of the plate, or three from the middle.
        int at = shape.startsWith("*") ? (shape.endsWith("*") ? 2 : 4) : 0;
        for (char each : shape.toCharArray()) {
            if (each == PlatePattern.ANY) {
                at = pattern.isEmpty() ? at : plate.length() - 2;
            } else {
                at++;
            }
            pattern.append(each == '.' ? plate.charAt(at - 1) : each);
        }
        return PlatePattern.of(pattern.toString()).orElseThrow();
    }

    private String plate() {
        return "" + letter() + letter() + (10 + random.nextInt(66)) + letter() + letter() + letter();
    }

    private char letter() {
        return LETTERS.charAt(random.nextInt(LETTERS.length()));
    }

    /** Four fifths current plates, the others older ones; one in ten with a character that nobody saw. Whether there is an index of trigrams. */
    private boolean fill() throws SQLException {
        try (var superuser = database.asSuperuser();
                var statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set maintenance_work_mem = '512MB'");
            statement.execute("drop index sighting_plate_pairs");
            statement.execute("create function pg_temp.l(text) returns text language sql volatile as"
                    + " $$ select substr($1, 1 + floor(random() * length($1))::int, 1) $$");
            statement.execute("select setseed(0.58)");
            statement.execute(String.format(Locale.ROOT, """
                    insert into sighting_plate (sighting_id, label_id, plate, plate_certainty, latest)
                    select md5(n::text)::uuid, n * 31 %% %1$d, case when n %% 10 = 0 then overlay(plate placing '?' from 1 + n / 10 %% length(plate) for 1)
                      else plate end, (array['CERTAIN', 'LIKELY', 'GUESSED'])[1 + n %% 3], now() - random() * interval '1000 days'
                    from (select n, case when n %% 5 > 0
                      then pg_temp.l('%2$s') || pg_temp.l('%2$s') || (10 + floor(random() * 66))::int || pg_temp.l('%2$s') || pg_temp.l('%2$s') || pg_temp.l('%2$s')
                      else pg_temp.l('%2$s') || (1 + floor(random() * 999))::int || pg_temp.l('%2$s') || pg_temp.l('%2$s') || pg_temp.l('%2$s') end as plate
                      from generate_series(1, %3$d) n) plates""", LABELS, LETTERS, rows));
            statement.execute("""
                    insert into sighting (id, label_id, owner_organisation, author, kind, plate_seen, plate, plate_style, plate_certainty, description,
                      earliest, latest, exact_time_known, note, content_sha256, made_at, changed_at)
                    select sighting_id, label_id, sighting_id, sighting_id, 'VEHICLE', plate, plate, 'PARTIAL', plate_certainty, '', latest, latest, true, '',
                      sha256(''), latest, latest from sighting_plate""");
            long begin = System.nanoTime();
            statement.execute(
                    "create index sighting_plate_pairs on sighting_plate using gin (plate_pairs(plate)) with (fastupdate = off)");
            print("index of pairs, made in", (System.nanoTime() - begin) / 1e9, "s", "");
            size(superuser, "sighting_plate_pairs", "index of pairs");
            boolean trigrams = trigrams(superuser);
            statement.execute("analyze sighting");
            statement.execute("analyze sighting_plate");
            return trigrams;
        }
    }

    private static boolean trigrams(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement()) {
            try (var row =
                    statement.executeQuery("select count(*) from pg_available_extensions where name = 'pg_trgm'")) {
                row.next();
                if (row.getInt(1) == 0) {
                    return false;
                }
            }
            statement.execute("create extension if not exists pg_trgm");
            statement.execute("create index plate_trigrams on sighting_plate using gin (plate gin_trgm_ops)");
            size(superuser, "plate_trigrams", "index of trigrams");
            return true;
        }
    }

    private static void size(Connection superuser, String index, String what) throws SQLException {
        try (var statement = superuser.createStatement();
                var row = statement.executeQuery("select pg_relation_size('" + index + "')")) {
            row.next();
            print(what + ", its size", row.getLong(1) / 1e6, "MB", "");
        }
    }

    private static void print(String what, double value, String unit, String goal) {
        System.out.printf(Locale.ROOT, "%s\t%.3f\t%s\t%s%n", what, value, unit, goal);
    }
}
