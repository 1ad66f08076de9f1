package org.hedgerow.intelligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.ActionCode;
import org.hedgerow.sharing.Handling;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.SanitisationCode;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself keeps from whom, and which ways it lets a report take. */
@HedgerowTest
class IntelligenceTests {

    private static final List<String> UNIT_TABLES = List.of(
            "intelligence_original where report_id",
            "intelligence_report where id",
            "intelligence_transition where report_id");

    private final Cast cast;
    private final Access access;
    private final IntelligenceReports reports;
    private final IntelligenceDesk desk;
    private final JdbcClient jdbc;

    @SuppressWarnings("NullAway.Init")
    private Organisation force;

    @SuppressWarnings("NullAway.Init")
    private Person author;

    @SuppressWarnings("NullAway.Init")
    private Person assessor;

    @Autowired
    IntelligenceTests(Cast cast, Access access, IntelligenceReports reports, IntelligenceDesk desk, JdbcClient jdbc) {
        this.cast = cast;
        this.access = access;
        this.reports = reports;
        this.desk = desk;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void people() {
        force = cast.force("WARKS");
        author = cast.person(force, Role.OFFICER);
        assessor = cast.person(force, Role.ANALYST);
    }

    @Test
    void theOriginalIsForItsAuthorAndTheUnitWhateverBecomesOfIt() {
        var id = live(terms(Handling.PERMITTED), Conditions.NONE, "1AP");
        var others = List.of(
                cast.person(force, Role.OFFICER),
                cast.person(force, Role.AIR_SUPPORT),
                cast.person(force, Role.AUDITOR),
                cast.person(force, Role.GUEST),
                cast.person(cast.force("SURREY"), Role.ANALYST),
                cast.person(cast.force("SURREY"), Role.OFFICER),
                cast.farmer(),
                cast.coordinator("SP35"));
        for (var table : UNIT_TABLES) {
            for (var reader : List.of(author, assessor, cast.person(force, Role.ANALYST))) {
                assertThat(count(reader, table, id)).as(table).isPositive();
            }
            for (var other : others) {
                assertThat(count(other, table, id)).as(table).isZero();
            }
        }
    }

    @Test
    void whatOthersReadIsTheirsOnlyWhileItIsLive() {
        var named = cast.force("SURREY");
        var handling = Handling.conditional(ActionCode.A1, SanitisationCode.S1);
        var conditions = new Conditions("Text", "Reason", handling.action(), handling.sanitisation(), null);
        var id = complete(write());
        desk.write(assessor, id, 2, sanitised(conditions, "1AC"), terms(handling, named), List.of());
        var readers = List.of(
                cast.person(named, Role.OFFICER), cast.person(named, Role.ANALYST), cast.person(force, Role.OFFICER));
        for (var reader : readers) {
            assertThat(count(reader, "intelligence_sanitised where report_id", id))
                    .isZero();
        }
        desk.step(assessor, id, 2, IntelligenceTransition.ACCEPT, null);
        desk.step(assessor, id, 3, IntelligenceTransition.MAKE_LIVE, null);
        for (var reader : readers) {
            assertThat(count(reader, "intelligence_sanitised where report_id", id))
                    .isOne();
        }
        assertThat(count(cast.officer("GLOS"), "intelligence_sanitised where report_id", id))
                .isZero();
        desk.step(assessor, id, 4, IntelligenceTransition.MARK_SENSITIVE, "Too many know");
        assertThat(count(readers.get(0), "intelligence_sanitised where report_id", id))
                .isZero();
        assertThat(count(readers.get(1), "intelligence_sanitised where report_id", id))
                .isOne();
        assertThat(count(readers.get(2), "intelligence_sanitised where report_id", id))
                .isZero();
    }

    @Test
    void theDatabaseKnowsTheSameNamedWays() {
        var inCode = new TreeSet<String>();
        for (var way : IntelligenceTransition.values()) {
            for (var step : way.steps()) {
                inCode.add(
                        way + " " + step.from() + " " + step.to() + " " + way.isByAssessor() + " " + way.needsReason());
            }
        }
        var inDatabase = jdbc.sql(
                        "select name || ' ' || from_state || ' ' || to_state || ' ' || by_assessor || ' ' || needs_reason"
                                + " from intelligence_way")
                .query(String.class)
                .list();
        assertThat(new TreeSet<>(inDatabase)).isEqualTo(inCode).hasSameSizeAs(inDatabase);
    }

    @Test
    void theDatabaseKnowsWhoAssesses() {
        assertThat(Arrays.stream(Role.values()).filter(role -> Permission.ASSESS_INTELLIGENCE.isHeldBy(Set.of(role))))
                .containsExactly(Role.ANALYST);
        for (var role : List.of(Role.OFFICER, Role.ANALYST, Role.AIR_SUPPORT, Role.AUDITOR, Role.GUEST)) {
            var person = cast.person(force, role);
            assertThat(jdbc.sql("select assesses_intelligence(:id)")
                            .param("id", person.id())
                            .query(Boolean.class)
                            .single())
                    .as(role.name())
                    .isEqualTo(person.may(Permission.ASSESS_INTELLIGENCE));
        }
    }

    @Test
    void noStateChangesButByANamedWayOfWhoeverItIs() {
        var id = complete(write());
        for (var state : IntelligenceState.values()) {
            for (var way : IntelligenceTransition.values()) {
                for (var person : List.of(author, assessor)) {
                    var is = IntelligenceState.REQUIRES_ASSESSMENT;
                    boolean allowed = way.steps().contains(new IntelligenceTransition.Step(is, state))
                            && way.isByAssessor() == (person == assessor)
                            && way != IntelligenceTransition.ACCEPT;
                    if (!allowed && state != is) {
                        assertThatThrownBy(() -> move(person, id, way.name(), state.name()))
                                .as(way + " " + state)
                                .isInstanceOf(DataAccessException.class);
                    }
                }
            }
        }
        assertThatThrownBy(() -> access.writing(
                        assessor,
                        () -> jdbc.sql(
                                        "update intelligence_report set state = 'REQUIRES_CORRECTION', way = 'RETURN_FOR_CORRECTION', version = version + 1 where id = :id")
                                .param("id", id)
                                .update()))
                .as("without a reason")
                .isInstanceOf(DataAccessException.class);
        assertThat(move(
                        cast.person(cast.force("SURREY"), Role.ANALYST),
                        id,
                        "RETURN_FOR_DELETION",
                        "RETURNED_FOR_DELETION"))
                .isZero();
    }

    @Test
    void nobodyAssessesAReportOfTheirOwnInTheDatabaseEither() {
        var id = UUID.randomUUID();
        reports.save(assessor, id, false, content(), Set.of(), new byte[32]);
        desk.step(assessor, id, 1, IntelligenceTransition.COMPLETE, null);
        assertThatThrownBy(() -> move(assessor, id, "RETURN_FOR_DELETION", "RETURNED_FOR_DELETION"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> access.writing(
                        assessor,
                        () -> jdbc.sql(
                                        "insert into intelligence_sanitised (report_id, label_id, live_label_id, owner_organisation, urn, legacy, title,"
                                                + " priority, marking, category_code, item_texts, item_grades, provenance, provenance_grade, made_at, written_at)"
                                                + " select id, label_id, label_id, owner_organisation, urn, legacy, 'Mine', 'LOW', 'OFFICIAL', 'HARE.COURSING',"
                                                + " array['Cars'], array['1AP'], 'Seen', '1AP', made_at, now() from intelligence_report where id = :id")
                                .param("id", id)
                                .update()))
                .isInstanceOf(DataAccessException.class);
        var colleague = cast.person(force, Role.ANALYST);
        desk.write(colleague, id, 2, sanitised(Conditions.NONE, "1AP"), terms(Handling.PERMITTED), List.of());
        assertThat(access.<Integer>writing(
                        assessor,
                        () -> jdbc.sql(
                                        "update intelligence_sanitised set title = 'Mine', written_at = now() where report_id = :id")
                                .param("id", id)
                                .update()))
                .isZero();
    }

    @Test
    void whatWasWrittenStaysAsItIsOnceItIsLiveAndNothingIsTakenAway() {
        var id = live(terms(Handling.PERMITTED), Conditions.NONE, "1AP");
        for (var statement : List.of(
                "update intelligence_sanitised set title = 'Other', written_at = now() where report_id = :id",
                "update intelligence_sanitised set live = false, live_at = null where report_id = :id",
                "update intelligence_report set title = 'Other', version = version + 1 where id = :id",
                "update intelligence_report set author = acting_person() where id = :id",
                "delete from intelligence_report where id = :id",
                "delete from intelligence_original where report_id = :id",
                "delete from intelligence_transition where report_id = :id")) {
            assertThatThrownBy(() -> access.writing(
                            assessor, () -> jdbc.sql(statement).param("id", id).update()))
                    .as(statement)
                    .isInstanceOf(DataAccessException.class);
        }
        for (var statement : List.of(
                "update intelligence_original set provenance = 'Other' where report_id = :id",
                "update intelligence_transition set reason = 'Other' where report_id = :id",
                "delete from intelligence_sanitised where report_id = :id",
                "delete from intelligence_approval where report_id = :id")) {
            for (var person : List.of(author, assessor)) {
                assertThat(access.<Integer>writing(
                                person,
                                () -> jdbc.sql(statement).param("id", id).update()))
                        .as(statement)
                        .isZero();
            }
        }
    }

    @Test
    void anActionCodeOfTheListPutsAReportOnTheSensitiveTrack() {
        var id = UUID.randomUUID();
        var conditions = new Conditions("Text", "Reason", ActionCode.A2, SanitisationCode.S2, null);
        reports.save(author, id, false, content(conditions, "1AC"), Set.of(), new byte[32]);
        assertThat(desk.step(author, id, 1, IntelligenceTransition.COMPLETE, null)
                        .state())
                .isEqualTo(IntelligenceState.REQUIRES_ASSESSMENT_SENSITIVE);
        assertThatThrownBy(() -> desk.step(assessor, id, 2, IntelligenceTransition.MARK_ORDINARY, "Not so"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("intelligence-not-now");
    }

    @Test
    void numbersAreGivenOutOnceInOrder() {
        var numbers = new ArrayList<String>();
        for (int each = 0; each < 3; each++) {
            numbers.add(reports.save(author, UUID.randomUUID(), false, content(), Set.of(), new byte[32])
                    .report()
                    .urn());
        }
        assertThat(new HashSet<>(numbers)).hasSize(3);
        assertThat(numbers).isSorted().allMatch(urn -> urn.matches("WARKS/[0-9]{6}/[0-9]{2}"));
    }

    private int count(Person reader, String where, UUID id) {
        return access.<Integer>reading(
                reader,
                () -> jdbc.sql("select count(*) from " + where + " = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single());
    }

    private int move(Person person, UUID id, String way, String state) {
        return access.<Integer>writing(
                person,
                () -> jdbc.sql(
                                "update intelligence_report set state = :state, way = :way, way_reason = 'Tried', version = version + 1"
                                        + " where id = :id")
                        .param("id", id)
                        .param("state", state)
                        .param("way", way)
                        .update());
    }

    private UUID write() {
        var id = UUID.randomUUID();
        reports.save(author, id, false, content(), Set.of(), new byte[32]);
        return id;
    }

    private UUID complete(UUID id) {
        desk.step(author, id, 1, IntelligenceTransition.COMPLETE, null);
        return id;
    }

    private UUID live(SharingTerms terms, Conditions conditions, String grade) {
        var id = complete(write());
        desk.write(assessor, id, 2, sanitised(conditions, grade), terms, List.of());
        desk.step(assessor, id, 2, IntelligenceTransition.ACCEPT, null);
        desk.step(assessor, id, 3, IntelligenceTransition.MAKE_LIVE, null);
        return id;
    }

    private static SharingTerms terms(Handling handling, @Nullable Organisation... named) {
        var ids = new HashSet<UUID>();
        for (var each : named) {
            if (each != null) {
                ids.add(each.id());
            }
        }
        return (ids.isEmpty() ? SharingTerms.of(Scope.OWN_FORCE) : SharingTerms.naming(ids)).handled(handling);
    }

    private static ReportContent content() {
        return content(Conditions.NONE, "1AP");
    }

    private static ReportContent content(Conditions conditions, String grade) {
        return new ReportContent(
                "Cars on the fen",
                IntelligencePriority.LOW,
                Marking.OFFICIAL,
                null,
                LocalDate.of(2025, 10, 15),
                SourceType.MEMBER_OF_PUBLIC,
                null,
                List.of(graded(grade)),
                graded(grade),
                null,
                null,
                conditions,
                false,
                false);
    }

    private static SanitisedContent sanitised(Conditions conditions, String grade) {
        return new SanitisedContent(
                "Cars",
                IntelligencePriority.LOW,
                Marking.OFFICIAL,
                null,
                "HARE.COURSING",
                List.of(graded(grade)),
                graded(grade),
                null,
                null,
                conditions);
    }

    private static GradedText graded(String grade) {
        return new GradedText("An estate car", Grade.of(grade).orElseThrow());
    }
}
