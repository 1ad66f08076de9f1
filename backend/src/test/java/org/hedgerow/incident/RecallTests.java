package org.hedgerow.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.hedgerow.sharing.Scope.ALL_FORCES;
import static org.hedgerow.sharing.Scope.NAMED_ORGANISATIONS;
import static org.hedgerow.sharing.Scope.OWN_FORCE;
import static org.hedgerow.sharing.Scope.PUBLIC;
import static org.hedgerow.sharing.Scope.WATCH_AREA;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.incident.RecallReceipts.Kind;
import org.hedgerow.incident.RecallReceipts.Receipt;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.hedgerow.support.Cast;
import org.hedgerow.support.FreshDatabase;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.PostgisDatabase;
import org.hedgerow.support.Reports;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** What is written down when an incident is taken back, and who may read it. */
@HedgerowTest
@ContextConfiguration(initializers = FreshDatabase.class, classes = RecallTests.Products.class)
class RecallTests {

    private static final String PLACE = "TL 430 430";

    private final Cast cast;
    private final Reports reports;
    private final IncidentReporting reporting;
    private final IncidentQueries queries;
    private final Recalls recalls;
    private final RecallReceipts receipts;
    private final Access access;
    private final PostgisDatabase database;
    private final Shelf shelf;
    private final JdbcClient jdbc;

    @Autowired
    RecallTests(
            Cast cast,
            Reports reports,
            IncidentReporting reporting,
            IncidentQueries queries,
            Recalls recalls,
            RecallReceipts receipts,
            Access access,
            PostgisDatabase database,
            Shelf shelf,
            JdbcClient jdbc) {
        this.cast = cast;
        this.reports = reports;
        this.reporting = reporting;
        this.queries = queries;
        this.recalls = recalls;
        this.receipts = receipts;
        this.access = access;
        this.database = database;
        this.shelf = shelf;
        this.jdbc = jdbc;
    }

    @TestConfiguration
    static class Products {
        @Bean
        Shelf shelf() {
            return new Shelf();
        }
    }

    /** Something made from incidents, which keeps what it was asked to remove. */
    static final class Shelf implements RecalledFrom {
        final List<UUID> asked = new CopyOnWriteArrayList<>();
        final List<Set<Integer>> labels = new CopyOnWriteArrayList<>();
        volatile boolean jammed;

        @Override
        public String what() {
            return "parcels";
        }

        @Override
        public int purge(UUID incident, Set<Integer> labelsLeft) {
            asked.add(incident);
            labels.add(labelsLeft);
            if (jammed) {
                throw new IllegalStateException("jammed");
            }
            return 3;
        }
    }

    @Test
    void aWithdrawalIsARecallFromEveryTierThatHadReaders() {
        var officer = cast.officer("CAMBS");
        var id = report(officer, PUBLIC);
        var before = Instant.now();
        reporting.withdraw(officer, id, 1, "Sent in error");
        assertThat(recalls.list(officer, id)).singleElement().satisfies(recall -> {
            assertThat(recall.version()).isEqualTo(2);
            assertThat(recall.withdrawn()).isTrue();
            assertThat(recall.reason()).isEqualTo("Sent in error");
            assertThat(recall.by()).isEqualTo(officer.name());
            assertThat(recall.tiers()).containsExactly(Tier.EXACT, Tier.WATCH, Tier.PUBLIC);
            assertThat(recall.at())
                    .isBetween(before.minusSeconds(5), Instant.now().plusSeconds(5));
            assertThat(recall.purged()).containsExactly(new Recall.Purged("parcels", 3));
            assertThat(recall.organisations()).isEmpty();
        });
        assertThat(shelf.asked).contains(id);
        assertThat(shelf.labels.get(shelf.asked.indexOf(id))).hasSize(3);
    }

    @Test
    void onlyAChangeThatLeavesSomebodyBehindIsARecall() {
        var officer = cast.officer("CAMBS");
        var essex = cast.force("ESSEX").id();
        var herts = cast.force("HERTS").id();
        var id = report(officer, OWN_FORCE);
        int version = 1;
        version = amend(officer, id, version, NAMED_ORGANISATIONS, essex);
        version = amend(officer, id, version, NAMED_ORGANISATIONS, essex, herts);
        assertThat(shelf.asked).as("sharing with more").doesNotContain(id);
        // Naming ends: a watch group or partner that was named reads it no more, though every force does.
        version = amend(officer, id, version, ALL_FORCES);
        version = amend(officer, id, version, PUBLIC);
        var widened = version;
        version = amend(officer, id, version, WATCH_AREA);
        var squares = version;
        version = amend(officer, id, version, ALL_FORCES);
        version = amend(officer, id, version, OWN_FORCE);
        reporting.close(officer, id, version, "Done");
        assertThat(recalls.list(officer, id))
                .extracting(Recall::version, Recall::tiers)
                .containsExactly(
                        tuple(version, List.of(Tier.EXACT)),
                        tuple(version - 1, List.of(Tier.WATCH)),
                        tuple(squares, List.of(Tier.WATCH, Tier.PUBLIC)),
                        tuple(widened - 1, List.of(Tier.EXACT, Tier.WATCH)));
    }

