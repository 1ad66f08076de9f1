package org.hedgerow.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.sharing.Scope.ALL_FORCES;
import static org.hedgerow.sharing.Scope.NAMED_ORGANISATIONS;
import static org.hedgerow.sharing.Scope.OWN_FORCE;
import static org.hedgerow.sharing.Scope.PUBLIC;
import static org.hedgerow.sharing.Scope.WATCH_AREA;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.ProblemType;
import org.hedgerow.sharing.Tier;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.PostgisDatabase;
import org.hedgerow.support.Reports;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HedgerowTest
class IncidentLifecycleTests {

    private static final String NEAR_THE_BORDER = "TL 420 420";

    private final Cast cast;
    private final Reports reports;
    private final IncidentReporting reporting;
    private final IncidentQueries queries;
    private final VisibleIncidents visible;
    private final PostgisDatabase database;

    @Autowired
    IncidentLifecycleTests(
            Cast cast,
            Reports reports,
            IncidentReporting reporting,
            IncidentQueries queries,
            VisibleIncidents visible,
            PostgisDatabase database) {
        this.cast = cast;
        this.reports = reports;
        this.reporting = reporting;
        this.queries = queries;
        this.visible = visible;
        this.database = database;
    }

    @Test
    void aReportIsReadBackAsItWasGivenWithAReferenceOfItsForce() {
        var officer = cast.officer("CAMBS");
        var view = reports.report(officer, NEAR_THE_BORDER, ALL_FORCES);
        assertThat(queries.get(officer, view.released().id())).isEqualTo(view);
        assertThat(view.released().version()).isOne();
        assertThat(view.released().tier()).isEqualTo(Tier.EXACT);
        assertThat(view.released().reference().toString()).matches("CAMBS-20[0-9]{2}-[0-9]{6}");
        assertThat(view.whole().place().asGiven()).isEqualTo(NEAR_THE_BORDER);
        assertThat(view.whole().place().precisionMetres()).isEqualTo(100);
        assertThat(view.mayAmend()).isTrue();
    }

    @Test
    void theSameReportSentAgainIsAnsweredAgainAndWrittenOnce() throws SQLException {
        var officer = cast.officer("CAMBS");
        var id = UUID.randomUUID();
        var content = reports.content(NEAR_THE_BORDER, OWN_FORCE);
        var first = reporting.report(officer, id, content, new byte[] {1});
        var again = reporting.report(officer, id, content, new byte[] {1});
        assertThat(first.repeated()).isFalse();
        assertThat(again.repeated()).isTrue();
        assertThat(again.view()).isEqualTo(first.view());
        assertThat(count("incident where id", id)).isOne();
        assertThat(count("change_log where subject_id", id)).isOne();
        assertThat(count("audit_entry where operation = 'COLLECTION' and subjects[1]", id))
                .isOne();
    }

