package org.hedgerow.sharing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hedgerow.support.PostgisDatabase;
import org.hedgerow.support.SignedContext;

/**
 * What row security costs on the queries behind the map and the list: the same rows, asked for once by the application's login under a signed
 * context, and once without row security by the same condition written out in the query. Both by turns in the same run; prints a line for
 * each figure: what, value, unit and goal, apart by tabs. Arguments: {@code --rows=1000000} {@code --labels=1000} {@code --seed=1}.
 *
 * <p>The map and the list of an awake audience are answered from memory and ask the database nothing; these are the queries that fill that
 * memory, keep it and stand beside it.
 */
final class RowSecurityBench {

    private static final int TIMES = 300;
    /** As the reading of a whole audience has it: rows come in portions, so that neither side is spread over several workers. */
    private static final int PORTION = 5_000;

    private static final String ROW =
            "select incident_id, version, tier, centre_easting_mm, centre_northing_mm, size_metres,"
                    + " category_code, force_code, status, extract(epoch from earliest)::bigint, extract(epoch from latest)::bigint"
                    + " from released_incident where ";

    private record Asked(String name, String sql, int times, boolean byPlace) {}

    private static final List<Asked> QUESTIONS = List.of(
            new Asked("all that an audience sees", ROW + "%s", 7, false),
            new Asked("incidents in a box", ROW + "square && ST_MakeEnvelope(?, ?, ?, ?, 27700) and %s", TIMES, true),
            new Asked(
                    "two hundred incidents by their ids",
                    ROW + "incident_id = any (array(select md5((? + n + ? * 0 + ? * 0 + ? * 0)::int::text)::uuid"
                            + " from generate_series(1, 200) n)) and %s",
                    TIMES,
                    true),
            new Asked(
                    "one incident by its id",
                    ROW + "incident_id = (select md5((? + ? * 0 + ? * 0 + ? * 0)::int::text)::uuid) and %s",
                    TIMES,
                    true));

    private final PostgisDatabase database = PostgisDatabase.fresh();
    private final int rows;
    private final int labels;
    private final Random random;

    private RowSecurityBench(int rows, int labels, long seed) {
        this.rows = rows;
        this.labels = labels;
        this.random = new Random(seed);
    }

    public static void main(String[] arguments) throws SQLException {
        int rows = 1_000_000;
        int labels = 1_000;
        long seed = 1;
        for (var argument : arguments) {
            var value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.substring(0, Math.max(0, argument.indexOf('=')))) {
                case "--rows" -> rows = Integer.parseInt(value);
                case "--labels" -> labels = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                default -> throw new IllegalArgumentException(argument);
            }
        }
        new RowSecurityBench(rows, labels, seed).measure();
    }

    private void measure() throws SQLException {
        fill();
        var context = new SignedContext(database);
        try (var app = database.asApp();
                var free = database.asSuperuser()) {
            app.setAutoCommit(false);
            free.setAutoCommit(false);
            for (var share : new int[] {10, 90}) {
                var visible = visible(share);
                for (var question : QUESTIONS) {
                    compare(app, free, context, question, visible, share);
                }
            }
        }
    }

    private void compare(
            Connection app, Connection free, SignedContext context, Asked question, int[] visible, int share)
            throws SQLException {
        var guarded = new ArrayList<Double>();
        var bare = new ArrayList<Double>();
        var told = new ArrayList<Double>();
        var listed = IntStream.of(visible)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "label_id = any ('{", "}'::int[])"));
        for (int i = 0; i < question.times() + 3; i++) {
            double[] box = box();
            // Who asks first reads pages for the other: by turns.
            double first = i % 2 == 0 ? 0 : ask(free, question, listed, box);
            double telling = tell(app, context, LabelBits.of(visible));
            double with = ask(app, question, "true", box);
            double without = i % 2 == 0 ? ask(free, question, listed, box) : first;
            if (i >= 3) {
                told.add(telling);
                guarded.add(with);
                bare.add(without);
            }
        }
        double with = median(guarded);
        var what =
                String.format(Locale.ROOT, "%s, %,d rows, %d %% of %,d labels", question.name(), rows, share, labels);
        print(what + ", under row security", with * 1000, "ms", "");
        print(what + ", takes so much of the time without", with / median(bare), "times", "<= 1.10");
        print(what + ", to tell the context once a transaction", median(told) * 1000, "ms", "");
    }

    private static double median(List<Double> seconds) {
        seconds.sort(null);
        return seconds.get(seconds.size() / 2);
    }

    private static double tell(Connection connection, SignedContext context, String bits) throws SQLException {
        long begin = System.nanoTime();
        context.tell(connection, bits, "x");
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double ask(Connection connection, Asked question, String condition, double[] box)
            throws SQLException {
        long begin = System.nanoTime();
        try (var statement = connection.prepareStatement(String.format(question.sql(), condition))) {
            statement.setFetchSize(PORTION);
            if (question.byPlace()) {
                for (int i = 0; i < 4; i++) {
                    statement.setDouble(i + 1, box[i]);
                }
            }
            drain(statement);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        connection.rollback();
        return seconds;
    }

    private static void drain(PreparedStatement statement) throws SQLException {
        try (var result = statement.executeQuery()) {
            while (result.next()) {
                result.getObject(1);
            }
        }
    }

    private double[] box() {
        double west = 200_000 + random.nextInt(300_000);
        double south = 100_000 + random.nextInt(300_000);
        return new double[] {west, south, west + 10_000, south + 10_000};
    }

    private int[] visible(int share) {
        return IntStream.rangeClosed(1, labels)
                .filter(label -> label * 7919 % 100 < share)
                .toArray();
    }

    private void fill() throws SQLException {
        try (var superuser = database.asSuperuser();
                var statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(String.format(Locale.ROOT, """
                    insert into released_incident (incident_id, tier, label_id, version, category_code, force_code, status,
                      earliest, latest, exact_time_known, square, centre_easting_mm, centre_northing_mm, size_metres)
                    select md5(n::text)::uuid, 'EXACT', 1 + n * 31 %% %d, 1, 'HARE.COURSING', 'CAMBS', 'OPEN', now(), now(), true,
                      ST_MakeEnvelope(e - 50, m - 50, e + 50, m + 50, 27700), e * 1000, m * 1000, 100
                    from (select n, (200000 + n::bigint * 7919 %% 300000)::int as e, (100000 + n::bigint * 104729 %% 300000)::int as m
                      from generate_series(1, %d) n) places""", labels, rows));
            statement.execute("analyze released_incident");
        }
    }

    private static void print(String what, double value, String unit, String goal) {
        System.out.printf(Locale.ROOT, "%s\t%.3f\t%s\t%s%n", what, value, unit, goal);
    }
}
