package org.hedgerow.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Letters a month before a year has passed. Each test has keepers of its own. */
@HedgerowTest
class GroundLetterTests {

    private static final GreenMail POST = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    private Cast cast;

    @Autowired
    private Access access;

    @Autowired
    private GroundKeeping keeping;

    @Autowired
    private GroundLetters letters;

    @Autowired
    private GroundPost post;

    @Autowired
    private GroundShapes shapes;

    @Autowired
    private NationalGrid grid;

    @Autowired
    private Clock clock;

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

    @Test
    void oneLetterForAllThatIsDueWithoutWhatOrWhereAndNeverASecond() throws Exception {
        var keeper = keeper();
        for (int days : new int[] {336, 340, 500}) {
            keep(keeper, "Gate at Invented Farm", days);
        }
        keep(keeper, "Not yet", 300);
        ended(keeper, 350);
        letters.choose(keeper, true, "en");
        sendTwiceAtOnce();
        lookAgain(keeper);
        post.sendDue();
        var sent = lettersTo(keeper);
        assertThat(sent).hasSize(1);
        var text = sent.get(0).getContent().toString();
        assertThat(sent.get(0).getSubject()).isEqualTo("Your yearly check in Hedgerow");
        assertThat(text)
                .contains("passed: 3.", "http://localhost:8080/ground.html")
                .doesNotContainIgnoringCase("gate")
                .doesNotContain("Invented", "Dorset", "SY ", "50.");
        assertThat(sent.get(0).getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");

        lettersWereLongAgo(keeper);
        lookAgain(keeper);
        post.sendDue();
        assertThat(lettersTo(keeper))
                .as("about the same confirmation never again")
                .hasSize(1);
        keep(keeper, "Another", 336);
        lookAgain(keeper);
        post.sendDue();
        assertThat(lettersTo(keeper)).hasSize(2);
        keep(keeper, "Soon after", 336);
        lookAgain(keeper);
        post.sendDue();
        assertThat(lettersTo(keeper)).as("not so soon again").hasSize(2);
    }

    @Test
    void nobodyIsWrittenToWhoDidNotAskOrWhoStopped() throws Exception {
        var silent = keeper();
        keep(silent, "Gate", 340);
        var stopped = keeper();
        keep(stopped, "Gate", 340);
        letters.choose(stopped, true, "cy");
        var gone = keeper();
        keep(gone, "Gate", 340);
        letters.choose(gone, true, "en");
        assertThat(jdbc.sql("update person set suspended = true where id = ?")
                        .param(gone.id())
                        .update())
                .isOne();
        letters.choose(stopped, false, "cy");
        post.sendDue();
        for (var person : List.of(silent, stopped, gone)) {
            assertThat(lettersTo(person)).isEmpty();
        }
    }

    @Test
    void theCodeOfALetterStopsItsLettersAndNoOthers() throws Exception {
        var keeper = keeper();
        keep(keeper, "Gate", 340);
        letters.choose(keeper, true, "cy");
        post.sendDue();
        var letter = lettersTo(keeper).get(0);
        assertThat(letter.getSubject()).isEqualTo("Eich gwiriad blynyddol yn Hedgerow");
        var code = Pattern.compile("/api/ground/stops/([0-9a-f-]{36})/([A-Za-z0-9_-]+)>")
                .matcher(letter.getHeader("List-Unsubscribe", null));
        assertThat(code.find()).isTrue();
        var stop = UUID.fromString(code.group(1));
        assertThat(stop).isNotEqualTo(keeper.id());
        letters.stop(stop, "wrong");
        letters.stop(UUID.randomUUID(), code.group(2));
        letters.stop(keeper.id(), code.group(2));
        assertThat(letters.of(keeper).wanted()).isTrue();
        letters.stop(stop, code.group(2));
        assertThat(letters.of(keeper)).isEqualTo(new GroundLetters.Choice(false, true));
    }

    @Test
    void withoutAnAddressThereIsNothingToChoose() {
        var nowhere = cast.farmer();
        assertThat(letters.of(nowhere)).isEqualTo(new GroundLetters.Choice(false, false));
        assertThatThrownBy(() -> letters.choose(nowhere, true, "en")).isInstanceOf(ProblemException.class);
        assertThat(letters.choose(nowhere, false, "en").wanted()).isFalse();
    }

    @Test
    void whatThePostRefusesIsTriedAgainSixTimes() {
        var keeper = keeper();
        var feature = keep(keeper, "Gate", 340);
        var rows = new GroundLetterRows(jdbc);
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        for (int turn = 1; turn <= 7; turn++) {
            var at = now.plusSeconds(turn);
            var claimed = access.<List<UUID>>writingAsHolder(
                    keeper.id(), List.of(), () -> rows.claim(keeper.id(), now, at, 6));
            assertThat(claimed).isEqualTo(turn <= 6 ? List.of(feature) : List.of());
            assertThat(access.<List<UUID>>writingAsHolder(
                            keeper.id(), List.of(), () -> rows.claim(keeper.id(), now, at, 6)))
                    .as("while it is on its way")
                    .isEmpty();
            access.writingAsHolder(keeper.id(), List.of(), () -> {
                rows.failed(keeper.id(), claimed, at);
                return at;
            });
        }
    }

    @Test
    void rowSecurityShowsAWishToItsPersonAndThePostAndALetterToItsPersonAlone() {
        var keeper = keeper();
        var feature = keep(keeper, "Gate", 340);
        letters.choose(keeper, true, "en");
        access.writingAsHolder(
                keeper.id(),
                List.of(),
                () -> new GroundLetterRows(jdbc).claim(keeper.id(), clock.instant(), clock.instant(), 6));
        var other = keeper();
        assertThat(count("ground_letter_wish", keeper.id(), keeper)).isOne();
        assertThat(count("ground_letter_wish", GroundLetterRows.POST, keeper)).isOne();
        assertThat(count("ground_letter_wish", other.id(), keeper)).isZero();
        assertThat(count("ground_letter", keeper.id(), keeper)).isOne();
        assertThat(count("ground_letter", GroundLetterRows.POST, keeper)).isZero();
        assertThat(count("ground_letter", other.id(), keeper)).isZero();
        assertThat(access.<Integer>readingAsHolder(
                        GroundLetterRows.POST,
                        () -> jdbc.sql("select count(*) from ground_feature where id = ?")
                                .param(feature)
                                .query(Integer.class)
                                .single()))
                .as("what somebody keeps is not for the post to read")
                .isZero();
        assertThatThrownBy(() -> access.writingAsHolder(
                        other.id(),
                        List.of(),
                        () -> jdbc.sql(
                                        "insert into ground_letter_wish (person_id, wanted, language) values (?, true, 'en')")
                                .param(keeper.id())
                                .update()))
                .as("in somebody else's name")
                .isInstanceOf(DataAccessException.class);
    }

    private int count(String table, UUID as, Person of) {
        return access.<Integer>readingAsHolder(
                as,
                () -> jdbc.sql("select count(*) from " + table + " where person_id = ?")
                        .param(of.id())
                        .query(Integer.class)
                        .single());
    }

    private Person keeper() {
        cast.force("DORSET");
        var keeper = cast.farmer();
        assertThat(jdbc.sql("update person set email = ? where id = ?")
                        .param(keeper.username() + "@farm.example")
                        .param(keeper.id())
                        .update())
                .isOne();
        return keeper;
    }

    /** Something that was last confirmed so many days ago. */
    private UUID keep(Person keeper, String note, int days) {
        var point = grid.toGeographic(GridPoint.ofMetres(375_000, 97_000));
        var shape = shapes.shape(GroundOutline.POINT, List.of(List.of(point.longitude(), point.latitude())), 10);
        var id = UUID.randomUUID();
        keeping.keep(keeper, id, new GroundContent(GroundKind.GATE, note, GroundFacts.NONE, shape), new byte[32]);
        var label = access.<Integer>readingAsHolder(
                keeper.id(),
                () -> jdbc.sql("select label_id from ground_feature where id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single());
        var known = clock.instant().minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC);
        asKeeper(keeper, List.of(label), "update ground_feature set known_at = :known where id = :id", known, id);
        return id;
    }

    private void ended(Person keeper, int days) {
        keeping.end(keeper, keep(keeper, "Gone", days));
    }

    private void lookAgain(Person keeper) {
        asKeeper(
                keeper,
                List.of(),
                "update ground_letter_wish set look_at = :known where person_id = :id",
                clock.instant().minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC),
                keeper.id());
    }

    private void lettersWereLongAgo(Person keeper) {
        asKeeper(
                keeper,
                List.of(),
                "update ground_letter set sent_at = :known where person_id = :id",
                clock.instant().minus(Duration.ofDays(20)).atOffset(ZoneOffset.UTC),
                keeper.id());
    }

    private void asKeeper(Person keeper, List<Integer> labels, String statement, OffsetDateTime time, UUID id) {
        assertThat(access.<Integer>writingAsHolder(
                        keeper.id(),
                        labels,
                        () -> jdbc.sql(statement)
                                .param("known", time)
                                .param("id", id)
                                .update()))
                .isPositive();
    }

    private void sendTwiceAtOnce() throws Exception {
        var nodes = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> sending = () -> {
                post.sendDue();
                return true;
            };
            for (var done : nodes.invokeAll(List.of(sending, sending))) {
                done.get();
            }
        } finally {
            nodes.shutdownNow();
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
