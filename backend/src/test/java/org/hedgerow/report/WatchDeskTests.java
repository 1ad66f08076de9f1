package org.hedgerow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hedgerow.identity.Directory;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.incident.IncidentQueries;
import org.hedgerow.incident.IncidentRecording;
import org.hedgerow.incident.IncidentReporting;
import org.hedgerow.incident.Recalls;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.ProblemType;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Scope;
import org.hedgerow.support.Beside;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.PostgisDatabase;
import org.hedgerow.support.Reports;
import org.hedgerow.support.ToldReports;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The desk of a watch coordinator: what it finds, what it tells whom, and what it is not told. */
@HedgerowTest
class WatchDeskTests {

    private static final String ONE = "TL 620 640";
    private static final String OTHER = "TL 626 640";
    private static final String SQUARE = "TL66";

    @Autowired
    private Cast cast;

    @Autowired
    private Reports reports;

    @Autowired
    private WatchDesk watch;

    @Autowired
    private WatchDuplicates duplicates;

    @Autowired
    private DeskRemarks remarks;

    @Autowired
    private Desk desk;

    @Autowired
    private DeskJoining joining;

    @Autowired
    private IncidentReporting reporting;

    @Autowired
    private IncidentQueries queries;

    @Autowired
    private IncidentRecording recording;

    @Autowired
    private Directory directory;

    @Autowired
    private People people;

    @Autowired
    private Access access;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PostgisDatabase database;

    @Test
    void twoThatMayBeOneAreFoundByWhatIsReleasedOfThem() {
        var officer = cast.officer("CAMBS");
        var coordinator = cast.coordinator(SQUARE);
        var one = report(officer, ONE, Scope.WATCH_AREA);
        var other = report(officer, OTHER, Scope.WATCH_AREA);
        var hidden = report(officer, OTHER, Scope.ALL_FORCES);
        var found = duplicates.of(coordinator, one);
        assertThat(found)
                .extracting(each -> each.incident().id())
                .contains(other)
                .doesNotContain(one, hidden);
        var reasons = found.stream()
                .filter(each -> each.incident().id().equals(other))
                .findFirst()
                .orElseThrow()
                .reasons();
        var square = queries.get(coordinator, one).released().sizeMetres();
        assertThat(square).isGreaterThanOrEqualTo(1_000);
        assertThat(reasons)
                .as("the squares may be known to be apart, the places not")
                .filteredOn(reason -> reason.most() != null)
                .singleElement()
                .satisfies(reason ->
                        assertThat(reason.most()).isGreaterThanOrEqualTo(square).isGreaterThan(600));
        assertThat(reasons)
                .extracting(WatchDuplicates.Reason::kind)
                .contains(Likeness.Kind.AT_ONCE, Likeness.Kind.SAME_KIND)
                .doesNotContain(Likeness.Kind.PLATE, Likeness.Kind.ALIKE_PLATE);
        for (var unseen : List.of(hidden, UUID.randomUUID())) {
            assertThat(problem(() -> duplicates.of(coordinator, unseen))).isEqualTo(PlatformProblem.NOT_FOUND);
            assertThat(problem(() -> watch.tell(coordinator, UUID.randomUUID(), note(unseen))))
                    .isEqualTo(PlatformProblem.NOT_FOUND);
            assertThat(problem(() -> watch.tell(coordinator, UUID.randomUUID(), same(one, unseen))))
                    .isEqualTo(PlatformProblem.NOT_FOUND);
        }
        for (var nobody : List.of(
                officer,
                cast.coordinator("TL77"),
                cast.person(cast.watchGroup(SQUARE), Role.REPORTER),
                cast.person(cast.partner(), Role.REPORTER))) {
            assertThat(problem(() -> duplicates.of(nobody, one))).isEqualTo(PlatformProblem.NOT_FOUND);
            assertThat(problem(() -> watch.tell(nobody, UUID.randomUUID(), note(one))))
                    .isEqualTo(PlatformProblem.NOT_FOUND);
        }
    }

