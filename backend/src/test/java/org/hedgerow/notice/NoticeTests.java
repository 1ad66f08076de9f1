package org.hedgerow.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hedgerow.geo.PlaceReader;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.IncidentReporting;
import org.hedgerow.incident.IncidentView;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Each test has a square of 10 km of its own, far enough from the others for what counts as in an area. */
@HedgerowTest
class NoticeTests {

    private static final GreenMail POST = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final GeometryFactory GRID = new GeometryFactory(new PrecisionModel(), 27700);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] SHA = new byte[32];

    @Autowired
    private Areas areas;

    @Autowired
    private Notices notices;

    @Autowired
    private NoticeMaker maker;

    @Autowired
    private NoticePost post;

    @Autowired
    private Stops stops;

    @Autowired
    private StopCodes codes;

    @Autowired
    private IncidentReporting reporting;

    @Autowired
    private PlaceReader places;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void post(DynamicPropertyRegistry settings) {
        POST.start();
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", () -> POST.getSmtp().getPort());
        settings.add("hedgerow.mail.from", () -> "hedgerow@hedgerow.example");
        settings.add("hedgerow.identity.address", () -> "http://localhost:8080");
    }

    @AfterAll
    static void closePost() {
        POST.stop();
    }

    private Person member(String... squares) {
        return cast.person(cast.watchGroup(squares), Role.REPORTER);
    }

    private static Polygon square(int easting, int northing, int side) {
        return (Polygon) GRID.toGeometry(new Envelope(easting, easting + side, northing, northing + side));
    }

    private static AreaContent content(String name, Polygon outline, boolean byMail, String... groups) {
        return new AreaContent(
                name, AreaKind.LAND, outline, Set.of(groups), byMail, false, Pace.AT_ONCE, null, null, "en");
    }

    private OwnArea keep(Person person, AreaContent content) {
        return areas.keep(person, UUID.randomUUID(), content, SHA).area();
    }

    private IncidentView report(String place, Scope scope, Duration ago) {
        var when = Instant.now().minus(ago);
        var officer = cast.officer("LINCS");
        return reporting
                .report(
                        officer,
                        UUID.randomUUID(),
                        new IncidentContent(
                                "HARE.COURSING",
                                "Invented words",
                                new OccurredBetween(when, when, true),
                                places.read(place).places().get(0),
                                SharingTerms.of(scope)),
                        SHA)
                .view();
    }

    private List<UUID> incidentsOf(Person person) {
        return notices.list(person, 100).stream()
                .map(notice -> notice.incident().id())
                .toList();
    }

    /** Everything that is logged by now has been looked at. */
    private void settle() throws InterruptedException {
        var marker = member("TF08");
        keep(marker, content("Marker", square(504_000, 384_000, 1_000), false));
        var last = report("TF 045 845", Scope.COMMUNITY, Duration.ofHours(1));
        var until = Instant.now().plus(PATIENCE);
        while (!incidentsOf(marker).contains(last.released().id())) {
            assertThat(Instant.now()).as("a notice comes").isBefore(until);
            maker.look();
            Thread.sleep(20);
        }
    }

    @Test
    void whoeverMaySeeWhatIsReportedInTheirAreaIsTold() throws Exception {
        var farmer = member("TF30");
        keep(farmer, content("Home farm", square(531_000, 301_000, 800), false));
        var elsewhere = member("TF30");
        keep(elsewhere, content("Far away", square(551_000, 351_000, 800), false));
        var otherGroup = member("TL44");
        keep(otherGroup, content("Not in their care", square(531_000, 301_000, 800), false));
        var careless = member("TF30");
        keep(careless, content("Only fuel", square(531_000, 301_000, 800), false, "FUEL"));
        var officer = cast.officer("LINCS");
        keep(officer, content("Beat", square(531_000, 301_000, 3_000), false, "HARE"));

        var shared = report("TF 312 013", Scope.COMMUNITY, Duration.ofHours(2))
                .released()
                .id();
        var own = report("TF 313 013", Scope.OWN_FORCE, Duration.ofHours(2))
                .released()
                .id();
        var stale = report("TF 312 014", Scope.COMMUNITY, Duration.ofDays(9))
                .released()
                .id();
        settle();

        assertThat(incidentsOf(farmer)).contains(shared).doesNotContain(own, stale);
        assertThat(incidentsOf(elsewhere)).isEmpty();
        assertThat(incidentsOf(otherGroup)).isEmpty();
        assertThat(incidentsOf(careless)).isEmpty();
        assertThat(incidentsOf(officer)).contains(shared, own).doesNotContain(stale);
        var shown = notices.list(farmer, 100).get(0);
        assertThat(shown.seen()).isFalse();
        assertThat(shown.incident().sizeMetres())
                .as("what is released to a member")
                .isGreaterThanOrEqualTo(1_000);
        notices.see(farmer, Instant.now().plusSeconds(60));
        assertThat(notices.list(farmer, 100)).allMatch(Notices.Shown::seen);
    }

    @Test
    void whatIsTakenBackIsInNoListAndInNoLetter() throws Exception {
        var farmer = member("TF10");
        mail(farmer);
        keep(farmer, content("Taken back", square(515_000, 305_000, 800), true));
        var view = report("TF 152 053", Scope.COMMUNITY, Duration.ofHours(1));
        settle();
        assertThat(incidentsOf(farmer)).contains(view.released().id());
        reporting.withdraw(
                cast.officer("LINCS"), view.released().id(), view.released().version(), "Invented reason");
        assertThat(incidentsOf(farmer)).isEmpty();
        post.sendDue();
        assertThat(lettersTo(farmer)).isEmpty();
    }

    @Test
    void anAreaIsItsOwnersAlone() {
        var farmer = member("TF30");
        var area = keep(farmer, content("Mine", square(531_000, 301_000, 800), false));
        var neighbour = cast.person(farmer.organisation(), Role.WATCH_COORDINATOR);
        var officer = cast.officer("LINCS");
        for (var other : List.of(neighbour, officer)) {
            assertThat(areas.list(other)).noneMatch(each -> each.id().equals(area.id()));
            assertThatThrownBy(() -> areas.change(other, area.id(), 1, area.content()))
                    .isInstanceOf(ProblemException.class);
            assertThatThrownBy(() -> areas.delete(other, area.id())).isInstanceOf(ProblemException.class);
            assertThatThrownBy(() -> areas.keep(other, area.id(), area.content(), SHA))
                    .isInstanceOf(ProblemException.class);
        }
        assertThat(areas.list(farmer)).containsExactly(area);
        assertThat(areas.keep(farmer, area.id(), area.content(), SHA).repeated())
                .isTrue();
        assertThatThrownBy(() -> areas.keep(farmer, area.id(), area.content(), new byte[] {1}))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> areas.change(farmer, area.id(), 7, area.content()))
                .isInstanceOf(ProblemException.class);
        areas.delete(farmer, area.id());
        assertThat(areas.list(farmer)).isEmpty();
    }

    @Test
    void onePersonHasABoundedNumberOfAreas() {
        var farmer = member("TF30");
        for (int i = 0; i < Areas.MOST_OF_A_PERSON; i++) {
            keep(farmer, content("Area " + i, square(531_000, 301_000, 800), false));
        }
        assertThatThrownBy(() -> keep(farmer, content("One more", square(531_000, 301_000, 800), false)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aLetterSaysHowMuchAndWhereToLookAndNoMore() throws Exception {
        var farmer = member("TF12");
        mail(farmer);
        var area = keep(farmer, content("Home <b>farm</b>", square(515_000, 325_000, 800), true));
        report("TF 152 253", Scope.COMMUNITY, Duration.ofHours(1));
        report("TF 153 253", Scope.COMMUNITY, Duration.ofHours(2));
        settle();
        post.sendDue();
        post.sendDue();
        var letters = lettersTo(farmer);
        assertThat(letters).hasSize(1);
        var letter = letters.get(0);
        var text = letter.getContent().toString();
        assertThat(letter.getContentType()).startsWith("text/plain");
        assertThat(text)
                .contains("Home <b>farm</b>")
                .contains("Hare coursing: 2")
                .contains("999");
        assertThat(text).doesNotContain("TF 1", "Invented words", "52.", "lincolnshire");
        var unsubscribe = letter.getHeader("List-Unsubscribe", null);
        var code = Pattern.compile("/stops/([0-9a-f-]{36})/([A-Za-z0-9_-]+)>").matcher(unsubscribe);
        assertThat(code.find()).isTrue();
        assertThat(code.group(1)).isEqualTo(area.id().toString());

        stops.stop(area.id(), "wrong");
        assertThat(areas.list(farmer).get(0).content().byMail()).isTrue();
        stops.stop(UUID.randomUUID(), code.group(2));
        assertThat(areas.list(farmer).get(0).content().byMail()).isTrue();
        stops.stop(area.id(), code.group(2));
        assertThat(areas.list(farmer).get(0).content().byMail()).isFalse();
        assertThat(codes.of(area.id())).isEqualTo(code.group(2));
    }

    @Test
    void whoLeftHasNoLetterAndWhoHasNoAddressCostsNothing() throws Exception {
        var gone = member("TF14");
        mail(gone);
        keep(gone, content("Gone", square(515_000, 345_000, 800), true));
        var silent = member("TF14");
        keep(silent, content("Silent", square(515_000, 345_000, 800), true));
        report("TF 152 453", Scope.COMMUNITY, Duration.ofHours(1));
        settle();
        change("update person set suspended = true where id = ?", gone.id());
        post.sendDue();
        assertThat(lettersTo(gone)).isEmpty();
        assertThat(incidentsOf(silent)).hasSize(1);
    }

    @Test
    void theDatabaseKnowsTheSameKindsAndPaces() throws SQLException {
        for (var kind : AreaKind.values()) {
            assertThat(checks("own_area")).contains("'" + kind + "'");
        }
        for (var pace : Pace.values()) {
            assertThat(checks("own_area")).contains("'" + pace + "'");
        }
    }

    private String checks(String table) {
        return String.join(
                " ",
                jdbc.sql("select pg_get_constraintdef(oid) from pg_constraint where conrelid = ?::regclass")
                        .param(table)
                        .query(String.class)
                        .list());
    }

    private void mail(Person person) {
        change("update person set email = '" + person.username() + "@farm.example' where id = ?", person.id());
    }

    private void change(String statement, UUID id) {
        assertThat(jdbc.sql(statement).param(id).update()).isEqualTo(1);
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
