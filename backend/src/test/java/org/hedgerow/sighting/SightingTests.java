package org.hedgerow.sighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sighting.SightingContent.Movement;
import org.hedgerow.sighting.SightingContent.Seen;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself keeps of sightings from whom. */
@HedgerowTest
class SightingTests {

    private final Cast cast;
    private final Access access;
    private final Sightings sightings;
    private final JdbcClient jdbc;

    @Autowired
    SightingTests(Cast cast, Access access, Sightings sightings, JdbcClient jdbc) {
        this.cast = cast;
        this.access = access;
        this.sightings = sightings;
        this.jdbc = jdbc;
    }

    @Test
    void rowSecurityShowsWhatTheLabelAllowsAndNothingWithoutAContext() {
        var officer = cast.officer("GWENT");
        var own = record(officer, "AB12CDE", Scope.OWN_FORCE);
        var all = record(officer, "AB12CDE", Scope.ALL_FORCES);
        assertThat(count(officer, own, all)).isEqualTo(2);
        assertThat(count(cast.officer("DORSET"), own, all)).isOne();
        for (var other : List.of(
                cast.farmer(),
                cast.coordinator("ST42"),
                cast.person(cast.force("GWENT"), Role.GUEST),
                cast.person(cast.partner(), Role.REPORTER))) {
            assertThat(count(other, own, all)).isZero();
        }
        assertThat(count(own, all)).as("without a context").isZero();
    }

    @Test
    void nobodyWritesInTheNameOfAnotherOrTakesAnythingAway() {
        var officer = cast.officer("GWENT");
        var elsewhere = cast.officer("DORSET");
        var id = record(officer, "AB12CDE", Scope.ALL_FORCES);
        for (var statement : List.of(
                "delete from sighting where id = :id",
                "update sighting set author = acting_person() where id = :id",
                "update sighting set owner_organisation = owner_organisation where id = :id")) {
            assertThatThrownBy(() -> access.writing(
                            officer, () -> jdbc.sql(statement).param("id", id).update()))
                    .as(statement)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(access.<Integer>writing(
                        elsewhere,
                        () -> jdbc.sql("update sighting set note = 'Theirs' where id = :id")
                                .param("id", id)
                                .update()))
                .isZero();
        for (var author : List.of(officer.id(), elsewhere.id())) {
            assertThatThrownBy(() -> access.writing(
                            cast.officer("GWENT"),
                            () -> jdbc.sql(
                                            "insert into sighting (id, label_id, owner_organisation, author, kind, description, earliest, latest,"
                                                    + " exact_time_known, note, content_sha256, made_at, changed_at)"
                                                    + " select :new, label_id, owner_organisation, :author, kind, description, earliest, latest,"
                                                    + " exact_time_known, note, content_sha256, made_at, changed_at from sighting where id = :id")
                                    .param("new", UUID.randomUUID())
                                    .param("author", author)
                                    .param("id", id)
                                    .update()))
                    .as("in somebody else's name")
                    .isInstanceOf(DataAccessException.class);
        }
    }

    private UUID record(Person person, String plate, Scope scope) {
        var id = UUID.randomUUID();
        sightings.record(person, id, vehicle(plate, PlateCertainty.LIKELY, 0, SharingTerms.of(scope)), new byte[32]);
        return id;
    }

    static SightingContent vehicle(String plate, PlateCertainty certainty, int daysAgo, SharingTerms sharing) {
        var at = Instant.now().minusSeconds(600).minus(daysAgo, ChronoUnit.DAYS);
        return new SightingContent(
                null,
                null,
                new Seen(
                        SightingKind.VEHICLE,
                        Plate.of(plate).orElseThrow(),
                        certainty,
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
                sharing.marked(Marking.OFFICIAL_SENSITIVE, null));
    }

    private int count(Person reader, UUID... ids) {
        return access.<Integer>reading(reader, () -> count(ids));
    }

    private int count(UUID... ids) {
        return jdbc.sql("select count(*) from sighting where id = any (:ids)")
                .param("ids", ids)
                .query(Integer.class)
                .single();
    }
}