    /** The words reach the desk of the owner, who joins the two; the coordinator is told a state and no more. */
    @Test
    void thatTwoAreOneIsToldJoinedAndAnswered() {
        var officer = cast.officer("CAMBS");
        var coordinator = cast.coordinator(SQUARE);
        var first = told(officer, ONE, Scope.WATCH_AREA);
        var second = told(officer, OTHER, Scope.WATCH_AREA);
        var before = desk.mark(officer);
        var id = UUID.randomUUID();
        assertThat(watch.tell(coordinator, id, same(second, first))).isTrue();
        assertThat(watch.tell(coordinator, id, same(second, first))).isFalse();
        assertThat(problem(() -> watch.tell(coordinator, id, note(first)))).isEqualTo(PlatformProblem.INVALID_FIELDS);
        assertThat(desk.mark(officer)).isNotEqualTo(before);
        var listed = listed(officer, id);
        assertThat(listed.remark().text()).isEqualTo("The same silver car");
        assertThat(listed.remark().author()).isEqualTo(coordinator.id());
        assertThat(listed.join()).isNotNull();
        assertThat(listed.join().to()).as("the one that came first").isEqualTo(first);
        assertThat(listed.join().reports()).containsExactly(second);
        for (var other :
                List.of(cast.officer("ESSEX"), cast.person(cast.force("CAMBS"), Role.ORGANISATION_ADMINISTRATOR))) {
            assertThat(find(other, id)).isNull();
            assertThat(problem(() -> remarks.answer(other, id, Remark.State.DONE)))
                    .isEqualTo(PlatformProblem.NOT_FOUND);
        }
        assertThat(watch.listOwn(cast.person(coordinator.organisation(), Role.WATCH_COORDINATOR)))
                .as("another coordinator of the group")
                .isEmpty();
        joining.joinMany(officer, listed.join().to(), listed.join().reports(), "As the watch group says");
        remarks.answer(officer, id, Remark.State.DONE);
        var own = own(coordinator, id);
        assertThat(own.states()).containsExactly(Remark.State.DONE);
        assertThat(own.incidents()).as("what was joined is not there any more").containsExactly(first);
        assertThat(listed(officer, id).join()).isNull();
        assertThat(listed(officer, id).incident()).isNull();
    }

    @Test
    void aRemarkNamesNothingThatItsReaderMayNotSee() {
        var essex = cast.officer("ESSEX");
        var cambs = cast.officer("CAMBS");
        var coordinator = cast.coordinator(SQUARE);
        var group = coordinator.organisation().id();
        var ours = report(cambs, ONE, Scope.WATCH_AREA);
        // Essex shares its own with this watch group and with nobody else.
        var theirs = reports.report(essex, OTHER, Scope.NAMED_ORGANISATIONS, group)
                .released()
                .id();
        var id = UUID.randomUUID();
        watch.tell(coordinator, id, same(ours, theirs));
        assertThat(find(cambs, id)).as("it would tell of a record of Essex").isNull();
        assertThat(rowsRead(cambs, id)).as("whatever the code asks").isZero();
        assertThat(listed(essex, id).remark().incident()).isEqualTo(theirs);
        assertThat(listed(essex, id).incident().id()).isEqualTo(theirs);
        assertThat(listed(essex, id).other().id()).isEqualTo(ours);
        assertThat(listed(essex, id).join()).as("not both are theirs").isNull();
        assertThat(problem(() -> remarks.answer(cambs, id, Remark.State.DONE))).isEqualTo(PlatformProblem.NOT_FOUND);
        remarks.answer(essex, id, Remark.State.DECLINED);
        assertThat(own(coordinator, id).states()).containsExactly(Remark.State.NEW, Remark.State.DECLINED);
        // Shared with all forces, it says nothing new to Cambridgeshire any more.
        reporting.amend(essex, theirs, 1, reports.content(OTHER, Scope.WATCH_AREA), "They help");
        assertThat(listed(cambs, id).other().id()).isEqualTo(theirs);
    }

