package org.hedgerow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.IncidentProblem;
import org.hedgerow.incident.IncidentQueries;
import org.hedgerow.incident.IncidentRecording;
import org.hedgerow.incident.IncidentReporting;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.ProblemType;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.support.Beside;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.PostgisDatabase;
import org.hedgerow.support.Reports;
import org.hedgerow.support.ToldReports;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The triage desk of a force: what it shows to whom, and what is done at it. */
@HedgerowTest
class DeskTests {

    private static final String FIELD = "TL 420 440";
    private static final String NONE = "{}";

    @Autowired
    private Cast cast;

    @Autowired
    private Reports reports;

    @Autowired
    private Desk desk;

    @Autowired
    private DeskActs acts;

    @Autowired
    private DeskJoining joining;

    @Autowired
    private DeskClosing closing;

    @Autowired
    private DeskDuplicates duplicates;

    @Autowired
    private IncidentReporting reporting;

    @Autowired
    private IncidentQueries queries;

    @Autowired
    private VisibleIncidents visible;

    @Autowired
    private Access access;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IncidentRecording recording;

    @Autowired
    private PostgisDatabase database;

    @Test
    void theDeskReadsWhatWasToldAndNobodyElseDoes() {
        var farmer = cast.farmer();
        var officer = cast.officer("CAMBS");
        var id = tell(farmer, FIELD, "{\"peopleCount\": 3}");
        var row = listed(officer, id);
        assertThat(row.told().categoryCode()).isEqualTo("HARE.COURSING");
        assertThat(row.told().placeAsGiven()).isEqualTo(FIELD);
        assertThat(row.answers().get("peopleCount").asInt()).isEqualTo(3);
        assertThat(row.countsFor().reports()).isOne();
        assertThat(row.isJoined()).isFalse();
        assertThat(desk.get(officer, id).report()).isEqualTo(row);
        assertThat(desk.contact(officer, id).telephone()).isEqualTo("01632 960001");
        for (var other : List.of(
                cast.officer("ESSEX"),
                farmer,
                cast.coordinator("TL44"),
                cast.person(cast.force("CAMBS"), Role.REPORTER),
                cast.person(cast.force("CAMBS"), Role.ORGANISATION_ADMINISTRATOR))) {
            assertThat(problem(() -> desk.get(other, id))).isEqualTo(PlatformProblem.NOT_FOUND);
            assertThat(problem(() -> desk.contact(other, id))).isEqualTo(PlatformProblem.NOT_FOUND);
        }
        assertThat(desk.list(cast.officer("ESSEX"), null, null, false, null).reports())
                .extracting(DeskReport::id)
                .doesNotContain(id);
    }

    @Test
    void whatIsHappeningNowIsFirstAndPagesLeaveNothingOut() {
        var farmer = cast.farmer();
        var officer = cast.officer("LINCS");
        var place = "TF 100 400";
        var ids = new ArrayList<UUID>();
        for (int at = 0; at < Desk.PAGE + 3; at++) {
            ids.add(told().tell(farmer, content(place, Scope.OWN_FORCE, 0), NONE, at == 1, "en"));
        }
        var first = desk.list(officer, null, null, false, null);
        var second = desk.list(officer, null, null, false, first.next());
        assertThat(first.reports()).hasSize(Desk.PAGE);
        assertThat(first.reports().get(0).id()).isEqualTo(ids.get(1));
        assertThat(first.reports().get(1).id()).isEqualTo(ids.get(ids.size() - 1));
        assertThat(second.next()).isNull();
        assertThat(Stream.concat(first.reports().stream(), second.reports().stream())
                        .map(DeskReport::id))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(DeskCursor.parse(String.valueOf(first.next()))).isEqualTo(first.next());
    }

