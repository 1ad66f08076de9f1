package org.hedgerow.notice;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.hedgerow.HedgerowApplication;
import org.hedgerow.bulletin.BulletinAudience;
import org.hedgerow.bulletin.BulletinContents;
import org.hedgerow.bulletin.Bulletins;
import org.hedgerow.bulletin.Issuing;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.sharing.Scope;
import org.hedgerow.support.Cast;
import org.hedgerow.support.FreshDatabase;
import org.hedgerow.support.PostgisDatabase;
import org.hedgerow.support.Reports;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * How long after a report the last of its notices is there, with 50,000 areas of 2,500 people of 100 watch groups, and beside it how long PostGIS takes
 * with an index to find the same areas and nothing more. Then how long after a bulletin about all of them is issued the last of its 50,000 notices is
 * there with its letter queued, and how long others wait meanwhile who change an area. Prints a line for each figure: what, value, unit and goal, apart by tabs.
 */
final class NoticeBench {

    private static final int GROUPS = 100;
    private static final int PEOPLE_EACH = 25;
    private static final int AREAS_EACH = 20;
    private static final int REPORTS = 30;
    private static final int BULLETINS = 7;
    private static final int WEST = 500_000;
    private static final int SOUTH = 200_000;
    private static final int SQUARE = 10_000;
    private static final Duration QUIET = Duration.ofMillis(1_500);

    private NoticeBench() {}

    public static void main(String[] arguments) throws Exception {
        var context = new SpringApplicationBuilder(HedgerowApplication.class, Cast.class, Reports.class)
                .initializers(
                        new FreshDatabase(),
                        starting -> starting.getBeanFactory().registerSingleton("withoutTests", new WithoutTests()))
                .run("--server.port=0");
        try (context;
                var superuser = context.getBean(PostgisDatabase.class).asSuperuser()) {
            fill(superuser);
            measure(
                    superuser,
                    context.getBean(Reports.class),
                    context.getBean(Cast.class).officer("CAMBS"));
            announce(superuser, context);
        }
    }

    /** Settings of tests lie beside this class and are none of the application's: one of them would give it another database. */
    private static final class WithoutTests extends TypeExcludeFilter {
        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory readers) {
            return reader.getClassMetadata().getClassName().contains("Tests");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof WithoutTests;
        }

