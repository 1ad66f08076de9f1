package org.hedgerow.enquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Purpose;
import org.hedgerow.identity.Role;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sighting.PlatePattern;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself keeps from whom, and that it compares plates as the code does. */
@HedgerowTest
class EnquiryRowsTests {

    private static final String CHARACTERS = "A4BB8S5M";

    private final Cast cast;
    private final Access access;
    private final Enquiries enquiries;
    private final JdbcClient jdbc;
    private final PostgisDatabase database;

    @Autowired
    EnquiryRowsTests(Cast cast, Access access, Enquiries enquiries, JdbcClient jdbc, PostgisDatabase database) {
        this.cast = cast;
        this.access = access;
        this.enquiries = enquiries;
        this.jdbc = jdbc;
        this.database = database;
    }

    @Test
    void nobodyReachesWhatIsComparedButByTheFunctions() {
        var officer = cast.officer("DORSET");
        for (var statement : List.of(
                "select count(*) from answerable",
                "delete from answerable",
                "update answerable set handling = 'P'",
                "select count(*) from answerable_never",
                "select count(*) from enquiry_record",
                "delete from enquiry_record",
                "select * from answerable_as(1)",
                "select * from answer_enquiry(gen_random_uuid(), 'PLATE', 'PREVENTION', '{}')",
                "delete from answering",
                "update enquiry set asked = 'x'",
                "delete from enquiry",
                "update enquiry_hit set records = 1",
                "delete from enquiry_hit",
                "update enquiry_hit_seen set note = ''")) {
            assertThatThrownBy(() -> access.writing(
                            officer, () -> jdbc.sql(statement).query().listOfRows()))
                    .as(statement)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void whatSomebodyAskedIsTheirsAlone() {
        var force = cast.force("DORSET");
        var officer = cast.person(force, Role.OFFICER);
        var id = asked(officer);
        assertThat(access.<Integer>reading(officer, () -> count(id))).isOne();
        for (var other : List.of(
                cast.person(force, Role.OFFICER),
                cast.person(force, Role.ORGANISATION_ADMINISTRATOR),
                cast.officer("GWENT"),
                cast.farmer())) {
            assertThat(access.<Integer>reading(other, () -> count(id))).isZero();
        }
        assertThat(count(id)).as("without a context").isZero();
        assertThatThrownBy(() -> access.writing(
                        cast.officer("GWENT"),
                        () -> jdbc.sql(
                                        "insert into enquiry (id, asker, organisation_id, kind, asked, purpose, reason, answering, content_sha256, asked_at)"
                                                + " values (gen_random_uuid(), :asker, :force, 'PLATE', 'x', 'PREVENTION', 'x', 0, sha256('x'), now())")
                                .param("asker", officer.id())
                                .param("force", force.id())
                                .update()))
                .as("in the name of another")
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void onlyThePoliceAreAnsweredByTheDatabaseToo() {
        for (var other : List.of(
                cast.farmer(),
                cast.coordinator("ST29"),
                cast.person(cast.partner(), Role.REPORTER),
                cast.person(cast.force("DORSET"), Role.GUEST),
                cast.person(cast.force("DORSET"), Role.AIR_SUPPORT))) {
            assertThatThrownBy(() -> asked(other)).isInstanceOf(ProblemException.class);
            assertThat(access.<List<?>>consulting(
                            other,
                            () -> jdbc.sql("select * from enquire_places(gen_random_uuid(), 'PREVENTION', 351, 530)")
                                    .query()
                                    .listOfRows()))
                    .isEmpty();
        }
        assertThat(jdbc.sql("select * from enquire_places(gen_random_uuid(), 'PREVENTION', 351, 530)")
                        .query()
                        .listOfRows())
                .as("without a context")
                .isEmpty();
    }

    /** Short plates of characters that are misread for each other, half of them made to agree, so that every rule is met often. */
    @Test
    void theDatabaseComparesPlatesAsTheCodeDoes() throws SQLException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        int agreed = 0;
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(
                        "select exists (select from unnest(?, ?) as laid (pattern, expression)"
                                + " where hedgerow.plate_agrees(laid.pattern, laid.expression, ?))")) {
            for (int trial = 0; trial < 600; trial++) {
                var asked = text(random, 3, "?*");
                var pattern = PlatePattern.of(asked).orElse(null);
                if (pattern == null) {
                    continue;
                }
                var plate = trial % 2 == 0 ? text(random, 3, "?") : filled(random, asked);
                var laid = pattern.laid();
                statement.setArray(
                        1,
                        connection.createArrayOf(
                                "text", laid.stream().map(PlatePattern::read).toArray()));
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "text",
                                laid.stream().map(PlatePattern::expression).toArray()));
                statement.setString(3, plate);
                try (var answer = statement.executeQuery()) {
                    answer.next();
                    assertThat(answer.getBoolean(1))
                            .as("seed " + seed + ": " + pattern.read() + " " + plate)
                            .isEqualTo(pattern.likeness(plate).isPresent());
                }
                agreed += pattern.likeness(plate).isPresent() ? 1 : 0;
            }
        }
        assertThat(agreed).as("seed " + seed).isPositive();
    }

    /** A plate for which a pattern may have been written. */
    private static String filled(Random random, String pattern) {
        var plate = new StringBuilder();
        for (char each : pattern.toCharArray()) {
            plate.append(each == '*' || each == '?' ? text(random, 1, "").charAt(0) : each);
        }
        return plate.toString();
    }

    private static String text(Random random, int least, String beside) {
        var text = new StringBuilder();
        var all = CHARACTERS + beside;
        for (int length = least + random.nextInt(4); text.length() < length; ) {
            text.append(all.charAt(random.nextInt(all.length())));
        }
        return text.toString();
    }

    private UUID asked(Person person) {
        var id = UUID.randomUUID();
        enquiries.ask(
                person,
                id,
                new Question.ByPlate(PlatePattern.of("XQ7ZZZ").orElseThrow()),
                Purpose.PREVENTION,
                "For a test",
                new byte[32]);
        return id;
    }

    private int count(UUID id) {
        return jdbc.sql("select count(*) from enquiry where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }
}
