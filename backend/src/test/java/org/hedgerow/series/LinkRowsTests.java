package org.hedgerow.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Purpose;
import org.hedgerow.identity.Role;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sighting.Plate;
import org.hedgerow.sighting.PlateCertainty;
import org.hedgerow.sighting.SightingContent;
import org.hedgerow.sighting.SightingContent.Movement;
import org.hedgerow.sighting.SightingContent.Seen;
import org.hedgerow.sighting.SightingKind;
import org.hedgerow.sighting.Sightings;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.Reports;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself keeps of decisions about incidents from whom, whatever is asked of it. */
@HedgerowTest
class LinkRowsTests {

    private static final String ST = "ST 4212 0812";

    private final Cast cast;
    private final Access access;
    private final Reports reports;
    private final Sightings sightings;
    private final LinkDecisions decisions;
    private final SeriesWatches watches;
    private final JdbcClient jdbc;

    @Autowired
    LinkRowsTests(
            Cast cast,
            Access access,
            Reports reports,
            Sightings sightings,
            LinkDecisions decisions,
            SeriesWatches watches,
            JdbcClient jdbc) {
        this.cast = cast;
        this.access = access;
        this.reports = reports;
        this.sightings = sightings;
        this.decisions = decisions;
        this.watches = watches;
        this.jdbc = jdbc;
    }

    @Test
    void whoeverMayNotReadBothIncidentsDoesNotLearnThatTheyWereCompared() {
        var officer = cast.officer("GWENT");
        var one = incident(officer, Scope.ALL_FORCES);
        var other = incident(
                officer, Scope.NAMED_ORGANISATIONS, cast.force("DORSET").id());
        var id = accepted(officer, one, other);
        decisions.name(officer, id, 1, "Named");
        for (var table : List.of("link_decision where id", "series_title where link_id")) {
            assertThat(count(officer, table, id)).as(table).isOne();
            assertThat(count(cast.officer("DORSET"), table, id)).as(table).isOne();
            for (var reader : List.of(
                    cast.officer("DURHAM"),
                    cast.farmer(),
                    cast.coordinator("ST42"),
                    cast.person(officer.organisation(), Role.GUEST),
                    cast.person(officer.organisation(), Role.REPORTER),
                    cast.person(officer.organisation(), Role.AUDITOR),
                    cast.person(officer.organisation(), Role.AIR_SUPPORT),
                    cast.person(cast.partner(), Role.REPORTER))) {
                assertThat(count(reader, table, id))
                        .as(table + " " + reader.roles())
                        .isZero();
                assertThat(access.<Integer>readingAsHolder(reader.id(), () -> count(table, id)))
                        .as(table)
                        .isZero();
            }
            assertThat(count(table, id)).as("without a context").isZero();
        }
    }

    @Test
    void aGuestReadsIncidentsThatAreForAllAndNoDecisionAboutThem() {
        var officer = cast.officer("GWENT");
        var id = accepted(officer, incident(officer, Scope.PUBLIC), incident(officer, Scope.PUBLIC));
        var guest = cast.person(officer.organisation(), Role.GUEST);
        assertThat(count(guest, "link_decision where id", id)).isZero();
        assertThat(count(cast.officer("DURHAM"), "link_decision where id", id)).isOne();
    }

    @Test
    void aKeptScoreIsForTheOwnPoliceWhoMayReadEverythingThatItCameFrom() {
        var officer = cast.officer("GWENT");
        var elsewhere = cast.officer("DORSET");
        var one = incident(officer, Scope.ALL_FORCES);
        var other = incident(officer, Scope.ALL_FORCES);
        var theirs = UUID.randomUUID();
        sightings.record(elsewhere, theirs, vehicle(one, Scope.ALL_FORCES), new byte[32]);
        var id = accepted(officer, one, other);
        var score = "link_score where decision_id";
        assertThat(count(cast.person(officer.organisation(), Role.ANALYST), score, id))
                .isOne();
        assertThat(count(elsewhere, score, id)).as("of another force").isZero();
        assertThat(count(cast.person(officer.organisation(), Role.GUEST), score, id))
                .isZero();
        sightings.withdraw(elsewhere, theirs, "Another car");
        assertThat(count(officer, score, id)).as("withdrawn since").isZero();
        assertThat(count(officer, "link_decision where id", id)).isOne();
    }

