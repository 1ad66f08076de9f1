package org.hedgerow.sighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Purpose;
import org.hedgerow.identity.Role;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a search for a plate finds, and that what is hidden changes none of it. Each test has plates of its own. */
@HedgerowTest
class PlateSearchTests {

    private static final String LETTERS = "CEFHJKNPRX";

    private final Cast cast;
    private final Access access;
    private final Sightings sightings;
    private final PlateSearch search;
    private final JdbcClient jdbc;

    @Autowired
    PlateSearchTests(Cast cast, Access access, Sightings sightings, PlateSearch search, JdbcClient jdbc) {
        this.cast = cast;
        this.access = access;
        this.sightings = sightings;
        this.search = search;
        this.jdbc = jdbc;
    }

    @Test
    void theBestComesFirstWithItsReasons() {
        var officer = cast.officer("GWENT");
        var own = own();
        var misread = record(officer, own + "8D", PlateCertainty.CERTAIN, 0, Scope.ALL_FORCES);
        var unknown = record(officer, own + "?D", PlateCertainty.CERTAIN, 0, Scope.ALL_FORCES);
        var exact = record(officer, own + "BD", PlateCertainty.CERTAIN, 0, Scope.ALL_FORCES);
        var guessed = record(officer, own + "BD", PlateCertainty.GUESSED, 0, Scope.ALL_FORCES);
        var old = record(officer, own + "BD", PlateCertainty.CERTAIN, 200, Scope.ALL_FORCES);
        record(officer, own + "3D", PlateCertainty.CERTAIN, 0, Scope.ALL_FORCES);
        record(officer, own + "BD", PlateCertainty.CERTAIN, 500, Scope.ALL_FORCES);
        var answer = search.search(cast.officer("DORSET"), pattern(own + "BD"), Purpose.PREVENTION, 365);
        assertThat(answer.matches())
                .extracting(match -> match.sighting().id())
                .startsWith(exact, misread, unknown)
                .containsExactlyInAnyOrder(exact, misread, unknown, old, guessed);
        assertThat(answer.more()).isFalse();
        var best = answer.matches().get(0);
        assertThat(best.likeness().isExact()).isTrue();
        assertThat(best.score()).isBetween(0.99, 1.0);
        assertThat(answer.matches())
                .filteredOn(match -> match.sighting().id().equals(old))
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.daysAgo()).isEqualTo(200);
                    assertThat(match.score()).isBetween(0.5, 0.7);
                });
    }

    @Test
    void everyPlateThatAgreesIsFoundWhereverItIsBlurred() {
        var officer = cast.officer("GWENT");
        var random = new Random();
        for (int trial = 0; trial < 60; trial++) {
            var plate = PlatePatternTests.plate(random);
            var id = record(officer, plate, PlateCertainty.CERTAIN, 0, Scope.OWN_FORCE);
            var pattern = PlatePattern.of(PlatePatternTests.blurred(plate, random))
                    .filter(each -> each.likeness(plate).isPresent());
            if (pattern.isPresent()) {
                var answer = search.search(officer, pattern.get(), Purpose.PREVENTION, 10);
                assertThat(answer.more()
                                || answer.matches().stream()
                                        .anyMatch(match -> match.sighting().id().equals(id)))
                        .as(pattern.get().read() + " finds " + plate)
                        .isTrue();
            }
        }
        assertThat(jdbc.sql("select plate_pairs('AB?2') = array[:a, :b, :c, :d, :e, :f]::int[]")
                        .param("a", number(1, '4', '8'))
                        .param("b", number(2, '4', '?'))
                        .param("c", number(3, '4', '2'))
                        .param("d", number(1, '8', '?'))
                        .param("e", number(2, '8', '2'))
                        .param("f", number(1, '?', '2'))
                        .query(Boolean.class)
                        .single())
                .as("the database numbers pairs as the code does")
                .isTrue();
    }

    @Test
    void whatIsHiddenChangesNothing() {
        var gwent = cast.officer("GWENT");
        var reader = cast.officer("DORSET");
        var own = own();
        for (int each = 0; each < 3; each++) {
            record(gwent, own + "B?", PlateCertainty.GUESSED, 30 + each, Scope.ALL_FORCES);
        }
        var before = search.search(reader, pattern(own + "*"), Purpose.PREVENTION, 365);
        assertThat(before.matches()).hasSize(3);
        for (int each = 0; each <= PlateSearch.MOST_SHOWN; each++) {
            record(gwent, own + "B2", PlateCertainty.CERTAIN, 0, Scope.OWN_FORCE);
        }
        var after = search.search(reader, pattern(own + "*"), Purpose.PREVENTION, 365);
        assertThat(ids(after)).isEqualTo(ids(before));
        assertThat(after.more()).isFalse();
        var all = search.search(gwent, pattern(own + "*"), Purpose.PREVENTION, 365);
        assertThat(all.matches()).hasSize(PlateSearch.MOST_SHOWN);
        assertThat(all.more()).isTrue();
    }

    @Test
    void whatIsWithdrawnOrReadOtherwiseIsNotFound() {
        var officer = cast.officer("GWENT");
        var own = own();
        var id = record(officer, own + "B2", PlateCertainty.CERTAIN, 0, Scope.OWN_FORCE);
        sightings.amend(
                officer,
                id,
                1,
                SightingTests.vehicle(own + "C3", PlateCertainty.LIKELY, 0, SharingTerms.of(Scope.OWN_FORCE)));
        assertThat(search.search(officer, pattern(own + "B2"), Purpose.PREVENTION, 10)
                        .matches())
                .isEmpty();
        assertThat(search.search(officer, pattern(own + "C3"), Purpose.PREVENTION, 10)
                        .matches())
                .hasSize(1);
        sightings.withdraw(officer, id, "Another car");
        assertThat(search.search(officer, pattern(own + "C3"), Purpose.PREVENTION, 10)
                        .matches())
                .isEmpty();
    }

    @Test
    void nobodyElseSearchesAndNothingReachesThePlatesButTheFunction() {
        for (var other : List.of(
                cast.farmer(),
                cast.person(cast.force("GWENT"), Role.GUEST),
                cast.person(cast.force("GWENT"), Role.AUDITOR))) {
            assertThatThrownBy(() -> search.search(other, pattern("AB12CDE"), Purpose.PREVENTION, 10))
                    .isInstanceOf(ProblemException.class);
        }
        var officer = cast.officer("GWENT");
        var own = own();
        record(officer, own + "B2", PlateCertainty.CERTAIN, 0, Scope.OWN_FORCE);
        for (var statement : List.of(
                "select count(*) from sighting_plate",
                "delete from sighting_plate",
                "update sighting_plate set label_id = 0")) {
            assertThatThrownBy(() -> access.writing(
                            officer, () -> jdbc.sql(statement).query().listOfRows()))
                    .as(statement)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(found(own)).as("without a context").isZero();
        assertThat(access.<Integer>reading(officer, () -> found(own))).isOne();
        assertThat(access.<Integer>reading(cast.officer("DORSET"), () -> found(own)))
                .isZero();
    }

    private int found(String own) {
        var pattern = pattern(own + "*");
        var pair = pattern.pairs().get(0);
        return jdbc.sql("select count(*) from plates_like(:pair, :pair, :pair, :pair, :reads, '2000-01-01Z')")
                .param("pair", pair)
                .param("reads", pattern.expression())
                .query(Integer.class)
                .single();
    }

    private static List<UUID> ids(PlateSearch.Answer answer) {
        return answer.matches().stream().map(match -> match.sighting().id()).toList();
    }

    private static int number(int apart, char one, char other) {
        return apart * 4096 + (one - '0') * 64 + other - '0';
    }

    private static PlatePattern pattern(String typed) {
        return PlatePattern.of(typed).orElseThrow();
    }

    /** The beginning of plates that no other test has, of letters that nobody takes for others. */
    private static String own() {
        var own = new StringBuilder();
        for (var random = new Random(); own.length() < 8; ) {
            own.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return own.toString();
    }

    private UUID record(Person person, String plate, PlateCertainty certainty, int daysAgo, Scope scope) {
        var id = UUID.randomUUID();
        sightings.record(
                person, id, SightingTests.vehicle(plate, certainty, daysAgo, SharingTerms.of(scope)), new byte[32]);
        return id;
    }
}