    @Test
    void whatIsTakenBackFromTheGroupIsTakenFromItsRemarks() {
        var officer = cast.officer("CAMBS");
        var coordinator = cast.coordinator(SQUARE);
        var withdrawn = report(officer, ONE, Scope.WATCH_AREA);
        var narrowed = report(officer, OTHER, Scope.WATCH_AREA);
        var both = UUID.randomUUID();
        var one = UUID.randomUUID();
        watch.tell(coordinator, both, same(withdrawn, narrowed));
        watch.tell(coordinator, one, note(withdrawn));
        reporting.withdraw(officer, withdrawn, 1, "It was nothing");
        assertThat(own(coordinator, both).incidents()).containsExactly(narrowed);
        assertThat(watch.listOwn(coordinator))
                .extracting(each -> each.remark().id())
                .containsExactly(both);
        assertThat(watch.tell(coordinator, one, note(withdrawn)))
                .as("told before")
                .isFalse();
        assertThat(problem(() -> watch.tell(coordinator, UUID.randomUUID(), note(withdrawn))))
                .isEqualTo(PlatformProblem.NOT_FOUND);
        reporting.amend(officer, narrowed, 1, reports.content(OTHER, Scope.OWN_FORCE), "Not for all");
        assertThat(watch.listOwn(coordinator)).isEmpty();
        assertThat(listed(officer, both).remark().state())
                .as("the desk keeps what it was told")
                .isEqualTo(Remark.State.NEW);
    }

    @Test
    void theGroupAsItIsNowDecidesWhatIsThere() {
        var officer = cast.officer("CAMBS");
        var group = cast.watchGroup(SQUARE);
        var coordinator = cast.person(group, Role.WATCH_COORDINATOR);
        var here = report(officer, ONE, Scope.WATCH_AREA);
        var there = report(officer, "TL 720 740", Scope.WATCH_AREA);
        var id = UUID.randomUUID();
        watch.tell(coordinator, id, note(here));
        assertThat(problem(() -> watch.tell(coordinator, UUID.randomUUID(), note(there))))
                .isEqualTo(PlatformProblem.NOT_FOUND);
        change("update organisation set watch_squares = '{TL77}' where id = '" + group.id() + "'");
        var moved = people.find(coordinator.id()).orElseThrow();
        assertThat(watch.listOwn(moved)).isEmpty();
        assertThat(problem(() -> duplicates.of(moved, here))).isEqualTo(PlatformProblem.NOT_FOUND);
        assertThat(watch.tell(moved, UUID.randomUUID(), note(there))).isTrue();
        directory.setFrozen(group.id(), true);
        var frozen = people.find(coordinator.id()).orElseThrow();
        for (ThrowingCallable act : List.<ThrowingCallable>of(
                () -> watch.listOwn(frozen),
                () -> duplicates.of(frozen, there),
                () -> watch.takeBack(frozen, id),
                () -> watch.tell(frozen, UUID.randomUUID(), note(there)))) {
            assertThat(problem(act)).isEqualTo(PlatformProblem.NOT_FOUND);
        }
    }

    @Test
    void anAuthorTakesTheOwnWordsBackAndNobodyElseDoes() {
        var officer = cast.officer("CAMBS");
        var coordinator = cast.coordinator(SQUARE);
        var incident = report(officer, ONE, Scope.WATCH_AREA);
        var id = UUID.randomUUID();
        watch.tell(coordinator, id, note(incident));
        assertThat(problem(() -> watch.takeBack(cast.coordinator(SQUARE), id))).isEqualTo(PlatformProblem.NOT_FOUND);
        watch.takeBack(coordinator, id);
        assertThat(problem(() -> watch.takeBack(coordinator, id))).isEqualTo(PlatformProblem.NOT_FOUND);
        assertThat(watch.listOwn(coordinator)).isEmpty();
        assertThat(listed(officer, id).remark().state()).isEqualTo(Remark.State.TAKEN_BACK);
        assertThat(problem(() -> remarks.answer(officer, id, Remark.State.DONE)))
                .isEqualTo(PlatformProblem.NOT_FOUND);
    }