    @Test
    void nobodyDecidesInTheNameOfAnotherOrTakesAnythingBack() {
        var officer = cast.officer("GWENT");
        var elsewhere = cast.officer("DORSET");
        var one = incident(officer, Scope.ALL_FORCES);
        var hidden = incident(officer, Scope.OWN_FORCE);
        var id = accepted(officer, one, incident(officer, Scope.ALL_FORCES));
        for (var statement : List.of(
                "delete from link_decision where id = :id",
                "update link_decision set decision = 'REJECTED' where id = :id",
                "delete from link_score where decision_id = :id",
                "update link_score set points = 0 where decision_id = :id",
                "delete from series_title where link_id = :id",
                "update series_title set title = 'Theirs' where link_id = :id")) {
            assertThatThrownBy(() -> access.writing(
                            officer, () -> jdbc.sql(statement).param("id", id).update()))
                    .as(statement)
                    .isInstanceOf(DataAccessException.class);
        }
        var pair = Pair.of(one, hidden);
        for (var person : List.of(officer, elsewhere)) {
            assertThatThrownBy(() -> access.writing(
                            elsewhere,
                            () -> jdbc.sql(
                                            "insert into link_decision (id, label_id, owner_organisation, person_id, one, other, decision, reason, at)"
                                                    + " select gen_random_uuid(), label_id, :owner, :person, :one, :other, 'ACCEPTED', 'x', now()"
                                                    + " from link_decision where id = :id")
                                    .param("owner", person.organisation().id())
                                    .param("person", person.id())
                                    .param("one", pair.one())
                                    .param("other", pair.other())
                                    .param("id", accepted(elsewhere, one, incident(elsewhere, Scope.ALL_FORCES)))
                                    .update()))
                    .as("about what they may not read, in whosever name")
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void aWatchIsItsKeepersAloneAndNobodyWatchesOrNamesWhatTheyMayNotRead() {
        var officer = cast.officer("GWENT");
        var elsewhere = cast.officer("DORSET");
        var link = accepted(officer, incident(officer, Scope.OWN_FORCE), incident(officer, Scope.OWN_FORCE));
        accepted(elsewhere, incident(elsewhere, Scope.OWN_FORCE), incident(elsewhere, Scope.OWN_FORCE));
        var watch = UUID.randomUUID();
        watches.keep(officer, link, watch, Purpose.INVESTIGATION, "One car", 7);
        assertThat(count(officer, "series_watch where id", watch)).isOne();
        assertThat(count(cast.person(officer.organisation(), Role.ANALYST), "series_watch where id", watch))
                .isZero();
        assertThat(count("series_watch where id", watch))
                .as("without a context")
                .isZero();
        for (var statement : List.of(
                "insert into series_watch (id, link_id, purpose, reason, made_at, expires_at, looked_at)"
                        + " values (gen_random_uuid(), :link, 'ANALYSIS', 'x', now(), now() + interval '1 day', now())",
                "insert into series_title (link_id, label_id, owner_organisation, title, at)"
                        + " select :link, label_id, owner_organisation, 'x', now() from link_decision where person_id = acting_person() limit 1")) {
            assertThatThrownBy(() -> access.writing(
                            elsewhere,
                            () -> jdbc.sql(statement).param("link", link).update()))
                    .as(statement)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> access.writing(
                        officer,
                        () -> jdbc.sql("delete from series_watch where id = :id")
                                .param("id", watch)
                                .update()))
                .isInstanceOf(DataAccessException.class);
    }

    private UUID accepted(Person person, UUID one, UUID other) {
        var id = UUID.randomUUID();
        var receipt = decisions.decide(person, one, id, other, LinkVerdict.ACCEPTED, "One car");
        assertThat(receipt.repeated()).isFalse();
        return id;
    }

    private UUID incident(Person person, Scope scope, UUID... named) {
        return reports.report(person, ST, scope, named).released().id();
    }

    private static SightingContent vehicle(UUID incident, Scope scope) {
        var at = Instant.now().minusSeconds(600);
        return new SightingContent(
                incident,
                null,
                new Seen(
                        SightingKind.VEHICLE,
                        Plate.of("AB12CDE").orElseThrow(),
                        PlateCertainty.LIKELY,
                        null,
                        null,
                        null,
                        null,
                        null,
                        ""),
                new OccurredBetween(at, at, true),
                null,
                new Movement(null, null, null),
                "",
                SharingTerms.of(scope).marked(Marking.OFFICIAL_SENSITIVE, null));
    }

    private int count(Person reader, String table, UUID id) {
        return access.<Integer>reading(reader, () -> count(table, id));
    }

    private int count(String table, UUID id) {
        return jdbc.sql("select count(*) from " + table + " = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }
}
