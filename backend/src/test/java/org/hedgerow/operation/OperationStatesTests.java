package org.hedgerow.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hedgerow.sharing.Marking;
import org.hedgerow.support.MovingClock;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may follow what, until when a membership lasts, and that code and database say the same of it. */
class OperationStatesTests {

    private static final PostgisDatabase DATABASE = PostgisDatabase.fresh();

    @Test
    void anOperationGoesOnlyForwards() {
        assertThat(OperationState.PLANNED.next())
                .containsExactlyInAnyOrder(OperationState.RUNNING, OperationState.ABANDONED);
        assertThat(OperationState.RUNNING.next())
                .containsExactlyInAnyOrder(OperationState.ENDED, OperationState.ABANDONED);
        assertThat(Arrays.stream(OperationState.values()).filter(OperationState::isOver))
                .containsExactly(OperationState.ENDED, OperationState.ABANDONED);
    }

    @Test
    void theDatabaseKnowsTheSameSteps() throws SQLException {
        for (var from : OperationState.values()) {
            for (var to : OperationState.values()) {
                assertThat(stepsOf("check_operation_change").contains("'" + from + " " + to + "'"))
                        .as(from + " to " + to)
                        .isEqualTo(from.next().contains(to));
            }
        }
        for (var from : TaskState.values()) {
            for (var to : TaskState.values()) {
                assertThat(stepsOf("check_task_change").contains("'" + from + " " + to + "'"))
                        .as(from + " to " + to)
                        .isEqualTo(from.next().contains(to));
            }
        }
    }

    /** The day is London's, in summer too, and the whole of the last one belongs to the membership. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2026-11-22T23:59:59Z, false",
        "2026-11-22, 2026-11-23T00:00:00Z, true",
        "2026-07-10, 2026-07-10T22:59:59Z, false",
        "2026-07-10, 2026-07-10T23:00:00Z, true",
        "2026-10-25, 2026-10-25T23:59:59Z, false",
        "2026-10-25, 2026-10-26T00:00:00Z, true",
        "2026-03-29, 2026-03-29T22:59:59Z, false",
        "2026-03-29, 2026-03-29T23:00:00Z, true"
    })
    void aMembershipLastsThroughItsLastDayInLondon(String lastDay, String now, boolean over) throws SQLException {
        var clock = new MovingClock(now);
        var last = LocalDate.parse(lastDay);
        var member = new Membership(UUID.randomUUID(), last.minusDays(3), last);
        assertThat(member.isOver(clock.instant())).isEqualTo(over);
        assertThat(text("select not is_member_on(array['" + member.organisation() + "'::uuid], array['" + lastDay
                        + "'::date], '" + member.organisation() + "', london_day('" + now + "'))"))
                .as("in the database too")
                .isEqualTo(over ? "t" : "f");
    }

    @Test
    void aMemberWorksInAnOperationAndAnExMemberDoesNot() {
        var lead = UUID.randomUUID();
        var member = UUID.randomUUID();
        var day = LocalDate.of(2026, 11, 20);
        var content = new OperationContent(
                "Plain name",
                null,
                false,
                List.of(new Membership(member, day, day.plusDays(2))),
                null,
                "",
                day,
                day.plusDays(9),
                Marking.OFFICIAL);
        var made = Instant.parse("2026-11-19T09:00:00Z");
        var operation = new Operation(
                UUID.randomUUID(), lead, UUID.randomUUID(), 1, content, OperationState.PLANNED, null, made, made, 1);
        assertThat(operation.isWorkedInBy(member, made)).isTrue();
        assertThat(operation.isWorkedInBy(member, Instant.parse("2026-11-23T00:00:00Z")))
                .isFalse();
        assertThat(operation.isWorkedInBy(lead, Instant.parse("2027-11-23T00:00:00Z")))
                .isTrue();
        assertThat(operation.isWorkedInBy(UUID.randomUUID(), made)).isFalse();
        assertThat(content.workTerms(lead, made).sharing().namedOrganisations()).containsExactly(member);
        assertThat(content.workTerms(lead, Instant.parse("2026-11-23T00:00:00Z"))
                        .sharing()
                        .namedOrganisations())
                .isEmpty();
        assertThatThrownBy(() -> new Membership(member, day, day.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachKindExpiresByItsOwnTimeAndNoneAfterTheOperation() {
        var now = Instant.parse("2026-11-20T21:00:00Z");
        var end = Instant.parse("2026-11-23T00:00:00Z");
        assertThat(BoardKind.LAST_SEEN.expiry(now, end)).isEqualTo("2026-11-20T23:00:00Z");
        assertThat(BoardKind.CORDON.expiry(now, end)).isEqualTo("2026-11-21T09:00:00Z");
        assertThat(BoardKind.SECTOR.expiry(now, end)).isEqualTo(end);
        assertThat(BoardKind.CORDON.expiry(Instant.parse("2026-11-22T20:00:00Z"), end))
                .isEqualTo(end);
    }

    private static String stepsOf(String function) throws SQLException {
        return text("select prosrc from pg_proc where proname = '" + function + "'");
    }

    private static String text(String query) throws SQLException {
        try (var connection = DATABASE.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("set search_path = hedgerow, public");
            try (var row = statement.executeQuery(query)) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
