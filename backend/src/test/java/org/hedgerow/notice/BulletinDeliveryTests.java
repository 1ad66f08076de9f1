package org.hedgerow.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.bulletin.BulletinAudience.POLICE;
import static org.hedgerow.bulletin.BulletinAudience.PUBLIC;
import static org.hedgerow.bulletin.BulletinAudience.WATCH;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.hedgerow.bulletin.BulletinAudience;
import org.hedgerow.bulletin.BulletinContent;
import org.hedgerow.bulletin.BulletinContents;
import org.hedgerow.bulletin.Bulletins;
import org.hedgerow.bulletin.Issuing;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.sharing.Access;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.PostgisDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Bulletins on their way to people with areas: each test has a square of 10 km of its own. */
@HedgerowTest
@Import(BulletinDeliveryTests.OnTheLoopback.class)
class BulletinDeliveryTests {

    private static final GreenMail POST = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final TestPushService SERVICE = new TestPushService();
    private static final GeometryFactory GRID = new GeometryFactory(new PrecisionModel(), 27700);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Random RANDOM = new Random(1020);

    @TestConfiguration
    static class OnTheLoopback {
        @Bean
        PushRoute route() {
            return SERVICE.route(true);
        }
    }

    @Autowired
    private Areas areas;

    @Autowired
    private Notices notices;

    @Autowired
    private BulletinFigures figures;

    @Autowired
    private BulletinNotices bulletinNotices;

    @Autowired
    private NoticePost post;

    @Autowired
    private PushPost pushPost;

    @Autowired
    private PushDevices devices;

    @Autowired
    private Stops stops;

    @Autowired
    private StopCodes codes;

    @Autowired
    private Bulletins bulletins;

    @Autowired
    private Issuing issuing;

    @Autowired
    private Access access;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PostgisDatabase database;

    @DynamicPropertySource
    static void post(DynamicPropertyRegistry settings) {
        POST.start();
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", () -> POST.getSmtp().getPort());
        settings.add("hedgerow.mail.from", () -> "hedgerow@hedgerow.example");
        settings.add("hedgerow.identity.address", () -> "http://localhost:8080");
    }

    @AfterAll
    static void close() {
        POST.stop();
        SERVICE.stop();
    }

    /** How somebody wants to hear. */
    private record Wish(
            @Nullable Integer priority,
            boolean byMail,
            boolean byPush,
            Pace pace,
            @Nullable QuietHours quiet,
            String language) {

        static final Wish HERE = new Wish(5, false, false, Pace.AT_ONCE, null, "en");
        static final Wish MAIL = new Wish(5, true, false, Pace.AT_ONCE, null, "en");

        Wish from(@Nullable Integer least) {
            return new Wish(least, byMail, byPush, pace, quiet, language);
        }
    }

    private OwnArea area(Person person, String name, int easting, int northing, Wish wish, String... groups) {
        var outline = (Polygon) GRID.toGeometry(new Envelope(easting, easting + 800, northing, northing + 800));
        var content = new AreaContent(
                name,
                AreaKind.LAND,
                outline,
                Set.of(groups),
                wish.byMail(),
                wish.byPush(),
                wish.pace(),
                wish.quiet(),
                wish.priority(),
                wish.language());
        return areas.keep(person, UUID.randomUUID(), content, new byte[32]).area();
    }

    private Person member(String square) {
        var person = cast.person(cast.watchGroup(square), Role.REPORTER);
        jdbc.sql("update person set email = username || '@farm.example' where id = ?")
                .param(person.id())
                .update();
        return person;
    }

    private UUID issue(Person author, BulletinContent content) {
        var id = UUID.randomUUID();
        bulletins.begin(author, id, content);
        return issued(author, id);
    }

    private UUID issued(Person author, UUID id) {
        var bulletin = bulletins.submit(author, id, bulletins.get(author, id).version());
        for (var audience : bulletin.content().audiences()) {
            bulletins.approve(cast.officer("CUMBRIA"), id, bulletin.version(), audience);
        }
        issuing.issue(author, id, bulletin.version());
        return id;
    }

    private UUID issue(String square, int priority, int delay, BulletinAudience... audiences) {
        return issue(cast.officer("CUMBRIA"), BulletinContents.about(List.of(square), priority, delay, audiences));
    }