        @Override
        public int hashCode() {
            return WithoutTests.class.hashCode();
        }
    }

    private static void fill(Connection superuser) throws SQLException {
        run(superuser, """
                insert into organisation (id, kind, name, short_name, watch_squares)
                select md5('group ' || g)::uuid, 'WATCH_GROUP', 'Group ' || g, 'G' || g, array['TL' || g / 10 || g %% 10]
                from generate_series(0, %d) g""".formatted(GROUPS - 1));
        run(superuser, """
                insert into person (id, username, name, organisation_id)
                select md5('person ' || p)::uuid, 'bench' || p, 'Invented Person', md5('group ' || p %% %d)::uuid
                from generate_series(0, %d) p""".formatted(GROUPS, GROUPS * PEOPLE_EACH - 1));
        run(superuser, "insert into person_role select id, 'REPORTER' from person where username like 'bench%'");
        // Of 1 to 4 km, in the square of the group.
        run(superuser, """
                insert into own_area (id, person_id, name, kind, outline, category_groups, by_mail, pace, bulletin_priority, language,
                  content_sha256)
                select md5('area ' || p || ' ' || a)::uuid, md5('person ' || p)::uuid, 'Area ' || a, 'AREA',
                  ST_MakeEnvelope(x, y, x + s, y + s, 27700), '{}', true, 'AT_ONCE', 5, 'en', sha256('x')
                from generate_series(0, %d) p, generate_series(1, %d) a,
                  lateral (select 1000 + (hashtext('s' || p || a) & 4095) * 3000 / 4096 as s) size,
                  lateral (select %d + (p %% %d) / 10 * %d + (hashtext('x' || p || a) & 8191) as x,
                    %d + (p %% %d) %% 10 * %d + (hashtext('y' || p || a) & 8191) as y) place""".formatted(
                        GROUPS * PEOPLE_EACH - 1, AREAS_EACH, WEST, GROUPS, SQUARE, SOUTH, GROUPS, SQUARE));
        run(superuser, "create index bench_areas on own_area using gist (outline)");
        run(superuser, "analyze");
        run(superuser, "update policy_epoch set epoch = epoch + 1");
    }

    private static void measure(Connection superuser, Reports reports, Person officer) throws Exception {
        var random = new Random(50_000);
        double[] took = new double[REPORTS];
        double[] peer = new double[REPORTS];
        long made = 0;
        for (int i = -3; i < REPORTS; i++) {
            var place = "TL %05d %05d".formatted(10_000 + random.nextInt(80_000), 10_000 + random.nextInt(80_000));
            var begin = System.nanoTime();
            var id = reports.report(officer, place, Scope.PUBLIC).released().id();
            var released =
                    "select count(*) from released_incident where incident_id = '" + id + "' and tier = 'PUBLIC'";
            if (count(superuser, released) == 0) {
                // Where nothing is released to everybody there is nothing to tell, and nothing to measure.
                i--;
                continue;
            }
            double last = untilTheLast(superuser, id, begin);
            long found = count(superuser, "select count(*) from notice where incident_id = '" + id + "'");
            double asked = peer(superuser, id);
            if (i >= 0) {
                took[i] = last;
                peer[i] = asked;
                made += found;
            }
        }
        Arrays.sort(took);
        Arrays.sort(peer);
        print("areas that people care about", count(superuser, "select count(*) from own_area"), "areas", ">= 50000");
        print("notices of one report, mean", made / (double) REPORTS, "notices", "");
        print("from sending a report to its last notice, median", took[REPORTS / 2], "ms", "< 5000");
        print("from sending a report to its last notice, slowest of 30", took[REPORTS - 1], "ms", "< 5000");
        print("PostGIS finds the areas alone, median", peer[REPORTS / 2], "ms", "");
    }

    private static void announce(Connection superuser, ConfigurableApplicationContext context) throws Exception {
        var cast = context.getBean(Cast.class);
        var bulletins = context.getBean(Bulletins.class);
        var author = cast.officer("CAMBS");
        var colleague = cast.officer("CAMBS");
        var squares = IntStream.range(0, GROUPS)
                .mapToObj(number -> "TL%02d".formatted(number))
                .toList();
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < BULLETINS; i++) {
            var id = UUID.randomUUID();
            bulletins.begin(author, id, BulletinContents.about(squares, 2, 0, BulletinAudience.PUBLIC));
            bulletins.submit(author, id, 1);
            bulletins.approve(colleague, id, 1, BulletinAudience.PUBLIC);
            ids.add(id);
        }
        var neighbour =
                new Neighbour(context.getBean(Areas.class), cast.person(cast.watchGroup("TL00"), Role.REPORTER));
        double[] before = neighbour.waits(100, () -> true);
        double[] took = new double[BULLETINS];
        double[] issued = new double[BULLETINS];
        double[] peer = new double[BULLETINS];
        var meanwhile = new ArrayList<Double>();
        for (int i = 0; i < BULLETINS; i++) {
            var id = ids.get(i);
            var isThere = new AtomicBoolean();
            var waits = CompletableFuture.supplyAsync(
                    () -> neighbour.waits(Integer.MAX_VALUE, () -> !isThere.get()), run -> new Thread(run).start());
            var begin = System.nanoTime();
            context.getBean(Issuing.class).issue(author, id, 1);
            issued[i] = (System.nanoTime() - begin) / 1e6;
            while (count(
                            superuser,
                            "select count(*) from bulletin_reach where announced_at is null and bulletin_id = '" + id
                                    + "'")
                    > 0) {
                Thread.sleep(5);
            }
            took[i] = (System.nanoTime() - begin) / 1e6;
            isThere.set(true);
            Arrays.stream(waits.join()).forEach(meanwhile::add);
            begin = System.nanoTime();
            count(
                    superuser,
                    "select count(*) from own_area a join issued_bulletin b on ST_Intersects(a.outline, b.area) where b.id = '"
                            + id + "'");
            peer[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(took);
        Arrays.sort(issued);
        Arrays.sort(peer);
        var all = meanwhile.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        print(
                "notices of one bulletin",
                count(
                        superuser,
                        "select count(*) from notice where mail_due is not null and bulletin_id = '" + ids.get(0)
                                + "'"),
                "notices with a letter queued",
                ">= 50000");
        print("issuing a bulletin, median", issued[BULLETINS / 2], "ms", "");
        print("from issuing to its last notice, median", took[BULLETINS / 2], "ms", "< 5000");
        print("from issuing to its last notice, slowest of " + BULLETINS, took[BULLETINS - 1], "ms", "< 5000");
        print("PostGIS finds the areas alone, median", peer[BULLETINS / 2], "ms", "");
        print("somebody else changes an area, before, median", before[before.length / 2], "ms", "");
        print("somebody else changes an area, before, slowest", before[before.length - 1], "ms", "");
        print("somebody else changes an area, meanwhile, median", all[all.length / 2], "ms", "");
        print("somebody else changes an area, meanwhile, slowest", all[all.length - 1], "ms", "");
    }

    /** Somebody with an area in the middle of it all, who changes it again and again. */
    private static final class Neighbour {

        private final Areas areas;
        private final Person person;
        private OwnArea area;

        Neighbour(Areas areas, Person person) {
            this.areas = areas;
            this.person = person;
            var outline = (Polygon) new GeometryFactory(new PrecisionModel(), 27700)
                    .toGeometry(new Envelope(WEST, WEST + 800, SOUTH, SOUTH + 800));
            var content =
                    new AreaContent("Mine", AreaKind.LAND, outline, Set.of(), true, false, Pace.AT_ONCE, null, 5, "en");
            this.area =
                    areas.keep(person, UUID.randomUUID(), content, new byte[32]).area();
        }

        /** How long each change took, milliseconds, in order of size. */
        double[] waits(int most, BooleanSupplier goesOn) {
            var waits = new ArrayList<Double>();
            while (waits.size() < most && goesOn.getAsBoolean()) {
                var begin = System.nanoTime();
                area = areas.change(person, area.id(), area.version(), area.content());
                waits.add((System.nanoTime() - begin) / 1e6);
            }
            return waits.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        }
    }

    /** When the last notice was there that came before a time without another, in milliseconds. */
    private static double untilTheLast(Connection superuser, UUID incident, long begin) throws Exception {
        long before = -1;
        var last = begin;
        var quietUntil = Instant.now().plus(QUIET.multipliedBy(10));
        while (Instant.now().isBefore(quietUntil)) {
            long now = count(superuser, "select count(*) from notice where incident_id = '" + incident + "'");
            if (now != before && now > 0) {
                last = System.nanoTime();
                before = now;
                quietUntil = Instant.now().plus(QUIET);
            }
            Thread.sleep(5);
        }
        return (last - begin) / 1e6;
    }

    private static double peer(Connection superuser, UUID incident) throws SQLException {
        var begin = System.nanoTime();
        count(
                superuser,
                "select count(*) from own_area a, released_incident r where r.incident_id = '" + incident
                        + "' and r.tier = 'PUBLIC' and ST_DWithin(a.outline, r.square, 1500)");
        return (System.nanoTime() - begin) / 1e6;
    }

    private static long count(Connection superuser, String sql) throws SQLException {
        try (var statement = superuser.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static void run(Connection superuser, String sql) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void print(String what, double value, String unit, String goal) {
        System.out.printf(Locale.ROOT, "%s\t%.3f\t%s\t%s%n", what, value, unit, goal);
    }
}