    @Test
    void aReportIsAssignedAskedAboutAnsweredAndGraded() {
        var farmer = cast.farmer();
        var officer = cast.officer("CAMBS");
        var colleague = cast.officer("CAMBS");
        var id = tell(farmer, FIELD, NONE);
        var before = desk.mark(officer);
        acts.assign(officer, id, 1, colleague.id());
        assertThat(listed(officer, id).assignedTo()).isEqualTo(colleague.id());
        assertThat(listed(officer, id).state()).isEqualTo(DeskState.ASSIGNED);
        assertThat(problem(() -> acts.assign(officer, id, 1, officer.id()))).isEqualTo(DeskProblem.STALE);
        for (var other : List.of(cast.officer("ESSEX").id(), farmer.id(), UUID.randomUUID())) {
            assertThat(problem(() -> acts.assign(officer, id, 2, other))).isEqualTo(PlatformProblem.INVALID_FIELDS);
        }
        var question = UUID.randomUUID();
        acts.say(officer, id, question, true, "Which way did they drive?");
        acts.say(officer, id, question, true, "Which way did they drive?");
        assertThat(problem(() -> acts.say(officer, id, question, true, "Other words")))
                .isEqualTo(PlatformProblem.INVALID_FIELDS);
        assertThat(listed(officer, id).state()).isEqualTo(DeskState.WAITING);
        assertThat(told().heard(farmer, id)).containsExactly("QUESTION", "DESK QUESTION Which way did they drive?");
        told().answer(farmer, id, "North.");
        assertThat(listed(officer, id).answered()).isTrue();
        assertThat(desk.mark(officer)).isNotEqualTo(before);
        assertThat(desk.get(officer, id).messages())
                .extracting(Desk.Message::text)
                .containsExactly("Which way did they drive?", "North.");

        int version = listed(officer, id).version();
        for (var wrong : List.of("1AX", "4AP", "1FP", "1ap", "", "1AP ", "11AP")) {
            assertThat(problem(() -> acts.grade(officer, id, version, wrong, "Because")))
                    .isEqualTo(PlatformProblem.INVALID_FIELDS);
        }
        for (var unexplained : List.of("3AP", "1EP")) {
            assertThat(problem(() -> acts.grade(officer, id, version, unexplained, null)))
                    .isEqualTo(PlatformProblem.INVALID_FIELDS);
        }
        assertThat(problem(() -> acts.promote(officer, id, version, promotion(DeskPromotion.Kind.INTELLIGENCE))))
                .isEqualTo(PlatformProblem.INVALID_FIELDS);
        acts.grade(officer, id, version, "1BP", null);
        acts.grade(officer, id, version + 1, "3EC", "He was elsewhere");
        assertThat(listed(officer, id).grade()).isEqualTo("3EC");
        var forward = promotion(DeskPromotion.Kind.INTELLIGENCE);
        acts.promote(officer, id, version + 2, forward);
        acts.promote(officer, id, version + 2, forward);
        acts.promote(officer, id, version + 3, promotion(DeskPromotion.Kind.CRIME));
        acts.promote(officer, id, version + 4, promotion(DeskPromotion.Kind.NO_CRIME));
        var whole = desk.get(officer, id);
        assertThat(whole.gradings()).extracting(Desk.Grading::grade).containsExactly("1BP", "3EC");
        assertThat(whole.promotions())
                .extracting(DeskPromotion::kind)
                .containsExactly(
                        DeskPromotion.Kind.INTELLIGENCE, DeskPromotion.Kind.CRIME, DeskPromotion.Kind.NO_CRIME);
        assertThat(whole.promotions().get(0).grade()).isEqualTo("3EC");
        assertThat(problem(() -> acts.grade(cast.officer("ESSEX"), id, 7, "1AP", null)))
                .isEqualTo(PlatformProblem.NOT_FOUND);
    }

