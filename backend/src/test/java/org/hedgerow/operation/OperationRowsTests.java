package org.hedgerow.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Marking;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database itself keeps operations from everybody who does not work in them, and lets each side change its own alone, whatever statement is sent. */
@HedgerowTest
class OperationRowsTests {

    private final Cast cast;
    private final Access access;
    private final Operations operations;
    private final Board board;
    private final OperationLog log;
    private final JdbcClient jdbc;

    @Autowired
    OperationRowsTests(
            Cast cast, Access access, Operations operations, Board board, OperationLog log, JdbcClient jdbc) {
        this.cast = cast;
        this.access = access;
        this.operations = operations;
        this.board = board;
        this.log = log;
        this.jdbc = jdbc;
    }

    @Test
    void aMemberChangesNothingOfThePlan() {
        var lead = cast.person(cast.force("GWENT"), Role.ANALYST);
        var member = cast.person(cast.force("DYFPOW"), Role.ANALYST);
        var id = planned(lead, member);
        assertThat(count(member, "select count(*) from operation where id = :id", id))
                .isOne();
        for (var statement : List.of(
                "update operation set name = 'Taken', version = version + 1 where id = :id",
                "update operation set members = '{}', first_days = '{}', last_days = '{}', version = version + 1 where id = :id")) {
            assertThat(access.<Integer>writing(
                            member, () -> jdbc.sql(statement).param("id", id).update()))
                    .as(statement)
                    .isZero();
        }
    }

    @Test
    void whoIsNoMemberReadsAndAddsNothing() {
        var lead = cast.person(cast.force("GWENT"), Role.ANALYST);
        var member = cast.person(cast.force("DYFPOW"), Role.ANALYST);
        var other = cast.person(cast.force("SWALES"), Role.ANALYST);
        var id = planned(lead, member);
        log.say(member, id, UUID.randomUUID(), "On the ridge");
        for (var table : List.of("operation", "operation_log")) {
            var column = table.equals("operation") ? "id" : "operation_id";
            assertThat(count(other, "select count(*) from " + table + " where " + column + " = :id", id))
                    .as(table)
                    .isZero();
        }
        assertThatThrownBy(() -> access.writing(other, () -> addToLog(id, other)))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> access.writing(member, () -> addToLog(id, lead)))
                .as("in somebody else's name")
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void theLeadPassesAnItemToAnotherLabelAndChangesNoMoreOfIt() {
        var lead = cast.person(cast.force("GWENT"), Role.ANALYST);
        var member = cast.person(cast.force("DYFPOW"), Role.ANALYST);
        var id = planned(lead, member);
        var item = UUID.randomUUID();
        board.add(member, id, item, hazard(), new byte[32]);
        for (var change : List.of(
                "title = 'Mine', version = version + 1",
                "title = 'Mine'",
                "removed_at = now(), removed_reason = 'x'")) {
            assertThatThrownBy(() -> access.writing(
                            lead,
                            () -> jdbc.sql("update operation_board_item set " + change + " where id = :id")
                                    .param("id", item)
                                    .update()))
                    .as(change)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> access.writing(
                        lead,
                        () -> jdbc.sql("delete from operation_board_item where id = :id")
                                .param("id", item)
                                .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void whatIsInTheLogStays() {
        var lead = cast.person(cast.force("GWENT"), Role.ANALYST);
        var id = planned(lead, cast.person(cast.force("DYFPOW"), Role.ANALYST));
        for (var statement : List.of(
                "update operation_log set text = 'Another' where operation_id = :id",
                "delete from operation_log where operation_id = :id")) {
            assertThatThrownBy(() -> access.writing(
                            lead, () -> jdbc.sql(statement).param("id", id).update()))
                    .as(statement)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    private int addToLog(UUID operation, Person author) {
        return jdbc.sql("""
                        insert into operation_log (id, operation_id, number, label_id, kind, what, text, person_id, organisation_id, at)
                        values (:id, :operation, 4000, 1, 'SAID', 'SAID', 'Not mine', :person, :organisation, now())""")
                .params(Map.of(
                        "id",
                        UUID.randomUUID(),
                        "operation",
                        operation,
                        "person",
                        author.id(),
                        "organisation",
                        author.organisation().id()))
                .update();
    }

    private int count(Person reader, String query, UUID id) {
        return access.reading(
                reader,
                () -> jdbc.sql(query).param("id", id).query(Integer.class).single());
    }

    private UUID planned(Person lead, Person member) {
        var id = UUID.randomUUID();
        // Days about the database's own: it asks its own clock.
        var today = jdbc.sql("select london_day(now())").query(LocalDate.class).single();
        var content = new OperationContent(
                "Plain name",
                null,
                false,
                List.of(new Membership(member.organisation().id(), today.minusDays(1), today.plusDays(3))),
                null,
                "",
                today.minusDays(1),
                today.plusDays(5),
                Marking.OFFICIAL_SENSITIVE);
        operations.save(lead, id, content, new byte[32]);
        return id;
    }

    private static BoardContent hazard() {
        var place = new GeometryFactory().createPoint(new Coordinate(300_000, 200_000));
        return new BoardContent(BoardKind.HAZARD, false, "Slurry pit", "", place, null, null, null);
    }
}