    private void await(String what, BooleanSupplier isSo) throws InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        while (!isSo.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(until);
            Thread.sleep(20);
        }
    }

    /** Until everybody was told who is to be told by now. */
    private void settle(UUID bulletin) throws InterruptedException {
        await(
                "it is announced",
                () -> count("select count(*) from bulletin_reach where announced_at is null"
                                + " and open_from <= now() and bulletin_id = '" + bulletin + "'")
                        == 0);
    }

    private long count(String question) {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void change(String statement) throws SQLException {
        try (var connection = database.asSuperuser();
                var change = connection.createStatement()) {
            change.execute(statement);
        }
    }

    private List<AnnouncedBulletin> toldTo(Person person) {
        return notices.list(person, 100).stream()
                .map(Notices.Shown::bulletin)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /** How often it is written down that this person saw this in a list of notices. */
    private long read(Person person, UUID bulletin) {
        return count("select count(*) from audit_entry e join audit_personal p on p.number = e.number"
                + " where e.action = 'notices' and p.person_id = '" + person.id() + "' and '" + bulletin
                + "' = any (e.subjects)");
    }

    private List<String> titlesTo(Person person) {
        return toldTo(person).stream()
                .map(each -> each.text().english().title())
                .toList();
    }

    @Test
    void eachIsToldInTheirAreaInTheWordsThatAreTheirs() throws Exception {
        var farmer = cast.person(cast.partner(), Role.REPORTER);
        var coordinator = cast.coordinator("NY34");
        var neighbour = cast.officer("NORTHUM");
        for (var person : List.of(farmer, coordinator, neighbour)) {
            area(person, "Near", 335_000, 545_000, Wish.HERE);
        }
        var elsewhere = cast.person(cast.partner(), Role.REPORTER);
        area(elsewhere, "Far", 355_000, 545_000, Wish.HERE);
        var silent = cast.person(cast.partner(), Role.REPORTER);
        area(silent, "Near", 335_000, 545_000, Wish.HERE.from(null));
        var calm = cast.person(cast.partner(), Role.REPORTER);
        area(calm, "Near", 335_000, 545_000, Wish.HERE.from(1));
        var careless = cast.person(cast.partner(), Role.REPORTER);
        area(careless, "Near", 335_000, 545_000, Wish.HERE, "FUEL");
        var left = cast.person(cast.partner(), Role.REPORTER);
        area(left, "Near", 335_000, 545_000, Wish.HERE);
        jdbc.sql("update person set suspended = true where id = ?")
                .param(left.id())
                .update();

        var id = issue("NY34", 2, 0, POLICE, WATCH, PUBLIC);
        settle(id);
        assertThat(titlesTo(farmer)).containsExactly("Words for PUBLIC");
        assertThat(titlesTo(coordinator)).containsExactly("Words for WATCH");
        assertThat(titlesTo(neighbour)).containsExactly("Words for POLICE");
        for (var other : List.of(elsewhere, silent, calm, careless)) {
            assertThat(toldTo(other)).isEmpty();
        }
        assertThat(count("select count(*) from notice where person_id = '" + left.id() + "'"))
                .isZero();

        assertThat(read(farmer, id))
                .as("who reads public words is written down nowhere")
                .isZero();
        assertThat(read(coordinator, id)).isOne();
        assertThat(read(neighbour, id)).isOne();

        var urgent = issue("NY34", 1, 0, PUBLIC);
        settle(urgent);
        assertThat(titlesTo(calm)).as("of the priority that was asked for").hasSize(1);
        assertThat(titlesTo(careless))
                .as("the highest is told whatever kinds were chosen")
                .hasSize(1);
        assertThat(toldTo(silent)).isEmpty();
        assertThat(notices.list(calm, 10).get(0).seen()).isFalse();
    }

    @Test
    void thePublicAreToldWhenTheirDelayIsOverAndNobodyTwice() throws Exception {
        var farmer = cast.person(cast.partner(), Role.REPORTER);
        var coordinator = cast.coordinator("NY54");
        area(farmer, "Later", 355_000, 545_000, Wish.HERE);
        area(coordinator, "At once", 355_000, 545_000, Wish.HERE);
        var id = issue("NY54", 3, 60, WATCH, PUBLIC);
        settle(id);
        assertThat(toldTo(coordinator)).hasSize(1);
        assertThat(count("select count(*) from notice where person_id = '" + farmer.id() + "'"))
                .as("not even that there is one")
                .isZero();
        change(
                "update bulletin_reach set open_from = now() - interval '1 second' where audience = 'PUBLIC' and bulletin_id = '"
                        + id + "'");
        settle(id);
        assertThat(titlesTo(farmer)).containsExactly("Words for PUBLIC");
        assertThat(toldTo(coordinator)).hasSize(1);
        var again =
                new Announcement(id, null, areas.list(farmer).get(0).content().outline(), 3, null, Set.of(), true);
        assertThat(bulletinNotices.announce(again)).isZero();
    }

    @Test
    void aLetterHasTheWordsOfEverybodyAndNoOthersAndStopsWithOneClick() throws Exception {
        var farmer = member("NY36");
        var home = area(farmer, "Home farm", 335_000, 565_000, Wish.MAIL);
        area(farmer, "Top field", 336_000, 566_000, Wish.MAIL);
        var welsh = member("NY36");
        area(welsh, "Fferm", 335_000, 565_000, new Wish(5, true, false, Pace.AT_ONCE, null, "cy"));
        var coordinator = cast.coordinator("NY36");
        jdbc.sql("update person set email = username || '@farm.example' where id = ?")
                .param(coordinator.id())
                .update();
        area(coordinator, "The watch", 335_000, 565_000, Wish.MAIL);
        var id = issue("NY36", 2, 0, WATCH, PUBLIC);
        settle(id);
        awaitLetters(farmer, welsh, coordinator);

        assertThat(lettersTo(farmer)).hasSize(1);
        var letter = lettersTo(farmer).get(0);
        var text = letter.getContent().toString();
        assertThat(letter.getContentType()).startsWith("text/plain");
        assertThat(letter.getSubject()).isEqualTo("A bulletin about your area");
        assertThat(text)
                .containsOnlyOnce("Words for PUBLIC")
                .contains("In short for PUBLIC", "/bulletins.html#" + id, "999")
                .doesNotContain("WATCH", "Reported", "asked to hear");
        assertThat(text.split("stop.html", -1)).as("a way to stop each area").hasSize(3);
        assertThat(lettersTo(welsh).get(0).getContent().toString())
                .contains("Geiriau i bawb", "Yn fyr i bawb")
                .doesNotContain("Words for");
        assertThat(lettersTo(coordinator).get(0).getContent().toString())
                .contains("/bulletins.html?for=me#" + id)
                .doesNotContain("Words for", "In short", "Invented fields");

        stops.stop(home.id(), codes.of(home.id()));
        stops.stop(
                areas.list(farmer).get(1).id(),
                codes.of(areas.list(farmer).get(1).id()));
        letTimePass(farmer, welsh, coordinator);
        var next = issue("NY36", 1, 0, PUBLIC);
        settle(next);
        awaitLetters(welsh, coordinator);
        assertThat(lettersTo(farmer)).as("stopped").hasSize(1);
        assertThat(titlesTo(farmer)).as("but still here").hasSize(4);
    }

    @Test
    void quietHoursAndPaceAreKeptButTheHighestPriorityWaitsForNoMorning() throws Exception {
        var now = Instant.now().atZone(java.time.ZoneId.of("Europe/London"));
        int minute = now.getHour() * 60 + now.getMinute();
        var quiet = new QuietHours(Math.floorMod(minute - 30, 1440), Math.floorMod(minute + 120, 1440));
        var sleeper = member("NY38");
        area(sleeper, "Quiet", 335_000, 585_000, new Wish(5, true, false, Pace.AT_ONCE, quiet, "en"));
        var weekly = member("NY38");
        area(weekly, "Weekly", 335_000, 585_000, new Wish(5, true, false, Pace.WEEKLY, null, "en"));
        var before = Instant.now();
        var low = issue("NY38", 4, 0, PUBLIC);
        settle(low);
        assertThat(dueLater(sleeper, low)).isOne();
        assertThat(due(weekly, low))
                .as("on Monday morning, whatever day it is")
                .isIn(MailTimes.due(before, Pace.WEEKLY, null), MailTimes.due(Instant.now(), Pace.WEEKLY, null));
        var high = issue("NY38", 1, 0, PUBLIC);
        settle(high);
        assertThat(dueLater(sleeper, high)).as("quiet hours are quiet hours").isOne();
        awaitLetters(weekly);
        assertThat(count("select count(*) from notice where mailed_at is not null and person_id = '" + weekly.id()
                        + "' and bulletin_id = '" + high + "'"))
                .as("at once")
                .isOne();
        assertThat(lettersTo(sleeper)).isEmpty();
    }

    private Instant due(Person person, UUID bulletin) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select mail_due from notice where person_id = '" + person.id()
                        + "' and bulletin_id = '" + bulletin + "'")) {
            row.next();
            return row.getObject(1, java.time.OffsetDateTime.class).toInstant();
        }
    }

    private long dueLater(Person person, UUID bulletin) {
        return count("select count(*) from notice where mail_due > now() + interval '90 minutes' and person_id = '"
                + person.id() + "' and bulletin_id = '" + bulletin + "'");
    }

    @Test
    void whoWasToldIsToldOfTheUpdateAndOfTheCancellationAndNothingElseGoesOut() throws Exception {
        var author = cast.officer("CUMBRIA");
        var farmer = member("NY56");
        area(farmer, "Mine", 355_000, 565_000, Wish.HERE);
        var first = issue("NY56", 2, 0, PUBLIC);
        settle(first);
        var second = UUID.randomUUID();
        bulletins.beginUpdate(author, second, first);
        bulletins.write(author, second, 1, BulletinContents.about(List.of("NY58"), 2, 0, PUBLIC));
        issued(author, second);
        settle(second);
        assertThat(toldTo(farmer)).extracting(AnnouncedBulletin::state).containsExactlyInAnyOrder("ISSUED", "UPDATED");

        var cancellation = UUID.randomUUID();
        issuing.cancel(author, second, cancellation, "Invented reason");
        settle(cancellation);
        var told = toldTo(farmer);
        assertThat(told).hasSize(3);
        assertThat(told)
                .filteredOn(each -> each.state().equals("CANCELLED"))
                .singleElement()
                .satisfies(
                        gone -> assertThat(gone.text()).as("its words are gone").isNull());
        assertThat(told)
                .filteredOn(each -> each.id().equals(cancellation))
                .singleElement()
                .satisfies(said -> assertThat(said.message()).isEqualTo("CANCEL"));

        // What is cancelled before anybody was told, or before its letter went, is told to nobody.
        var early = member("NY58");
        area(early, "Never", 355_000, 585_000, Wish.MAIL);
        change("update bulletin_reach set announced_at = null where bulletin_id = '" + second + "'");
        settle(second);
        assertThat(toldTo(early)).isEmpty();
    }

    @Test
    void aLetterThatWaitsGoesOnlyIfTheBulletinStillHolds() throws Exception {
        var author = cast.officer("CUMBRIA");
        var farmer = member("NY78");
        area(farmer, "Waits", 375_000, 585_000, new Wish(5, true, false, Pace.WEEKLY, null, "en"));
        var id = issue("NY78", 3, 0, PUBLIC);
        settle(id);
        change(
                "update issued_bulletin set issued_at = now() - interval '4 days', expires_at = now() - interval '1 day' where id = '"
                        + id + "'");
        change("update notice set mail_due = now() where bulletin_id = '" + id + "'");
        await("it is looked at", () -> {
            post.sendDue();
            return count("select count(*) from notice where mail_due is not null and bulletin_id = '" + id + "'") == 0;
        });
        assertThat(lettersTo(farmer)).isEmpty();
        assertThat(figures.of(id).letters()).isNull();
        assertThat(bulletins.get(author, id).state()).isEqualTo(org.hedgerow.bulletin.BulletinState.ISSUED);
    }

    @Test
    void aMessageOnALockedPhoneNamesWhatEverybodyMayReadAndCountsTheRest() throws Exception {
        var farmer = member("NY76");
        area(farmer, "Home farm", 375_000, 565_000, new Wish(5, false, true, Pace.AT_ONCE, null, "en"));
        var coordinator = cast.coordinator("NY76");
        area(coordinator, "The watch", 375_000, 565_000, new Wish(5, false, true, Pace.AT_ONCE, null, "en"));
        var own = phone(farmer);
        var theirs = phone(coordinator);
        var id = issue("NY76", 2, 0, WATCH, PUBLIC);
        settle(id);
        await("both are told", () -> {
            pushPost.sendDue();
            return !SERVICE.takenAt(own.path()).isEmpty()
                    && !SERVICE.takenAt(theirs.path()).isEmpty();
        });
        var mine = said(own);
        assertThat(mine)
                .contains("\"title\":\"Bulletin about your area\"", "Words for PUBLIC")
                .doesNotContain("NY76");
        assertThat(said(theirs)).contains("The watch: 1 new").doesNotContain("Words for", "NY76");
        await(
                "it is counted",
                () -> count("select count(*) from notice where pushed_at is not null and bulletin_id = '" + id + "'")
                        == 2);
    }

    private record Phone(TestBrowser browser, String path) {}

    private Phone phone(Person person) throws Exception {
        var browser = TestBrowser.made(RANDOM);
        var path = "/fcm/send/" + UUID.randomUUID();
        devices.keep(
                person,
                new PushContent("https://" + TestPushService.HOST + path, browser.point(), browser.auth()),
                "Blue phone",
                "en");
        return new Phone(browser, path);
    }

    private String said(Phone phone) throws Exception {
        return new JsonMapper()
                .readTree(phone.browser()
                        .open(SERVICE.takenAt(phone.path()).get(0).body()))
                .toString();
    }

    @Test
    void figuresCountPeopleAndSayNoSmallNumber() throws Exception {
        var people = new ArrayList<Person>();
        for (int i = 0; i < 7; i++) {
            var person = member("NY74");
            area(person, "One", 375_000, 545_000, i < 5 ? Wish.MAIL : Wish.HERE);
            area(person, "Another of the same", 376_000, 546_000, Wish.HERE);
            people.add(person);
        }
        var id = issue("NY74", 2, 0, PUBLIC);
        settle(id);
        awaitLetters(people.subList(0, 5).toArray(Person[]::new));
        people.subList(0, 4).forEach(person -> notices.see(person, Instant.now().plusSeconds(60)));
        assertThat(figures.of(id)).isEqualTo(new BulletinFigures.Figures(7, 5, null, null));
        notices.see(people.get(4), Instant.now().plusSeconds(60));
        assertThat(figures.of(id).read()).isEqualTo(5);
        assertThat(figures.of(UUID.randomUUID())).isEqualTo(new BulletinFigures.Figures(null, null, null, null));
    }

    @Test
    void whoMakesNoticesReadsWhereABulletinIsAndNoneOfItsWords() throws Exception {
        var id = issue("NY52", 2, 0, POLICE, PUBLIC);
        settle(id);
        for (var table : List.of("bulletin", "bulletin_approval", "issued_wording")) {
            assertThat(access.<Integer>readingAsHolder(
                            NoticeRows.MAKER,
                            () -> jdbc.sql("select count(*) from " + table)
                                    .query(Integer.class)
                                    .single()))
                    .as(table)
                    .isZero();
        }
        assertThat(access.<Integer>readingAsHolder(
                        NoticeRows.MAKER,
                        () -> jdbc.sql("select count(*) from issued_bulletin where id = ?")
                                .param(id)
                                .query(Integer.class)
                                .single()))
                .isOne();
    }

    private void awaitLetters(Person... people) throws Exception {
        await("letters come", () -> {
            post.sendDue();
            return Arrays.stream(people).allMatch(person -> countLetters(person) > 0 && everyLetterWent(person));
        });
    }

    private boolean everyLetterWent(Person person) {
        return count("select count(*) from notice where mail_due <= now() and mailed_at is null and person_id = '"
                        + person.id() + "'")
                == 0;
    }

    private void letTimePass(Person... people) throws SQLException {
        for (var person : people) {
            change("update notice set mailed_at = mailed_at - interval '1 hour' where person_id = '" + person.id()
                    + "'");
        }
    }

    private int countLetters(Person person) {
        try {
            return lettersTo(person).size();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<MimeMessage> lettersTo(Person person) throws Exception {
        var letters = new ArrayList<MimeMessage>();
        for (var letter : POST.getReceivedMessages()) {
            if (letter.getAllRecipients()[0].toString().startsWith(person.username() + "@")) {
                letters.add(letter);
            }
        }
        return letters;
    }
}