    @Test
    void whatIsKeptAmongSomeIsKeptAtTheDeskToo() {
        var officer = cast.officer("CAMBS");
        var barred = cast.officer("CAMBS");
        var farmer = cast.farmer();
        var id = tell(farmer, FIELD, NONE);
        told().answer(farmer, id, "They are back.");
        assertThat(listed(barred, id).id()).isEqualTo(id);
        var content = content(FIELD, Scope.OWN_FORCE, 0)
                .shared(SharingTerms.of(Scope.OWN_FORCE).within(Set.of(), Set.of(barred.id())));
        reporting.amend(officer, id, 1, content, "He knows the suspect");
        assertThat(problem(() -> desk.get(barred, id))).isEqualTo(PlatformProblem.NOT_FOUND);
        assertThat(problem(() -> acts.assign(barred, id, 1, barred.id()))).isEqualTo(PlatformProblem.NOT_FOUND);
        assertThat(seen(barred, "report", "id", id)).isZero();
        for (var table : List.of("report_contact", "report_message", "report_progress")) {
            assertThat(seen(barred, table, "report_id", id)).as(table).isZero();
            assertThat(seen(officer, table, "report_id", id)).as(table).isOne();
        }
        assertThat(told().heard(farmer, id)).contains("REPORTER ANSWER They are back.");
        // What it told is still what it told.
        assertThat(listed(officer, id).told().narrative()).isEqualTo("Two dogs and three men on stubble");
    }

    @Test
    void joinedReportsCountOnceAndComeApartAsTheyWere() throws SQLException {
        var officer = cast.officer("CAMBS");
        var neighbour = cast.officer("ESSEX");
        var farmer = cast.farmer();
        var first = tell(farmer, FIELD, NONE);
        var own = reports.report(officer, "TL 422 442", Scope.ALL_FORCES)
                .released()
                .id();
        var shared = told().tell(officer, content("TL 423 441", Scope.ALL_FORCES, 0), NONE);
        assertThat(onTheMap(neighbour, shared)).isTrue();
        joining.join(officer, shared, 1, own, "Same cars");
        assertThat(onTheMap(neighbour, shared)).isFalse();
        assertThat(onTheMap(neighbour, own)).isTrue();
        joining.apart(officer, shared, 2, "Other cars");
        assertThat(onTheMap(neighbour, shared)).isTrue();
        assertThat(queries.get(officer, shared).whole().sharing().terms()).isEqualTo(SharingTerms.of(Scope.ALL_FORCES));

        joining.join(officer, first, 1, own, "Same cars");
        assertThat(queries.get(officer, first).released().status()).isEqualTo(IncidentStatus.WITHDRAWN);
        assertThat(listed(officer, first).isJoined()).isTrue();
        assertThat(listed(officer, first).countsFor().id()).isEqualTo(own);
        assertThat(desk.ofIncident(officer, own)).extracting(DeskReport::id).containsExactly(first);
        assertThat(problem(() -> joining.join(officer, first, 2, own, "Again"))).isEqualTo(DeskProblem.SAME_INCIDENT);
        assertThat(problem(() -> joining.join(officer, first, 1, own, "Again"))).isEqualTo(DeskProblem.STALE);

        joining.apart(officer, first, 2, "Other cars");
        assertThat(queries.get(officer, first).released().status()).isEqualTo(IncidentStatus.OPEN);
        assertThat(listed(officer, first).isJoined()).isFalse();
        assertThat(desk.get(officer, first).joinings())
                .extracting(Desk.Joining::reason)
                .containsExactly("Same cars", "Other cars");
        assertThat(problem(() -> joining.apart(officer, first, 3, "Again"))).isEqualTo(DeskProblem.SAME_INCIDENT);
        assertThat(count("audit_entry where operation = 'COMBINATION' and subjects[1] = '" + first + "'"))
                .isEqualTo(2);
    }