    @Test
    void anIdIsRefusedInTheSameWordsWhetherItWasMineWithOtherWordsOrSomebodyElses() {
        var officer = cast.officer("CAMBS");
        var stranger = cast.officer("ESSEX");
        var id = UUID.randomUUID();
        reporting.report(officer, id, reports.content(NEAR_THE_BORDER, OWN_FORCE), new byte[] {1});
        var mine = refusal(
                () -> reporting.report(officer, id, reports.content(NEAR_THE_BORDER, ALL_FORCES), new byte[] {2}));
        var theirs = refusal(
                () -> reporting.report(stranger, id, reports.content(NEAR_THE_BORDER, OWN_FORCE), new byte[] {1}));
        assertThat(mine.type()).isEqualTo(PlatformProblem.INVALID_FIELDS);
        assertThat(mine.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.pointer()).isEqualTo("/id"));
        assertThat(theirs.type()).isEqualTo(mine.type());
        assertThat(theirs.errors()).isEqualTo(mine.errors());
    }

    @Test
    void manySendingsOfOneReportAtOnceWriteOne() throws Exception {
        var officer = cast.officer("CAMBS");
        var id = UUID.randomUUID();
        var content = reports.content(NEAR_THE_BORDER, PUBLIC);
        var sendings = new ArrayList<Callable<IncidentReporting.Receipt>>();
        for (int sending = 0; sending < 8; sending++) {
            sendings.add(() -> reporting.report(officer, id, content, new byte[] {7}));
        }
        var pool = Executors.newFixedThreadPool(8);
        try {
            var receipts = new ArrayList<IncidentReporting.Receipt>();
            for (var future : pool.invokeAll(sendings)) {
                receipts.add(future.get());
            }
            assertThat(receipts).extracting(IncidentReporting.Receipt::repeated).containsOnlyOnce(false);
            assertThat(new HashSet<>(receipts.stream()
                            .map(IncidentReporting.Receipt::view)
                            .toList()))
                    .hasSize(1);
        } finally {
            pool.shutdownNow();
        }
        assertThat(count("released_incident where incident_id", id)).isEqualTo(3);
        assertThat(count("change_log where subject_id", id)).isEqualTo(3);
    }

    @Test
    void referencesOfAForceAreWithoutDoubleWhenManyReportAtOnce() throws Exception {
        var officer = cast.officer("SUFFOLK");
        var sendings = new ArrayList<Callable<Integer>>();
        for (int sending = 0; sending < 24; sending++) {
            sendings.add(() -> reports.report(officer, "TM 100 600", OWN_FORCE)
                    .released()
                    .reference()
                    .number());
        }
        var pool = Executors.newFixedThreadPool(6);
        try {
            var numbers = new ArrayList<Integer>();
            for (var future : pool.invokeAll(sendings)) {
                numbers.add(future.get());
            }
            assertThat(numbers).doesNotHaveDuplicates().allMatch(number -> number >= 1 && number <= 999_999);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void anAmendmentNeedsTheVersionThatWasSeen() {
        var officer = cast.officer("CAMBS");
        var colleague = cast.officer("CAMBS");
        var id = reports.report(officer, NEAR_THE_BORDER, OWN_FORCE).released().id();
        var amended = reporting.amend(colleague, id, 1, reports.content("TL 421 421", ALL_FORCES), "Asked for");
        assertThat(amended.released().version()).isEqualTo(2);
        assertThat(amended.whole().sharing().terms().scope()).isEqualTo(ALL_FORCES);
        assertRefused(
                IncidentProblem.STALE,
                () -> reporting.amend(officer, id, 1, reports.content("TL 422 422", OWN_FORCE), "Asked for"));
        assertThat(queries.get(officer, id)).isEqualTo(amended);
    }

    @Test
    void statusChangesOnlyForward() {
        var officer = cast.officer("CAMBS");
        var id = reports.report(officer, NEAR_THE_BORDER, PUBLIC).released().id();
        assertThat(reporting.close(officer, id, 1, "No trace").released().status())
                .isEqualTo(IncidentStatus.CLOSED);
        assertRefused(IncidentProblem.STATUS_FORBIDS, () -> reporting.close(officer, id, 2, "Again"));
        assertRefused(
                IncidentProblem.STATUS_FORBIDS,
                () -> reporting.amend(officer, id, 2, reports.content(NEAR_THE_BORDER, PUBLIC), "Asked for"));
        assertThat(reporting
                        .withdraw(officer, id, 2, "Twice reported")
                        .released()
                        .status())
                .isEqualTo(IncidentStatus.WITHDRAWN);
        assertRefused(IncidentProblem.STATUS_FORBIDS, () -> reporting.withdraw(officer, id, 3, "Again"));
    }

    @Test
    void aWithdrawnIncidentIsGoneForEverybodyButItsOwnForce() {
        var officer = cast.officer("CAMBS");
        var id = reports.report(officer, NEAR_THE_BORDER, PUBLIC).released().id();
        var others = List.of(cast.officer("ESSEX"), cast.coordinator("TL44"), cast.farmer());
        others.forEach(
                other -> assertThat(queries.get(other, id).released().id()).isEqualTo(id));
        reporting.withdraw(officer, id, 1, "Twice reported");
        others.forEach(other -> assertRefused(PlatformProblem.NOT_FOUND, () -> queries.get(other, id)));
        assertThat(queries.get(officer, id).whole().closedReason()).isEqualTo("Twice reported");
    }

    @Test
    void aNarrowedIncidentLeavesTheLabelsThatItHadAndSaysSoInTheLog() throws SQLException {
        var officer = cast.officer("CAMBS");
        var id = reports.report(officer, NEAR_THE_BORDER, PUBLIC).released().id();
        reporting.amend(officer, id, 1, reports.content(NEAR_THE_BORDER, OWN_FORCE), "Asked for");
        assertThat(count("released_incident where incident_id", id)).isOne();
        assertThat(count("change_log where kind = 'LEFT' and version = 2 and subject_id", id))
                .isEqualTo(3);
        assertThat(count("change_log where kind = 'APPEARED' and version = 2 and subject_id", id))
                .isOne();
        assertRefused(PlatformProblem.NOT_FOUND, () -> queries.get(cast.coordinator("TL44"), id));
    }

    @Test
    void aNeighbourWhoMayReadMayNotChangeAndOneWhoMayNotReadIsToldNothing() {
        var officer = cast.officer("CAMBS");
        var neighbour = cast.officer("ESSEX");
        var shared =
                reports.report(officer, NEAR_THE_BORDER, ALL_FORCES).released().id();
        var kept =
                reports.report(officer, NEAR_THE_BORDER, OWN_FORCE).released().id();
        assertRefused(IncidentProblem.NOT_YOURS, () -> reporting.close(neighbour, shared, 1, "Mine now"));
        assertRefused(PlatformProblem.NOT_FOUND, () -> reporting.close(neighbour, kept, 1, "Mine now"));
        assertRefused(PlatformProblem.NOT_FOUND, () -> reporting.close(neighbour, UUID.randomUUID(), 1, "Mine now"));
        assertThat(queries.get(officer, shared).released().version()).isOne();
    }

    @Test
    void eachTierIsGivenItsOwnSquareAndTheSameForEveryPlaceInIt() {
        var officer = cast.officer("CAMBS");
        var coordinator = cast.coordinator("TL44");
        var farmer = cast.farmer();
        for (var place : List.of("TL 4201 4201", "TL 4499 4499", "TL 404 409")) {
            var id = reports.report(officer, place, PUBLIC).released().id();
            var watch = queries.get(coordinator, id).released();
            var everybody = queries.get(farmer, id).released();
            assertThat(watch.tier()).isEqualTo(Tier.WATCH);
            assertThat(List.of(watch.centreEastingMillimetres(), watch.centreNorthingMillimetres(), watch.sizeMetres()))
                    .as(place)
                    .isEqualTo(List.of(542_500_000, 242_500_000, 5_000));
            assertThat(everybody.tier()).isEqualTo(Tier.PUBLIC);
            assertThat(List.of(
                            everybody.centreEastingMillimetres(),
                            everybody.centreNorthingMillimetres(),
                            everybody.sizeMetres()))
                    .as(place)
                    .isEqualTo(List.of(545_000_000, 245_000_000, 10_000));
            assertThat(watch.reference()).isNull();
            assertThat(everybody.recordedAt()).isNull();
        }
    }

    @Test
    void aFarmersReportGoesToTheForceOfThePlaceAndStaysVisibleToTheFarmer() {
        var officer = cast.officer("CAMBS");
        var farmer = cast.farmer();
        var view = reports.report(farmer, NEAR_THE_BORDER, OWN_FORCE);
        var id = view.released().id();
        assertThat(view.released().tier()).isEqualTo(Tier.ORIGINATOR);
        assertThat(queries.get(officer, id).whole().narrative()).contains("Two dogs");
        assertRefused(PlatformProblem.NOT_FOUND, () -> queries.get(cast.farmer(), id));
        assertRefused(PlatformProblem.NOT_FOUND, () -> queries.get(cast.officer("ESSEX"), id));
        reporting.close(officer, id, 1, "Seen to");
        assertThat(visible.listOwnReports(farmer, 10)).singleElement().satisfies(own -> {
            assertThat(own.id()).isEqualTo(id);
            assertThat(own.status()).isEqualTo(IncidentStatus.CLOSED);
        });
        assertRefused(IncidentProblem.NOT_YOURS, () -> reporting.withdraw(farmer, id, 2, "Mine"));
    }

    @Test
    void aForceThatDoesNotUseHedgerowIsSaidToTheReporter() {
        var refused = refusal(() -> reports.report(cast.farmer(), "SX 500 700", OWN_FORCE));
        assertThat(refused.errors()).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo("/place");
            assertThat(error.detail()).contains("101");
        });
    }

    @Test
    void aPlaceOutsideEveryForceIsRefusedAndNothingIsStored() throws SQLException {
        var officer = cast.officer("CAMBS");
        var id = UUID.randomUUID();
        var content = reports.content("54.0, 1.9", OWN_FORCE);
        assertThat(refusal(() -> reporting.report(officer, id, content, new byte[] {1}))
                        .errors())
                .extracting(ProblemException.FieldError::pointer)
                .containsExactly("/place");
        assertThat(count("incident_submission where incident_id", id)).isZero();
    }

    @Test
    void namedOrganisationsSeeTheirTierAndNobodyElseSeesAnything() {
        var officer = cast.officer("CAMBS");
        var essex = cast.officer("ESSEX");
        var far = cast.coordinator("SU00");
        var id = reports.report(
                        officer,
                        NEAR_THE_BORDER,
                        NAMED_ORGANISATIONS,
                        essex.organisation().id(),
                        far.organisation().id())
                .released()
                .id();
        assertThat(queries.get(essex, id).released().tier()).isEqualTo(Tier.EXACT);
        assertThat(queries.get(essex, id).whole().sharing())
                .as("who else may read is the owner's secret")
                .isNull();
        assertThat(queries.get(far, id).released().tier()).isEqualTo(Tier.WATCH);
        for (var other : List.of(cast.officer("HERTS"), cast.coordinator("TL44"), cast.farmer())) {
            assertRefused(PlatformProblem.NOT_FOUND, () -> queries.get(other, id));
        }
    }

    @Test
    void whatIsNearIsFoundOnlyByThoseWhoMaySeeIt() {
        var officer = cast.officer("NORFOLK");
        var view = reports.report(officer, "TG 100 100", OWN_FORCE);
        var shared = reports.report(officer, "TG 101 101", WATCH_AREA);
        assertThat(near(officer))
                .contains(view.released().id(), shared.released().id());
        assertThat(near(cast.officer("SUFFOLK")))
                .contains(shared.released().id())
                .doesNotContain(view.released().id());
        assertThat(near(cast.farmer()))
                .doesNotContain(view.released().id(), shared.released().id());
    }

    private List<UUID> near(Person person) {
        return visible.listNear(person, GridPoint.ofMetres(610_000, 310_000), 2_000, 48).stream()
                .map(VisibleIncident::id)
                .toList();
    }

    private long count(String from, UUID id) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement("select count(*) from " + from + " = ?")) {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static ProblemException refusal(Callable<?> act) {
        try {
            act.call();
        } catch (ProblemException e) {
            return e;
        } catch (Exception e) {
            throw new AssertionError("Not a problem of the catalogue", e);
        }
        throw new AssertionError("Nothing was refused");
    }

    private static void assertRefused(ProblemType expected, Callable<?> act) {
        assertThat(refusal(act).type()).isEqualTo(expected);
    }
}
