package org.hedgerow.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database itself keeps from whom, and what a briefing is given. Each test has a part of Dorset of its own. */
@HedgerowTest
class GroundTests {

    private static final byte[] SHA = new byte[32];

    private final Cast cast;
    private final Access access;
    private final GroundKeeping keeping;
    private final GroundNear near;
    private final GroundShapes shapes;
    private final NationalGrid grid;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;

    @Autowired
    GroundTests(
            Cast cast,
            Access access,
            GroundKeeping keeping,
            GroundNear near,
            GroundShapes shapes,
            NationalGrid grid,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.cast = cast;
        this.access = access;
        this.keeping = keeping;
        this.near = near;
        this.shapes = shapes;
        this.grid = grid;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Test
    void rowSecurityShowsItToItsKeeperAndThePoliceAlone() {
        var force = cast.force("DORSET");
        var keeper = cast.farmer();
        var id = keep(keeper, GroundKind.GATE, 370_100, 95_100);
        assertThat(access.<Integer>readingAsHolder(keeper.id(), () -> count(id)))
                .isOne();
        for (var police : List.of(cast.person(force, Role.OFFICER), cast.officer("GWENT"))) {
            assertThat(access.<Integer>reading(police, () -> count(id))).isOne();
        }
        for (var other : List.of(
                cast.farmer(),
                cast.person(keeper.organisation(), Role.REPORTER),
                cast.person(keeper.organisation(), Role.WATCH_COORDINATOR),
                cast.coordinator("SY79"),
                cast.person(force, Role.GUEST),
                cast.person(force, Role.AIR_SUPPORT),
                cast.person(cast.partner(), Role.REPORTER))) {
            assertThat(access.<Integer>reading(other, () -> count(id))).isZero();
            assertThat(access.<Integer>readingAsHolder(other.id(), () -> count(id)))
                    .isZero();
        }
        assertThat(count(id)).as("without a context").isZero();
    }

    @Test
    void nobodyWritesInTheNameOfAnotherOrTakesAnythingAway() {
        var force = cast.force("DORSET");
        var keeper = cast.farmer();
        var id = keep(keeper, GroundKind.GATE, 371_100, 95_100);
        var officer = cast.person(force, Role.OFFICER);
        var elsewhere = cast.officer("GWENT");
        for (var statement : List.of(
                "delete from ground_feature where id = :id",
                "update ground_feature set keeper = acting_person() where id = :id")) {
            assertThatThrownBy(() -> access.writing(
                            officer, () -> jdbc.sql(statement).param("id", id).update()))
                    .as(statement)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(access.<Integer>writing(
                        elsewhere,
                        () -> jdbc.sql("update ground_feature set note = 'Theirs' where id = :id")
                                .param("id", id)
                                .update()))
                .isZero();
        assertThatThrownBy(() -> access.writing(
                        officer,
                        () -> jdbc.sql(
                                        "insert into ground_feature (id, label_id, owner_organisation, keeper, kept_by_police, kind, note,"
                                                + " outline, wgs84, grid, precision_metres, transformation, known_at, content_sha256, made_at, changed_at)"
                                                + " select :new, label_id, owner_organisation, keeper, kept_by_police, kind, note, outline, wgs84, grid,"
                                                + " precision_metres, transformation, known_at, content_sha256, made_at, changed_at"
                                                + " from ground_feature where id = :id")
                                .param("new", UUID.randomUUID())
                                .param("id", id)
                                .update()))
                .as("in somebody else's name")
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> access.writingAsHolder(
                        keeper.id(),
                        List.of(),
                        () -> jdbc.sql("update ground_feature set note = 'Mine' where id = :id")
                                .param("id", id)
                                .update()))
                .as("a keeper who was given no label to write under")
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aBriefingIsGivenWhatIsNearNearestFirstAndNotWhoKeepsIt() {
        cast.force("DORSET");
        var keeper = cast.farmer();
        var middle = GridPoint.ofMetres(380_000, 95_000);
        keep(keeper, GroundKind.MAST, 380_900, 95_000);
        var line = keeping.keep(
                        keeper,
                        UUID.randomUUID(),
                        new GroundContent(
                                GroundKind.WIRES,
                                "along the drove",
                                new GroundFacts(9, 11, null, null, null, null, null, null, null),
                                shape(GroundOutline.LINE, 379_000, 95_300, 381_000, 95_300)),
                        SHA)
                .feature();
        var ended = keep(keeper, GroundKind.GATE, 380_010, 95_000);
        keeping.end(keeper, ended);
        keep(keeper, GroundKind.GATE, 382_100, 95_000);
        var found = near.near(cast.officer("GWENT"), middle, 1000);
        assertThat(found).extracting(GroundNear.Near::kind).containsExactly(GroundKind.WIRES, GroundKind.MAST);
        var wires = found.get(0);
        assertThat(wires.words()).as("without the note").isEqualTo("11 kV wires, 9 m");
        assertThat(wires.metres()).isBetween(299, 301);
        assertThat(wires.place().point().eastingMetres())
                .as("where they are nearest")
                .isBetween(379_999.0, 380_001.0);
        assertThat(wires.place().precisionMetres()).isEqualTo(10);
        assertThat(wires.knownAt()).isEqualTo(line.knownAt());
        assertThat(wires.unconfirmed()).isFalse();
        assertThat(found.toString()).doesNotContain(keeper.id().toString());
        assertThat(near.near(cast.officer("GWENT"), middle, 100)).isEmpty();
    }

    @Test
    void aBriefingIsForThePoliceToWriteAndBounded() {
        var force = cast.force("DORSET");
        var keeper = cast.farmer();
        for (int each = 0; each <= GroundNear.MOST; each++) {
            keep(keeper, GroundKind.GATE, 385_000 + each, 95_000);
        }
        var middle = GridPoint.ofMetres(385_000, 95_000);
        var officer = cast.person(force, Role.OFFICER);
        assertThat(near.near(officer, middle, 500)).hasSize(GroundNear.MOST);
        for (var other : List.of(
                keeper,
                cast.coordinator("SY89"),
                cast.person(force, Role.AIR_SUPPORT),
                cast.person(force, Role.GUEST))) {
            assertThatThrownBy(() -> near.near(other, middle, 500)).isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> near.near(officer, middle, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> near.near(officer, middle, GroundNear.FARTHEST_METRES + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TransactionTemplate(transactions)
                        .executeWithoutResult(status -> near.near(officer, middle, 500)))
                .as("the rights of another transaction would be lost")
                .isInstanceOf(IllegalStateException.class);
    }

    private UUID keep(Person keeper, GroundKind kind, int easting, int northing) {
        var id = UUID.randomUUID();
        keeping.keep(
                keeper,
                id,
                new GroundContent(kind, "", GroundFacts.NONE, shape(GroundOutline.POINT, easting, northing)),
                SHA);
        return id;
    }

    private GroundShape shape(GroundOutline outline, int... metres) {
        var corners = new ArrayList<List<Double>>();
        for (int at = 0; at < metres.length; at += 2) {
            GeoPoint point = grid.toGeographic(GridPoint.ofMetres(metres[at], metres[at + 1]));
            corners.add(List.of(point.longitude(), point.latitude()));
        }
        return shapes.shape(outline, List.copyOf(corners), 10);
    }

    private int count(UUID id) {
        return jdbc.sql("select (select count(*) from ground_feature where id = :id)")
                .param("id", id)
                .query(Integer.class)
                .single();
    }
}
