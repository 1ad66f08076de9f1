package org.hedgerow.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.identity.SignIn;
import org.hedgerow.incident.IncidentReporting;
import org.hedgerow.incident.IncidentView;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.TooManyTries;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Scope;
import org.hedgerow.support.Beside;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.PostgisDatabase;
import org.hedgerow.support.Reports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages to phones against a push service on the loopback. Each test has a square of 10 km of its own; the application sends by itself beside
 * the tests, as it does.
 */
@HedgerowTest
@Import(PushPostTests.OnTheLoopback.class)
@ExtendWith(OutputCaptureExtension.class)
class PushPostTests {

    private static final TestPushService SERVICE = new TestPushService();
    private static final GeometryFactory GRID = new GeometryFactory(new PrecisionModel(), 27700);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Random RANDOM = new Random(8030);
    private static final AtomicInteger SQUARES = new AtomicInteger();

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
    private NoticeMaker maker;

    @Autowired
    private PushPost post;

    @Autowired
    private PushDevices devices;

    @Autowired
    private PushSettings settings;

    @Autowired
    private PushKey key;

    @Autowired
    private PushWire wire;

    @Autowired
    private PushRows rows;

    @Autowired
    private PushText text;

    @Autowired
    private Stops stops;

    @Autowired
    private StopCodes codes;

    @Autowired
    private Access access;

    @Autowired
    private NoticeRows noticeRows;

    @Autowired
    private SubjectReader subjects;

    @Autowired
    private Clock clock;

    @Autowired
    private SignIn signIn;

    @Autowired
    private IncidentReporting reporting;

    @Autowired
    private Reports reports;

    @Autowired
    private Cast cast;

    @Autowired
    private PostgisDatabase database;

    @AfterAll
    static void stopService() {
        SERVICE.stop();
    }

    /** Somebody with an area, in which things are reported at the place. */
    private record Farmer(Person person, String place, OwnArea area) {}

    private record Phone(TestBrowser browser, String path, PushContent content, UUID id) {}

    private Farmer farmer(String name) {
        // Every second square of the west of TF, which is land, so that what counts as in one area is in no other.
        int number = SQUARES.getAndIncrement();
        int east = 2 * (number % 2);
        int north = 2 * (number / 2);
        var person = cast.person(cast.watchGroup("TF" + east + north), Role.REPORTER);
        int easting = 500_000 + east * 10_000 + 5_000;
        int northing = 300_000 + north * 10_000 + 5_000;
        var outline = (Polygon) GRID.toGeometry(new Envelope(easting, easting + 800, northing, northing + 800));
        var content =
                new AreaContent(name, AreaKind.LAND, outline, Set.of(), false, true, Pace.AT_ONCE, null, null, "en");
        var area = areas.keep(person, UUID.randomUUID(), content, new byte[32]).area();
        return new Farmer(person, "TF %d52 %d52".formatted(east, north), area);
    }

    private PushContent content(String path, TestBrowser browser) {
        return new PushContent("https://" + TestPushService.HOST + path, browser.point(), browser.auth());
    }

    private Phone phone(Person person) throws Exception {
        var browser = TestBrowser.made(RANDOM);
        var path = "/fcm/send/" + UUID.randomUUID();
        var content = content(path, browser);
        return new Phone(
                browser,
                path,
                content,
                devices.keep(person, content, "Blue phone", "en").id());
    }

    private IncidentView report(Farmer farmer) throws InterruptedException {
        int before = notices.list(farmer.person(), 100).size();
        var view = reports.report(cast.officer("LINCS"), farmer.place(), Scope.COMMUNITY);
        var until = Instant.now().plus(PATIENCE);
        while (notices.list(farmer.person(), 100).size() == before) {
            assertThat(Instant.now()).as("a notice comes").isBefore(until);
            maker.look();
            Thread.sleep(20);
        }
        return view;
    }

    /** Until nothing is due to the phone any more, here or with the sender that runs beside. */
    private void send(Phone phone) throws Exception {
        var until = Instant.now().plus(PATIENCE);
        do {
            assertThat(Instant.now()).as("what is due is sent").isBefore(until);
            post.sendDue();
        } while (ask("select count(*) from push_delivery d join push_device v on v.id = d.device_id where v.id = '"
                        + phone.id()
                        + "' and (d.tries = 0 or d.due > now() + interval '14 minutes' and v.last_at is null)")
                > 0);
    }

    private long ask(String question) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void change(String statement) throws SQLException {
        try (var connection = database.asSuperuser();
                var change = connection.createStatement()) {
            change.execute(statement);
        }
    }

    private void letTimePass(Phone phone) throws SQLException {
        change("update push_device set not_before = now() - interval '1 second', last_at = null where id = '"
                + phone.id() + "'");
        change("update push_delivery set due = now() - interval '1 second' where device_id = '" + phone.id() + "'");
    }