    @Test
    void possibleDuplicatesAreThoseThatTheViewerSees() {
        var officer = cast.officer("KENT");
        var essex = cast.officer("ESSEX");
        var place = "TQ 720 780";
        var id =
                told().tell(officer, content(place, Scope.OWN_FORCE, 0), "{\"vehicles\": [{\"plate\": \"ab12 cde\"}]}");
        var hidden =
                reports.report(essex, "TQ 721 785", Scope.OWN_FORCE).released().id();
        var before = duplicates.of(officer, id);
        assertThat(before).extracting(each -> each.incident().id()).doesNotContain(hidden);
        var shown =
                reports.report(essex, "TQ 721 785", Scope.ALL_FORCES).released().id();
        var own = told().tell(
                        officer,
                        content("TQ 726 780", Scope.OWN_FORCE, 2),
                        "{\"vehicles\": [{\"plate\": \"AB12CDE\"}]}");
        var found = duplicates.of(officer, id);
        assertThat(found)
                .filteredOn(each -> each.incident().id().equals(own))
                .singleElement()
                .satisfies(each -> assertThat(each.joinable()).isTrue())
                .satisfies(each -> assertThat(each.reasons())
                        .containsExactly(
                                new Likeness.Reason(Likeness.Kind.PLATE, null, "AB12CDE"),
                                new Likeness.Reason(Likeness.Kind.NEAR, 600L, null),
                                new Likeness.Reason(Likeness.Kind.AT_ONCE, 20L, null),
                                new Likeness.Reason(Likeness.Kind.SAME_KIND, null, null)));
        assertThat(found)
                .filteredOn(each -> each.incident().id().equals(shown))
                .singleElement()
                .satisfies(each -> assertThat(each.joinable()).isFalse());
        assertThat(found).extracting(each -> each.incident().id()).doesNotContain(hidden, id);
        assertThat(problem(() -> duplicates.of(essex, id))).isEqualTo(PlatformProblem.NOT_FOUND);
        // Joined, it is looked for no more.
        joining.join(officer, id, 1, own, "Same plate");
        assertThat(duplicates.of(officer, id))
                .extracting(each -> each.incident().id())
                .doesNotContain(own);
    }

    @Test
    void whatWasClosedOnTheMapIsListedUntilItsReportersAreTold() {
        var officer = cast.officer("NORFOLK");
        var farmer = cast.farmer();
        var place = "TG 200 200";
        var open = tell(farmer, place, NONE);
        var closed = tell(farmer, place, NONE);
        reporting.close(officer, closed, 1, "Dealt with");
        assertThat(desk.listUntold(officer, null, false, null).reports())
                .extracting(DeskReport::id)
                .contains(closed)
                .doesNotContain(open);
        assertThat(told().heard(farmer, closed)).containsExactly("RECEIVED");
        closing.close(officer, closed, 2, "Dealt with", new DeskClosing.Notice("Thank you.", null));
        assertThat(desk.listUntold(officer, null, false, null).reports())
                .extracting(DeskReport::id)
                .doesNotContain(closed);
        assertThat(told().heard(farmer, closed)).containsExactly("CLOSED", "DESK OUTCOME Thank you.");
    }

    @Test
    void thereAreNoChainsAndNoCycles() {
        var officer = cast.officer("CAMBS");
        var a = tell(cast.farmer(), FIELD, NONE);
        var b = tell(cast.farmer(), FIELD, NONE);
        var c = tell(cast.farmer(), FIELD, NONE);
        joining.join(officer, a, 1, b, "One event");
        // The incident that a began stands for nothing now, so nothing is joined to it: not even by b.
        assertThat(problem(() -> joining.join(officer, b, 1, a, "Round"))).isEqualTo(IncidentProblem.STATUS_FORBIDS);
        assertThat(problem(() -> joining.join(officer, c, 1, c, "Itself"))).isEqualTo(DeskProblem.SAME_INCIDENT);
        // What counts for b's incident goes on with it.
        joining.join(officer, b, 1, c, "One event");
        assertThat(List.of(a, b, c))
                .allSatisfy(id -> assertThat(countsFor(officer, id)).isEqualTo(c));
        assertThat(listed(officer, a).countsFor().reports()).isEqualTo(3);
        assertThat(problem(() -> joining.join(officer, a, 3, a, "Home"))).isEqualTo(PlatformProblem.INVALID_FIELDS);
        joining.apart(officer, b, 2, "Not that");
        assertThat(countsFor(officer, a)).isEqualTo(c);
        assertThat(countsFor(officer, b)).isEqualTo(b);
        joining.join(officer, a, 3, b, "Rather that");
        assertThat(countsFor(officer, a)).isEqualTo(b);
        assertThat(desk.get(officer, a).joinings()).hasSize(3);
    }