    @Test
    void aPlaceThatMovesToAnotherSquareIsTakenBackFromTheWatchOfTheFirst() {
        var officer = cast.officer("CAMBS");
        var id = report(officer, WATCH_AREA);
        reporting.amend(officer, id, 1, reports.content("TL 430 530", WATCH_AREA));
        assertThat(recalls.list(officer, id))
                .singleElement()
                .satisfies(recall -> assertThat(recall.tiers()).containsExactly(Tier.WATCH));
    }

    @Test
    void whenWhatWasMadeOfItCannotBeRemovedNothingIsTakenBackAtAll() throws SQLException {
        var officer = cast.officer("CAMBS");
        var id = report(officer, ALL_FORCES);
        shelf.jammed = true;
        try {
            assertThatThrownBy(() -> reporting.withdraw(officer, id, 1, "Sent in error"))
                    .isInstanceOf(IllegalStateException.class);
        } finally {
            shelf.jammed = false;
        }
        assertThat(count("recall where incident_id", id)).isZero();
        assertThat(count("incident where status = 'OPEN' and id", id)).isOne();
        assertThat(count("change_log where subject_id", id)).isOne();
    }

    @Test
    void recallsAreForTheOwnersPoliceAndNotFoundByAnybodyElse() {
        var officer = cast.officer("CAMBS");
        var id = report(officer, PUBLIC);
        reporting.withdraw(officer, id, 1, "Sent in error");
        assertThat(recalls.list(cast.officer("CAMBS"), id)).hasSize(1);
        var open = report(officer, PUBLIC);
        amend(officer, open, 1, ALL_FORCES);
        var cambridgeshire = cast.force("CAMBS");
        for (var other : List.of(
                cast.officer("ESSEX"),
                cast.coordinator("TL44"),
                cast.farmer(),
                cast.person(cambridgeshire, Role.REPORTER),
                cast.person(cambridgeshire, Role.AUDITOR),
                cast.person(cambridgeshire, Role.ORGANISATION_ADMINISTRATOR))) {
            for (var incident : List.of(id, open, UUID.randomUUID())) {
                assertThatThrownBy(() -> recalls.list(other, incident))
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                problem -> assertThat(problem.type()).isEqualTo(PlatformProblem.NOT_FOUND));
            }
            assertThat(access.reading(other, () -> seen("recall", id) + seen("recall_receipt", id)))
                    .as(other.roles().toString())
                    .isZero();
        }
    }

    @Test
    void receiptsAreCountedByOrganisationAndOnceForEachClient() throws SQLException {
        var officer = cast.officer("CAMBS");
        var id = report(officer, ALL_FORCES);
        var left = labelOf(id);
        reporting.withdraw(officer, id, 1, "Sent in error");
        var essex = cast.officer("ESSEX");
        var herts = cast.officer("HERTS");
        var clients = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        var all = new ArrayList<Receipt>();
        for (var client : clients) {
            all.add(receipt(id, left, client, essex, Kind.TOLD));
        }
        all.add(receipt(id, left, clients.get(0), essex, Kind.ACKNOWLEDGED));
        all.add(receipt(id, left, clients.get(1), essex, Kind.ACKNOWLEDGED));
        all.add(receipt(id, left, UUID.randomUUID(), herts, Kind.TOLD));
        receipts.add(all);
        receipts.add(all);
        assertThat(recalls.list(officer, id))
                .singleElement()
                .satisfies(recall -> assertThat(recall.organisations())
                        .extracting(
                                Recall.Organisation::id, Recall.Organisation::told, Recall.Organisation::acknowledged)
                        .containsExactlyInAnyOrder(
                                tuple(essex.organisation().id(), 3, 2),
                                tuple(herts.organisation().id(), 1, 0)));
        assertThat(access.reading(essex, () -> seen("recall_receipt", id))).isZero();
    }

    @Test
    void theOwnerIsToldWhichOrganisationsHadSeenItBeforeAndWhen() {
        var officer = cast.officer("CAMBS");
        var id = report(officer, ALL_FORCES);
        var before = Instant.now().minusSeconds(1);
        queries.get(cast.officer("ESSEX"), id);
        queries.get(cast.officer("ESSEX"), id);
        queries.get(officer, id);
        int version = amend(officer, id, 1, OWN_FORCE);
        version = amend(officer, id, version, ALL_FORCES);
        queries.get(cast.officer("HERTS"), id);
        reporting.withdraw(officer, id, version, "Sent in error");
        assertThat(recalls.list(officer, id))
                .extracting(recall -> recall.organisations().stream()
                        .map(Recall.Organisation::name)
                        .toList())
                .containsExactly(
                        List.of(cast.force("ESSEX").name(), cast.force("HERTS").name()),
                        List.of(cast.force("ESSEX").name()));
        assertThat(recalls.list(officer, id).get(1).organisations())
                .singleElement()
                .satisfies(essex -> {
                    assertThat(essex.firstSeen()).isAfter(before);
                    assertThat(essex.lastSeen()).isAfterOrEqualTo(essex.firstSeen());
                    assertThat(essex.told()).isZero();
                });
    }

    @Test
    void aRecallCannotBeChangedOrRemoved() {
        var officer = cast.officer("CAMBS");
        var id = report(officer, ALL_FORCES);
        reporting.withdraw(officer, id, 1, "Sent in error");
        for (var statement : List.of(
                "update recall set reason = 'Other' where incident_id = ?",
                "delete from recall where incident_id = ?",
                "delete from recall_receipt where incident_id = ?")) {
            assertThatThrownBy(() -> {
                        try (var connection = database.asApp();
                                var prepared = connection.prepareStatement(statement)) {
                            prepared.setObject(1, id);
                            prepared.executeUpdate();
                        }
                    })
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    /** The rule that calls a change no recall, against the policy itself. */
    @Test
    void wheneverNoRecallIsWrittenNobodyLosesSight() {
        var owner = cast.force("CAMBS").id();
        var named = List.of(cast.force("ESSEX").id(), cast.partner().id());
        var terms = new ArrayList<LabelTerms>();
        for (var scope : Scope.values()) {
            for (var tier : List.of(Tier.EXACT, Tier.WATCH, Tier.PUBLIC)) {
                for (var names : List.of(Set.<UUID>of(), Set.of(named.get(0)), Set.copyOf(named))) {
                    addIfItCanBe(terms, owner, scope, tier, names);
                }
            }
        }
        var ids = access.labelsOf(terms);
        var readers = List.of(
                cast.officer("CAMBS"),
                cast.officer("ESSEX"),
                cast.officer("HERTS"),
                cast.coordinator("TL44"),
                cast.farmer());
        int pairs = 0;
        for (var before : terms) {
            for (var after : terms) {
                if (Narrowing.takesAway(before, after)) {
                    continue;
                }
                pairs++;
                for (var reader : readers) {
                    var visible = access.visibleLabels(access.audienceOf(reader));
                    if (visible.contains(ids.get(before))) {
                        assertThat(visible.contains(ids.get(after)))
                                .as("%s reads %s and then %s", reader.roles(), before, after)
                                .isTrue();
                    }
                }
            }
        }
        assertThat(pairs).isGreaterThan(terms.size());
    }

    private static void addIfItCanBe(List<LabelTerms> terms, UUID owner, Scope scope, Tier tier, Set<UUID> names) {
        try {
            var sharing = names.isEmpty() ? SharingTerms.of(scope) : SharingTerms.naming(names);
            if (sharing.scope() == scope && tier != Tier.ORIGINATOR) {
                terms.add(LabelTerms.of(owner, sharing, tier));
            }
        } catch (IllegalArgumentException impossible) {
            assertThat(impossible).hasMessageNotContaining("null");
        }
    }

    private UUID report(Person person, Scope scope) {
        return reports.report(person, PLACE, scope).released().id();
    }

    private int amend(Person person, UUID id, int version, Scope scope, UUID... named) {
        return reporting
                .amend(person, id, version, reports.content(PLACE, scope, named), "Asked for")
                .released()
                .version();
    }

    private static Receipt receipt(UUID id, int left, UUID client, Person person, Kind kind) {
        return new Receipt(id, 2, left, client, person.organisation().id(), person.id(), kind, Instant.now());
    }

    private int labelOf(UUID id) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement("select label_id from released_incident where incident_id = ?")) {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private int seen(String table, UUID id) {
        return jdbc.sql("select count(*) from " + table + " where incident_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private long count(String what, UUID id) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement("select count(*) from " + what + " = ?")) {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