    private JsonNode said(Phone phone, int index) throws Exception {
        return new JsonMapper()
                .readTree(phone.browser()
                        .open(SERVICE.takenAt(phone.path()).get(index).body()));
    }

    @Test
    void aMessageSaysHowMuchIsNewInWhichAreaAndNoMore(CapturedOutput output) throws Exception {
        var farmer = farmer("Home <b>farm</b>");
        var phone = phone(farmer.person());
        report(farmer);
        report(farmer);
        send(phone);
        int first = SERVICE.takenAt(phone.path()).size();
        assertThat(first)
                .as("in one message, or the sender beside came between them")
                .isBetween(1, 2);
        var taken = SERVICE.takenAt(phone.path()).get(first - 1);
        assertThat(taken.headers())
                .containsEntry("ttl", "86400")
                .containsEntry("urgency", "normal")
                .containsEntry("topic", "areas")
                .containsEntry("content-encoding", "aes128gcm")
                .containsEntry("content-type", "application/octet-stream");
        assertThat(taken.headers().get("authorization")).startsWith("vapid t=").endsWith(", k=" + key.point());
        assertThat(taken.headers()).doesNotContainKeys("cookie", "referer", "origin");
        assertThat(taken.body()).hasSizeLessThanOrEqualTo(4096);

        letTimePass(phone);
        report(farmer);
        send(phone);
        var message = said(phone, SERVICE.takenAt(phone.path()).size() - 1);
        assertThat(message.get("title").asString()).isEqualTo("Reported in your areas");
        assertThat(message.get("body").asString()).as("everything that is new").isEqualTo("Home <b>farm</b>: 3 new");
        assertThat(message.toString())
                .doesNotContain(
                        "TF", "coursing", "dogs", "52.", farmer.area().id().toString());
        assertThat(devices.list(farmer.person())).singleElement().satisfies(device -> {
            assertThat(device.lastResult()).isEqualTo(PushDevice.LastResult.SENT);
            assertThat(device.toString()).doesNotContain(phone.path());
        });

        report(farmer);
        int before = SERVICE.takenAt(phone.path()).size();
        post.sendDue();
        assertThat(SERVICE.takenAt(phone.path()))
                .as("not so soon after another")
                .hasSize(before);
        notices.see(farmer.person(), Instant.now().plusSeconds(60));
        letTimePass(phone);
        send(phone);
        assertThat(SERVICE.takenAt(phone.path())).as("what was looked at").hasSize(before);
        assertThat(output).doesNotContain(phone.path().substring(10), "googleapis.com/fcm");
    }