    @Test
    void aTargetThatIsTakenBackTakesNoReportWithIt() {
        var officer = cast.officer("CAMBS");
        var id = tell(cast.farmer(), FIELD, NONE);
        var target = reports.report(officer, FIELD, Scope.OWN_FORCE).released().id();
        joining.join(officer, id, 1, target, "One event");
        reporting.withdraw(officer, target, 1, "It was a shoot with leave");
        var row = listed(officer, id);
        assertThat(row.countsFor().status()).isEqualTo(IncidentStatus.WITHDRAWN);
        joining.apart(officer, id, row.version(), "This was no shoot");
        assertThat(queries.get(officer, id).released().status()).isEqualTo(IncidentStatus.OPEN);
        // One that was withdrawn by hand does not come back this way.
        reporting.withdraw(officer, id, 3, "In error");
        assertThat(problem(() -> joining.apart(officer, id, 3, "Back"))).isEqualTo(DeskProblem.SAME_INCIDENT);
        assertThat(problem(() -> joining.join(officer, id, 3, target, "On"))).isEqualTo(IncidentProblem.STATUS_FORBIDS);
    }

    @Test
    void onlyWhatThePersonMayChangeIsJoinedTo() {
        var officer = cast.officer("CAMBS");
        var essex = cast.officer("ESSEX");
        var id = tell(cast.farmer(), FIELD, NONE);
        var hidden =
                reports.report(essex, "TL 720 180", Scope.OWN_FORCE).released().id();
        var shown =
                reports.report(essex, "TL 720 180", Scope.ALL_FORCES).released().id();
        assertThat(problem(() -> joining.join(officer, id, 1, hidden, "One event")))
                .isEqualTo(PlatformProblem.NOT_FOUND);
        assertThat(problem(() -> joining.join(officer, id, 1, UUID.randomUUID(), "One event")))
                .isEqualTo(PlatformProblem.NOT_FOUND);
        assertThat(problem(() -> joining.join(officer, id, 1, shown, "One event")))
                .isEqualTo(IncidentProblem.NOT_YOURS);
        assertThat(problem(() -> joining.join(essex, id, 1, shown, "One event")))
                .isEqualTo(PlatformProblem.NOT_FOUND);
        assertThat(countsFor(officer, id)).isEqualTo(id);
        assertThat(queries.get(officer, id).released().version()).isOne();
    }

    @Test
    void ofTwoOfficersAtOnceOneIsToldToLookAgain() {
        var one = cast.officer("CAMBS");
        var other = cast.officer("CAMBS");
        for (int round = 0; round < 6; round++) {
            var a = tell(cast.farmer(), FIELD, NONE);
            var b = tell(cast.farmer(), FIELD, NONE);
            // Each joins what the other joins to: one of the two incidents must be left.
            var first = Beside.run(() -> problem(() -> joining.join(one, a, 1, b, "One event")));
            var second = Beside.run(() -> problem(() -> joining.join(other, b, 1, a, "One event")));
            var answers = Stream.of(first.join(), second.join()).toList();
            assertThat(answers.stream().filter(Objects::isNull))
                    .as("round " + round + answers)
                    .hasSize(1);
            assertThat(countsFor(one, a)).isEqualTo(countsFor(one, b));
            assertThat(queries.get(one, countsFor(one, a)).released().status()).isEqualTo(IncidentStatus.OPEN);
        }
    }

