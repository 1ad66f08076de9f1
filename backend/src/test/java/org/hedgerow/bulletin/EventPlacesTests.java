package org.hedgerow.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hedgerow.bulletin.BulletinAudience.POLICE;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.sharing.Access;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself keeps of the places of events, and how far is far enough. */
@HedgerowTest
class EventPlacesTests {

    private static final EventPosition HALL = new EventPosition(-3.0, 51.6, 10);

    private final Cast cast;
    private final Access access;
    private final Bulletins bulletins;
    private final Issuing issuing;
    private final PublishedBulletins published;
    private final EventPlaces places;
    private final NationalGrid grid;
    private final JdbcClient jdbc;

    @Autowired
    EventPlacesTests(
            Cast cast,
            Access access,
            Bulletins bulletins,
            Issuing issuing,
            PublishedBulletins published,
            EventPlaces places,
            NationalGrid grid,
            JdbcClient jdbc) {
        this.cast = cast;
        this.access = access;
        this.bulletins = bulletins;
        this.issuing = issuing;
        this.published = published;
        this.places = places;
        this.grid = grid;
        this.jdbc = jdbc;
    }

    @Test
    void whatWasIssuedIsTheApprovedPlaceAndStaysIt() {
        var author = cast.officer("GWENT");
        var id = approved(author);
        issuing.issue(author, id, 1);
        var event = Objects.requireNonNull(
                published.find(author, id).orElseThrow().facts().event());
        var position = Objects.requireNonNull(event.position());
        assertThat(position.longitude()).isCloseTo(-3.0, within(1e-7));
        assertThat(position.precisionMetres()).isEqualTo(10);
        for (var change : List.of(
                "update issued_event_place set at = st_setsrid(st_makepoint(300000, 200000), 27700) where bulletin_id = :id",
                "update issued_event_place set precision_metres = 1 where bulletin_id = :id")) {
            assertThatThrownBy(() -> access.writing(
                            author, () -> jdbc.sql(change).param("id", id).update()))
                    .as(change)
                    .isInstanceOf(DataAccessException.class);
        }
        access.writing(
                author,
                () -> jdbc.sql("delete from issued_event_place where bulletin_id = :id")
                        .param("id", id)
                        .update());
        for (var other : List.of(
                "st_setsrid(st_makepoint(st_x(event_at) + 1, st_y(event_at)), 27700), event_precision_metres",
                "event_at, event_precision_metres + 1")) {
            assertThatThrownBy(() -> access.writing(author, () -> insert(id, other)))
                    .as(other)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(access.<Integer>writing(author, () -> insert(id, "event_at, event_precision_metres")))
                .as("the approved one")
                .isOne();
    }

    @Test
    void whoReadsNoWordingReadsNoPlace() {
        var author = cast.officer("GWENT");
        var id = approved(author);
        for (var reader : List.of(cast.officer("DYFPOW"), cast.farmer())) {
            assertThat(count(reader, id)).as("before it is issued").isZero();
        }
        issuing.issue(author, id, 1);
        assertThat(count(cast.officer("DYFPOW"), id)).isOne();
        assertThat(count(cast.farmer(), id)).isZero();
        assertThat(count(cast.coordinator("TL34"), id)).isZero();
        assertThat(access.<Integer>readingAsHolder(IssuedRows.ANYBODY, () -> count(id)))
                .isZero();
        assertThat(access.<Integer>writing(cast.officer("DYFPOW"), () -> insert(id, "event_at, 10")))
                .as("nobody else has anything to copy")
                .isZero();
    }

    @Test
    void aHundredMetresIsCloseAndTenMoreIsNot() {
        var at = grid.toGrid(new GeoPoint(HALL.longitude(), HALL.latitude()));
        for (int metres : List.of(0, 60, 100, 110)) {
            var source = new GridPoint(at.eastingMillimetres(), at.northingMillimetres() + metres * 1000);
            assertThat(places.check(inviting(HALL, null), List.of(source)))
                    .as(metres + " m")
                    .hasSize(metres > 100 ? 0 : 1);
        }
        var authority = new BulletinEvent.NearAuthority("Inspector, rural crime", "It is the village green");
        assertThat(places.check(inviting(HALL, authority), List.of(at))).isEmpty();
        assertThat(places.check(inviting(null, null), List.of(at))).isEmpty();
        assertThat(places.check(inviting(HALL, null), List.of())).isEmpty();
    }

    private int insert(UUID id, String place) {
        return jdbc.sql("insert into issued_event_place (bulletin_id, label_id, at, precision_metres)"
                        + " select id, label_id, " + place + " from bulletin where id = :id")
                .param("id", id)
                .update();
    }

    private int count(Person reader, UUID id) {
        return access.<Integer>reading(reader, () -> count(id));
    }

    private Integer count(UUID id) {
        return jdbc.sql("select count(*) from issued_event_place where bulletin_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private UUID approved(Person author) {
        var id = UUID.randomUUID();
        bulletins.begin(author, id, inviting(HALL, null));
        bulletins.submit(author, id, 1);
        bulletins.approve(cast.person(author.organisation(), Role.OFFICER), id, 1, POLICE);
        return id;
    }

    private static BulletinContent inviting(
            @Nullable EventPosition position, BulletinEvent.@Nullable NearAuthority authority) {
        var said = BulletinContents.saying("Come and meet us.", AdviceCategory.GENERAL, POLICE);
        var opens = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        return new BulletinContent(
                BulletinKind.EVENT_OR_AMNESTY,
                said.advice(),
                said.urgency(),
                said.priority(),
                said.expiresHours(),
                said.delayMinutes(),
                said.watchMembers(),
                said.allForces(),
                said.area(),
                new BulletinEvent("Invented hall", position, authority, opens, opens.plus(2, ChronoUnit.HOURS)),
                said.signatory(),
                null,
                null,
                List.of(),
                said.wordings());
    }
}