    @Test
    void twoSendersAtOnceSendOneMessage() throws Exception {
        for (int round = 0; round < 3; round++) {
            var farmer = farmer("Both " + round);
            var phone = phone(farmer.person());
            report(farmer);
            var start = new CountDownLatch(1);
            var senders = new ArrayList<CompletableFuture<Boolean>>();
            for (int i = 0; i < 4; i++) {
                var sender = new PushPost(access, rows, noticeRows, settings, wire, text, subjects, clock);
                senders.add(Beside.run(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    sender.sendDue();
                    return true;
                }));
            }
            start.countDown();
            senders.forEach(CompletableFuture::join);
            send(phone);
            assertThat(SERVICE.takenAt(phone.path())).hasSize(1);
        }
    }

    @Test
    void whoeverMaySeeItNoLongerIsSentNothing() throws Exception {
        var farmer = farmer("Taken back");
        var phone = phone(farmer.person());
        change("update push_device set not_before = now() + interval '1 hour' where id = '" + phone.id() + "'");
        var view = report(farmer);
        reporting.withdraw(
                cast.officer("LINCS"), view.released().id(), view.released().version(), "Invented reason");
        letTimePass(phone);
        send(phone);
        assertThat(SERVICE.takenAt(phone.path())).isEmpty();

        var gone = farmer("Gone");
        var theirs = phone(gone.person());
        change("update push_device set not_before = now() + interval '1 hour' where id = '" + theirs.id() + "'");
        report(gone);
        change("update person set suspended = true where id = '" + gone.person().id() + "'");
        letTimePass(theirs);
        send(theirs);
        assertThat(SERVICE.takenAt(theirs.path())).isEmpty();
        assertThat(ask("select count(*) from push_delivery where device_id in ('" + phone.id() + "', '" + theirs.id()
                        + "')"))
                .isZero();
    }

    private enum Trouble {
        NOT_FOUND(TestPushService.says(404)),
        LEFT(TestPushService.says(410)),
        SLOWER(TestPushService.says(429, "Retry-After", "7200")),
        FOR_EVER(TestPushService.says(503, "Retry-After", "999999999")),
        SORRY(TestPushService.says(500)),
        WHO(TestPushService.says(401)),
        ELSEWHERE(TestPushService.says(307, "Location", "https://127.0.0.1/elsewhere")),
        SILENT(exchange -> {
            try {
                Thread.sleep(TestPushService.MILLIS * 2L);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }),
        HUGE(exchange -> {
            exchange.sendResponseHeaders(201, 0);
            var chunk = new byte[1 << 20];
            for (int i = 0; i < 1_000; i++) {
                exchange.getResponseBody().write(chunk);
            }
        }),
        LONG_HEADERS(TestPushService.says(201, "X-Long", "x".repeat(40_000)));

        private final TestPushService.Behaviour behaviour;

        Trouble(TestPushService.Behaviour behaviour) {
            this.behaviour = behaviour;
        }

        boolean endsIt() {
            return this == NOT_FOUND || this == LEFT;
        }
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void aServiceInTroubleIsTriedAgainLaterAndABrowserThatLeftIsForgotten(Trouble trouble) throws Exception {
        var person = cast.person(cast.watchGroup("TF99"), Role.REPORTER);
        var phone = phone(person);
        SERVICE.behave(phone.path(), trouble.behaviour);
        var outcome = wire.send(target(phone), "areas", "{}");
        assertThat(outcome.result())
                .isEqualTo(
                        switch (trouble) {
                            case NOT_FOUND, LEFT -> PushWire.Result.GONE;
                            case SILENT, LONG_HEADERS -> PushWire.Result.UNREACHABLE;
                            case HUGE -> PushWire.Result.SENT;
                            default -> PushWire.Result.FAILED;
                        });
        assertThat(outcome.pause())
                .isEqualTo(
                        switch (trouble) {
                            case SLOWER -> Duration.ofHours(2);
                            case FOR_EVER -> PushWire.LONGEST_WAIT;
                            default -> Duration.ZERO;
                        });
        assertThat(SERVICE.takenAt(phone.path())).hasSize(1);
        assertThat(SERVICE.takenAt("/elsewhere")).isEmpty();
        var result = devices.test(person, phone.id());
        assertThat(result)
                .isEqualTo(
                        trouble.endsIt()
                                ? PushDevices.TestResult.GONE
                                : trouble == Trouble.HUGE
                                        ? PushDevices.TestResult.SENT
                                        : PushDevices.TestResult.FAILED);
        assertThat(devices.list(person)).hasSize(trouble.endsIt() ? 0 : 1);
    }

    private PushTarget target(Phone phone) {
        return access.readingAsHolder(NoticeRows.MAKER, () -> rows.find(phone.id()))
                .orElseThrow();
    }

    @Test
    void whatFailsIsTriedSixTimesAndThenGivenUp() throws Exception {
        var farmer = farmer("Failing");
        var phone = phone(farmer.person());
        SERVICE.behave(phone.path(), TestPushService.says(500));
        report(farmer);
        for (int tries = 1; tries <= 6; tries++) {
            send(phone);
            assertThat(SERVICE.takenAt(phone.path())).hasSize(tries);
            letTimePass(phone);
        }
        send(phone);
        assertThat(SERVICE.takenAt(phone.path())).hasSize(6);
        assertThat(ask("select count(*) from push_delivery where device_id = '" + phone.id() + "'"))
                .isZero();
        SERVICE.behave(phone.path(), TestPushService.says(201));
        report(farmer);
        send(phone);
        assertThat(said(phone, 6).get("body").asString()).as("nothing is lost").isEqualTo("Failing: 2 new");
    }

    @Test
    void anAddressThatIsNotPublicIsNotCalled() throws Exception {
        var person = cast.person(cast.watchGroup("TF99"), Role.REPORTER);
        var phone = phone(person);
        var beans = new org.springframework.beans.factory.support.DefaultListableBeanFactory();
        beans.registerSingleton("route", SERVICE.route(false));
        var guarded = new PushWire(settings, key, beans.getBeanProvider(PushRoute.class), clock);
        assertThat(guarded.send(target(phone), "areas", "{}").result()).isEqualTo(PushWire.Result.UNREACHABLE);
        assertThat(SERVICE.takenAt(phone.path())).isEmpty();
        var strict = new PushWire(
                new PushSettings(settings.key(), settings.contact(), List.of("web.push.apple.com")),
                key,
                beans.getBeanProvider(PushRoute.class),
                clock);
        assertThat(strict.send(target(phone), "areas", "{}").result())
                .as("a service that the operator took off the list")
                .isEqualTo(PushWire.Result.GONE);
    }

    @Test
    void aPhoneIsItsOwnersAloneAndOfWhoeverSwitchedItOnLast() throws Exception {
        var farmer = farmer("Mine");
        var phone = phone(farmer.person());
        var neighbour = cast.person(farmer.person().organisation(), Role.WATCH_COORDINATOR);
        var officer = cast.officer("LINCS");
        for (var other : List.of(neighbour, officer)) {
            assertThat(devices.list(other)).isEmpty();
            devices.delete(other, phone.id());
            assertThat(devices.test(other, phone.id())).isEqualTo(PushDevices.TestResult.GONE);
        }
        assertThat(devices.list(farmer.person())).hasSize(1);
        assertThat(devices.test(farmer.person(), phone.id())).isEqualTo(PushDevices.TestResult.SENT);
        assertThat(said(phone, 0).get("title").asString()).isEqualTo("A test from Hedgerow");
        assertThatThrownBy(() -> devices.test(farmer.person(), phone.id())).isInstanceOf(TooManyTries.class);

        devices.keep(farmer.person(), phone.content(), "Renamed", "cy");
        assertThat(devices.list(farmer.person())).extracting(PushDevice::label).containsExactly("Renamed");
        devices.keep(neighbour, phone.content(), "Shared phone", "en");
        assertThat(devices.list(farmer.person())).isEmpty();
        assertThat(devices.list(neighbour)).hasSize(1);
        devices.delete(neighbour, phone.id());
        assertThat(devices.list(neighbour)).isEmpty();
    }

    @Test
    void onePersonHasABoundedNumberOfPhonesAndNoneThatCannotBeOne() throws Exception {
        var person = cast.person(cast.watchGroup("TF99"), Role.REPORTER);
        var last = phone(person);
        for (int i = 1; i < PushDevices.MOST_OF_A_PERSON; i++) {
            last = phone(person);
        }
        assertThatThrownBy(() -> phone(person)).isInstanceOf(ProblemException.class);
        devices.keep(person, last.content(), "The same again", "en");
        var good = last.content();
        for (var bad : List.of(
                new PushContent("https://127.0.0.1/fcm/send/abcdefgh", good.point(), good.auth()),
                new PushContent(good.endpoint(), new byte[65], good.auth()),
                new PushContent(good.endpoint(), good.point(), new byte[15]))) {
            assertThatThrownBy(() -> devices.keep(person, bad, "Bad", "en")).isInstanceOf(ProblemException.class);
            assertThatThrownBy(() -> devices.renew(good.endpoint(), bad)).isInstanceOf(ProblemException.class);
        }
        var administrator = cast.person(cast.watchGroup("TF99"));
        assertThatThrownBy(() -> devices.keep(administrator, good, "Not a reporter", "en"))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aBrowserThatIsGivenAnotherEndpointKeepsWhatWaitsForIt() throws Exception {
        var farmer = farmer("Moved");
        var phone = phone(farmer.person());
        change("update push_device set not_before = now() + interval '1 hour' where id = '" + phone.id() + "'");
        report(farmer);
        var browser = TestBrowser.made(RANDOM);
        var path = "/fcm/send/" + UUID.randomUUID();
        var now = content(path, browser);
        devices.renew("https://fcm.googleapis.com/fcm/send/unknown-to-us", now);
        assertThat(devices.list(farmer.person())).extracting(PushDevice::id).containsExactly(phone.id());
        devices.renew(phone.content().endpoint(), now);
        assertThat(devices.list(farmer.person())).singleElement().satisfies(device -> {
            assertThat(device.id()).isEqualTo(now.id());
            assertThat(device.label()).isEqualTo("Blue phone");
        });
        var moved = new Phone(browser, path, now, now.id());
        letTimePass(moved);
        send(moved);
        assertThat(SERVICE.takenAt(phone.path())).isEmpty();
        assertThat(said(moved, 0).get("body").asString()).isEqualTo("Moved: 1 new");
    }

    @Test
    void signingOutEverywhereAndStoppingEndIt() throws Exception {
        var farmer = farmer("Stopped");
        var phone = phone(farmer.person());
        change("update push_device set not_before = now() + interval '1 hour' where id = '" + phone.id() + "'");
        report(farmer);
        stops.stop(farmer.area().id(), codes.of(farmer.area().id()));
        assertThat(areas.list(farmer.person()).get(0).content().byPush()).isFalse();
        letTimePass(phone);
        report(farmer);
        send(phone);
        assertThat(SERVICE.takenAt(phone.path())).isEmpty();
        assertThat(devices.list(farmer.person())).hasSize(1);
        signIn.leaveEverywhere(farmer.person().id());
        assertThat(devices.list(farmer.person())).isEmpty();
    }

    @Test
    void theDatabaseKnowsTheSameResults() throws SQLException {
        for (var result : PushDevice.LastResult.values()) {
            assertThat(ask("select count(*) from pg_constraint where conrelid = 'push_device'::regclass"
                            + " and pg_get_constraintdef(oid) like '%''" + result + "''%'"))
                    .isEqualTo(1);
        }
    }
}