    @Test
    void aMassEventIsJoinedAtOnceWidenedAndClosedWithAWordToEverybody() throws SQLException {
        var officer = cast.officer("CAMBS");
        var target = tell(cast.farmer(), FIELD, NONE);
        var farmers = new LinkedHashMap<UUID, Person>();
        for (int caller = 0; caller < 12; caller++) {
            var farmer = cast.farmer();
            farmers.put(
                    told().tell(
                                    farmer,
                                    content(FIELD, Scope.OWN_FORCE, caller),
                                    NONE,
                                    false,
                                    caller % 2 == 0 ? "cy" : "en"),
                    farmer);
        }
        assertThat(problem(() -> joining.joinMany(
                        officer,
                        target,
                        Stream.concat(farmers.keySet().stream(), Stream.of(UUID.randomUUID()))
                                .toList(),
                        "Convoy")))
                .as("all or none")
                .isEqualTo(PlatformProblem.NOT_FOUND);
        joining.joinMany(officer, target, farmers.keySet(), "Convoy");
        joining.joinMany(officer, target, farmers.keySet(), "Convoy");
        assertThat(listed(officer, target).countsFor().reports()).isEqualTo(13);
        assertThat(count("report_joining where to_incident = '" + target + "'")).isEqualTo(12);
        closing.widen(officer, target, 1);
        var when = listed(officer, target).countsFor().when();
        assertThat(Duration.between(when.earliest(), when.latest()))
                .isBetween(Duration.ofMinutes(109), Duration.ofMinutes(111));

        var notice =
                new DeskClosing.Notice("Three people were stopped. Thank you.", "Cafodd tri o bobl eu stopio. Diolch.");
        assertThat(problem(() -> closing.close(officer, target, 1, "Dealt with", notice)))
                .isEqualTo(IncidentProblem.STALE);
        closing.close(officer, target, 2, "Dealt with", notice);
        closing.close(officer, target, 3, "Dealt with", notice);
        assertThat(queries.get(officer, target).released().status()).isEqualTo(IncidentStatus.CLOSED);
        farmers.forEach((id, farmer) -> assertThat(told().heard(farmer, id))
                .containsExactly(
                        "CLOSED",
                        "DESK OUTCOME " + notice.in(listed(officer, id).language())));
        assertThat(farmers.keySet().stream()
                        .map(id -> told().heard(farmers.get(id), id).get(1))
                        .distinct())
                .hasSize(2);
        var one = farmers.keySet().iterator().next();
        assertThat(problem(() -> acts.say(officer, one, UUID.randomUUID(), true, "And?")))
                .isEqualTo(DeskProblem.CLOSED);
    }

    private DeskPromotion promotion(DeskPromotion.Kind kind) {
        var crime = kind == DeskPromotion.Kind.CRIME;
        return new DeskPromotion(
                UUID.randomUUID(),
                kind,
                crime ? "35/12345/26" : null,
                crime ? Instant.parse("2026-01-02T03:04:05Z") : null,
                kind == DeskPromotion.Kind.NO_CRIME ? "Nothing was taken" : null,
                null,
                UUID.randomUUID(),
                Instant.EPOCH);
    }

    private ToldReports told() {
        return new ToldReports(recording, access, jdbc);
    }

    private UUID tell(Person farmer, String place, String answers) {
        return told().tell(farmer, content(place, Scope.OWN_FORCE, 0), answers);
    }

    private IncidentContent content(String place, Scope scope, int tens) {
        var content = reports.content(place, scope);
        var when = content.when().earliest().minus(Duration.ofMinutes(10L * tens));
        return new IncidentContent(
                content.categoryCode(),
                content.narrative(),
                new OccurredBetween(when, when, true),
                content.place(),
                content.sharing());
    }

    private DeskReport listed(Person officer, UUID id) {
        return desk.get(officer, id).report();
    }

    private UUID countsFor(Person officer, UUID id) {
        return listed(officer, id).countsFor().id();
    }

    private boolean onTheMap(Person person, UUID id) {
        return visible.readSome(access.visibleLabels(access.audienceOf(person)), List.of(id)).stream()
                .map(VisibleIncident::id)
                .collect(Collectors.toSet())
                .contains(id);
    }

    /** What a person's own statements find, whatever the code asks. */
    private int seen(Person person, String table, String column, UUID id) {
        return access.reading(
                person,
                () -> jdbc.sql("select count(*) from " + table + " where " + column + " = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single());
    }

    private int count(String from) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from " + from)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Null when it was done. */
    private static @Nullable ProblemType problem(ThrowingCallable act) {
        var thrown = catchThrowableOfType(ProblemException.class, act);
        return thrown == null ? null : thrown.type();
    }
}