    @Test
    void theDatabaseTakesNoRemarkAboutWhatItsAuthorDoesNotSee() {
        var officer = cast.officer("CAMBS");
        var coordinator = cast.coordinator(SQUARE);
        var hidden = report(officer, ONE, Scope.ALL_FORCES);
        var seen = report(officer, OTHER, Scope.WATCH_AREA);
        int label = access.labelsOf(
                        List.of(Recalls.labelOf(officer.organisation().id())))
                .values()
                .iterator()
                .next();
        assertThatThrownBy(() -> insert(coordinator, hidden, label)).isInstanceOf(DataAccessException.class);
        insert(coordinator, seen, label);
        assertThatThrownBy(() -> access.writing(
                        coordinator,
                        () -> jdbc.sql("update remark set state = 'DONE' where author = acting_person()")
                                .update()))
                .as("only the desk says what became of it")
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void nobodyTellsMoreThanADayHolds() {
        var officer = cast.officer("CAMBS");
        var coordinator = cast.coordinator(SQUARE);
        var incident = report(officer, ONE, Scope.WATCH_AREA);
        var problems = IntStream.range(0, WatchDesk.MOST_A_DAY + 4)
                .mapToObj(n -> Beside.run(() ->
                        Optional.ofNullable(problem(() -> watch.tell(coordinator, UUID.randomUUID(), note(incident))))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .toList();
        assertThat(problems).hasSize(4).containsOnly(PlatformProblem.TOO_MANY_TRIES);
        assertThat(watch.listOwn(coordinator)).hasSize(WatchDesk.MOST_A_DAY);
    }

    private UUID report(Person officer, String place, Scope scope) {
        return reports.report(officer, place, scope).released().id();
    }

    private UUID told(Person officer, String place, Scope scope) {
        return new ToldReports(recording, access, jdbc).tell(officer, reports.content(place, scope), "{}");
    }

    private static WatchDesk.Words same(UUID incident, UUID other) {
        return new WatchDesk.Words(Remark.Kind.SAME_EVENT, incident, other, "The same silver car");
    }

    private static WatchDesk.Words note(UUID incident) {
        return new WatchDesk.Words(Remark.Kind.NOTE, incident, null, "They were here on Sunday too");
    }

    private DeskRemarks.@Nullable Listed find(Person officer, UUID id) {
        try {
            return remarks.list(officer).stream()
                    .filter(each -> each.remark().id().equals(id))
                    .findFirst()
                    .orElse(null);
        } catch (ProblemException e) {
            assertThat(e.type()).isEqualTo(PlatformProblem.NOT_FOUND);
            return null;
        }
    }

    private DeskRemarks.Listed listed(Person officer, UUID id) {
        var found = find(officer, id);
        assertThat(found).isNotNull();
        return found;
    }

    private WatchDesk.Own own(Person coordinator, UUID id) {
        return watch.listOwn(coordinator).stream()
                .filter(each -> each.remark().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private int rowsRead(Person person, UUID id) {
        return access.reading(
                person,
                () -> jdbc.sql("select count(*) from remark where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single());
    }

    private void insert(Person coordinator, UUID incident, int label) {
        access.writing(
                coordinator,
                () -> jdbc.sql("""
                                insert into remark (id, incident_id, label_id, owner_organisation, watch_group, kind, text)
                                values (gen_random_uuid(), :incident, :label, :owner, :group, 'NOTE', 'Words')""")
                        .param("incident", incident)
                        .param("label", label)
                        .param("owner", cast.force("CAMBS").id())
                        .param("group", coordinator.organisation().id())
                        .update());
    }

    private void change(String statement) {
        try (var connection = database.asSuperuser();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Null when it was done. */
    private static @Nullable ProblemType problem(ThrowingCallable act) {
        var thrown = catchThrowableOfType(ProblemException.class, act);
        return thrown == null ? null : thrown.type();
    }
}
