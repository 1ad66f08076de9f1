package org.hedgerow.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class ReferenceRowsTests {

    private static PostgisDatabase database;
    private static Categories categories;
    private static Forces forces;

    @BeforeAll
    static void load() throws SQLException {
        database = PostgisDatabase.fresh();
        try (var connection = database.asApp()) {
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            categories = new Categories(jdbc);
            forces = new Forces(jdbc);
        }
    }

    @Test
    void hasFortyThreeForcesOfEnglandAndWalesAndThreeMore() {
        assertThat(forces.all()).hasSize(46);
        assertThat(forces.all().stream().filter(force -> force.ffCode() != null))
                .hasSize(43);
        assertThat(forces.all())
                .extracting(Force::code)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[A-Z]{2,10}"));
        assertThat(forces.all()).extracting(Force::policeUkId).doesNotHaveDuplicates();
        assertThat(forces.all().stream().map(Force::ffCode).filter(code -> code != null))
                .doesNotHaveDuplicates();
        assertThat(forces.all().stream().map(Force::onsCode).filter(code -> code != null))
                .doesNotHaveDuplicates();
    }

    @Test
    void knowsTheNeighboursOfCambridgeshire() {
        assertThat(forces.neighboursOf("CAMBS"))
                .containsExactlyInAnyOrder("BEDS", "ESSEX", "HERTS", "LINCS", "NORFOLK", "NORTHANTS", "SUFFOLK");
    }

    @Test
    void meetsEveryNeighbourBothWays() {
        for (var force : forces.all()) {
            assertThat(force.neighbours())
                    .allSatisfy(neighbour -> assertThat(forces.neighboursOf(neighbour))
                            .as("%s and %s", force.code(), neighbour)
                            .contains(force.code()));
        }
    }

    @Test
    void findsForcesByEveryNameTheyGoBy() {
        assertThat(forces.find("ESSEX")).map(Force::name).contains("Essex Police");
        assertThat(forces.withPoliceUkId("devon-and-cornwall")).map(Force::code).contains("DEVCORN");
        assertThat(forces.withPublishedName("Hampshire Constabulary"))
                .map(Force::code)
                .contains("HANTS");
        assertThat(forces.withPublishedName("Hampshire and Isle of Wight Constabulary"))
                .map(Force::code)
                .contains("HANTS");
        assertThat(forces.find("essex")).isEmpty();
        assertThat(forces.withPublishedName("Essex Police'; --")).isEmpty();
        assertThat(forces.neighboursOf("NOWHERE")).isEmpty();
    }

    @Test
    void hasAnAreaForEveryForceThatShould() {
        var withArea =
                forces.all().stream().filter(Force::hasArea).map(Force::code).toList();

        assertThat(new ForceAreas().codes()).containsExactlyInAnyOrderElementsOf(withArea);
    }

    /** The indicative polygons against the table: each difference is known and has its reason. */
    @Test
    void explainsWhereTheIndicativeBordersDifferFromTheTable() {
        var drawn = drawnNeighbours();
        var onlyDrawn = new TreeSet<String>();
        var onlyListed = new TreeSet<String>();
        for (var force : forces.all()) {
            var beside = drawn.getOrDefault(force.code(), Set.of());
            for (var neighbour : beside) {
                if (force.code().compareTo(neighbour) < 0 && !force.neighbours().contains(neighbour)) {
                    onlyDrawn.add(force.code() + " " + neighbour);
                }
            }
            for (var neighbour : force.neighbours()) {
                if (force.code().compareTo(neighbour) < 0 && !beside.contains(neighbour)) {
                    onlyListed.add(force.code() + " " + neighbour);
                }
            }
        }
        assertThat(onlyDrawn).isEmpty();
        assertThat(onlyListed)
                .containsExactly(
                        "AVSOM GWENT", // the Severn bridges: water lies between
                        "LINCS NORTHANTS", // a real border of some 20 m, too short for a map at 1:10,000,000
                        "MERSEY NWALES"); // the Dee: water lies between
    }

    private static Map<String, Set<String>> drawnNeighbours() {
        var outlines = ForceOutlines.read();
        var byEdge = new HashMap<Set<String>, Set<String>>();
        for (int area = 0; area < outlines.codes().size(); area++) {
            for (int[] ring : outlines.rings().get(area)) {
                for (int i = 0; i + 3 < ring.length; i += 2) {
                    var ends = Set.of(ring[i] + " " + ring[i + 1], ring[i + 2] + " " + ring[i + 3] + " ");
                    var plain = new HashSet<String>();
                    ends.forEach(end -> plain.add(end.strip()));
                    byEdge.computeIfAbsent(plain, unseen -> new TreeSet<>())
                            .add(outlines.codes().get(area));
                }
            }
        }
        var neighbours = new HashMap<String, Set<String>>();
        for (var beside : byEdge.values()) {
            var pair = new ArrayList<>(beside);
            if (pair.size() == 2) {
                neighbours
                        .computeIfAbsent(pair.get(0), unseen -> new TreeSet<>())
                        .add(pair.get(1));
                neighbours
                        .computeIfAbsent(pair.get(1), unseen -> new TreeSet<>())
                        .add(pair.get(0));
            }
        }
        return neighbours;
    }

    @Test
    void arrangesCategoriesInTwoLevels() {
        assertThat(categories.groups())
                .extracting(Category::code)
                .startsWith("HARE")
                .endsWith("STREET")
                .hasSize(15);
        assertThat(categories.groups())
                .extracting(Category::shape)
                .doesNotHaveDuplicates()
                .doesNotContainNull();
        assertThat(categories.groups())
                .allSatisfy(
                        group -> assertThat(categories.childrenOf(group.code())).isNotEmpty());
        assertThat(categories.contains("HARE.COURSING")).isTrue();
        assertThat(categories.isGroup("HARE")).isTrue();
        assertThat(categories.isGroup("HARE.COURSING")).isFalse();
        assertThat(categories.find("AGRI.TRACTOR")).map(Category::groupCode).contains("AGRI");
        assertThat(categories.codesWithin("FUEL"))
                .startsWith("FUEL")
                .contains("FUEL.REDDIESEL")
                .hasSize(5);
        assertThat(categories.codesWithin("FUEL.PETROL")).containsExactly("FUEL.PETROL");
    }

    @Test
    void knowsNothingOfOtherCodes() {
        for (var code : new String[] {"", " ", "hare", "HARE.", ".COURSING", "HARE.COURSING ", "x' or '1'='1", "\0"}) {
            assertThat(categories.contains(code)).as(code).isFalse();
            assertThat(categories.codesWithin(code)).as(code).isEmpty();
            assertThat(categories.childrenOf(code)).as(code).isEmpty();
        }
        assertThat(categories.contains(null)).isFalse();
        assertThat(categories.isGroup(null)).isFalse();
    }

    @Test
    void takesTheFourteenCrimeTypesByTheirPublishedNames() {
        assertThat(categories.childrenOf("STREET")).hasSize(14).allMatch(child -> child.policeUkName() != null);
        assertThat(categories.withPoliceUkName("Violence and sexual offences"))
                .map(Category::code)
                .contains("STREET.VIOLENCE");
        assertThat(categories.withPoliceUkName("violence and sexual offences")).isEmpty();
    }

    /** Who may write is decided where people ask; that no write goes unrecorded, and nothing is lost, is decided here. */
    @Test
    void letsNobodyWriteWithoutANameOrRemoveWhatHasBegun() throws SQLException {
        try (var connection = database.asApp();
                var statement = connection.createStatement()) {
            for (var table : ReferenceTable.values()) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> statement.executeUpdate("delete from " + table.sqlName()))
                        .withMessageContaining("a change needs somebody who makes it");
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() ->
                                statement.executeUpdate("update " + table.sqlName() + " set source = 'overwritten'"))
                        .withMessageContaining("a change needs somebody who makes it");
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> statement.executeUpdate("truncate " + table.sqlName()))
                        .withMessageContaining("permission denied");
            }
        }
        try (var connection = database.asOwner();
                var statement = connection.createStatement()) {
            statement.execute("set hedgerow.reference_reason = 'trying'");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.executeUpdate("delete from force where code = 'CAMBS'"))
                    .withMessageContaining("may be ended and not removed");
        }
    }
}
