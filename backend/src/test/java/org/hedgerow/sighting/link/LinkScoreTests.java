package org.hedgerow.sighting.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.sighting.Plate;
import org.hedgerow.sighting.link.LinkAccount.Dogs;
import org.hedgerow.sighting.link.LinkAccount.Vehicle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinkScoreTests {

    private static final LinkWeights WEIGHTS = LinkWeights.shipped();
    private static final int INCIDENTS = 3_000;
    private static final double TINY = 1e-9;

    /** Any two, of one series more often than chance would have it. */
    private interface Pairs {
        void take(LinkAccount one, LinkAccount other, Random random);
    }

    @Test
    void theOrderOfTheTwoMakesNoDifferenceAndNorDoesASecondTime() {
        forPairs((one, other, random) -> {
            var score = score(one, other);
            assertThat(score(one, other)).isEqualTo(score);
            var turned = score(other, one);
            assertThat(turned.points()).isEqualTo(score.points());
            assertThat(turned.probability()).isEqualTo(score.probability());
            assertThat(turned.parts())
                    .extracting(LinkScore.Part::points)
                    .containsExactlyElementsOf(
                            score.parts().stream().map(LinkScore.Part::points).toList());
        });
    }

    @Test
    void whatIsNotKnownCountsNothingAndPartsAddUp() {
        forPairs((one, other, random) -> {
            var score = score(one, other);
            var blank = score(without(one), other);
            assertThat(blank.parts())
                    .extracting(LinkScore.Part::feature)
                    .doesNotContain(
                            LinkFeature.PLATE,
                            LinkFeature.VEHICLE,
                            LinkFeature.DOGS,
                            LinkFeature.METHOD,
                            LinkFeature.PEOPLE);
            double taken = score.parts().stream()
                    .filter(part -> blank.parts().stream().noneMatch(left -> left.feature() == part.feature()))
                    .mapToDouble(LinkScore.Part::points)
                    .sum();
            assertThat(blank.points()).isEqualTo(score.points() - taken, within(TINY));
            double odds = score.probability() / (1 - score.probability());
            assertThat(10 * Math.log10(odds)).isEqualTo(score.points() + score.priorPoints(), within(1e-6));
        });
    }

    @Test
    void moreAgreementNeverLowersAScore() {
        forPairs((one, other, random) -> {
            double before = score(one, other).points();
            for (var more : agreements(random)) {
                assertThat(score(more.apply(one), more.apply(other)).points()).isGreaterThanOrEqualTo(before - TINY);
            }
        });
    }

    @Test
    void eachDetailThatIsAddedToOneVehicleCountsForItself() {
        var steps = List.of(
                new Vehicle("Corve", null, null, Set.of()),
                new Vehicle("Corve", null, "silver", Set.of()),
                new Vehicle("Corve", "Forester", "silver", Set.of()),
                new Vehicle("Corve", "Forester", "silver", Set.of("bull bar")));
        double before = 0;
        for (var vehicle : steps) {
            double points = score(with(vehicle), with(vehicle)).points();
            assertThat(points).isGreaterThan(before);
            before = points;
        }
        assertThat(points(
                        with(steps.get(3)), with(new Vehicle("Arden", "Trail", "red", Set.of())), LinkFeature.VEHICLE))
                .isNegative();
    }

    @Test
    void amongMoreIncidentsTheSamePointsAreLessProbable() {
        var one = with(new Vehicle("Corve", "Forester", "silver", Set.of()));
        var few = LinkScore.of(one, one, WEIGHTS, 100);
        var many = LinkScore.of(one, one, WEIGHTS, 100_000);
        assertThat(few.points()).isEqualTo(many.points());
        assertThat(few.probability()).isGreaterThan(many.probability());
        assertThatThrownBy(() -> LinkScore.of(one, one, WEIGHTS, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void weightsThatAreBrokenAreRefused() {
        for (var broken : List.of(
                "",
                "PRIOR,,1,,\n",
                "PRIOR,,1,,\nPROPOSED,,0.8,,\nPLATE,PLATE_SAME,NaN,1,1\n",
                "a,b\n",
                "PRIOR,,1,,\nPROPOSED,,0.8,,\nDOGS,DOGS_ALL,1,1,1\nDOGS,DOGS_ALL,1,1,1\n")) {
            assertThatThrownBy(() -> LinkWeights.read(new StringReader(broken)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void accountsAreBounded() {
        var plates =
                Collections.nCopies(LinkAccount.MOST + 1, Plate.of("AB95CDE").orElseThrow());
        assertThatThrownBy(() -> account(plates, List.of(), List.of(), Set.of(), null, "HARE"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<UnaryOperator<LinkAccount>> agreements(Random random) {
        var vehicle = InventedThings.vehicle(random);
        var plate = Plate.of(InventedThings.plate(random)).orElseThrow();
        var dogs = new Dogs("lurcher", 1 + random.nextInt(3), random.nextBoolean() ? "fawn" : null);
        return List.of(
                a -> account(more(a.plates(), plate), a.vehicles(), a.dogs(), a.methods(), a.people(), a),
                a -> account(a.plates(), more(a.vehicles(), vehicle), a.dogs(), a.methods(), a.people(), a),
                a -> account(a.plates(), a.vehicles(), more(a.dogs(), dogs), a.methods(), a.people(), a),
                a -> account(a.plates(), a.vehicles(), a.dogs(), with("STILTS", a.methods()), a.people(), a),
                a -> account(a.plates(), a.vehicles(), a.dogs(), a.methods(), 4, a),
                a -> account(
                        a.plates(),
                        a.vehicles().stream().map(LinkScoreTests::red).toList(),
                        a.dogs(),
                        a.methods(),
                        a.people(),
                        a),
                a -> account(
                        a.plates(),
                        a.vehicles(),
                        a.dogs().stream().map(LinkScoreTests::lurchers).toList(),
                        a.methods(),
                        a.people(),
                        a),
                a -> new LinkAccount(
                        a.centre(),
                        a.sizeMetres(),
                        a.when(),
                        a.plates(),
                        a.vehicles(),
                        a.dogs(),
                        a.methods(),
                        a.people(),
                        "HARE"));
    }

    /** The same colour, where nothing was known of it or something else. */
    private static Vehicle red(Vehicle vehicle) {
        return new Vehicle(vehicle.make(), vehicle.model(), "red", vehicle.features());
    }

    private static Dogs lurchers(Dogs dogs) {
        return new Dogs("lurcher", dogs.number(), dogs.colour());
    }

    private static void forPairs(Pairs pairs) {
        var random = new Random(9);
        var season = InventedSeries.of(99, 20, 100);
        var accounts = season.accounts();
        for (int round = 0; round < 4_000; round++) {
            int one = random.nextInt(accounts.size());
            int other = random.nextBoolean()
                    ? random.nextInt(accounts.size())
                    : Math.min(accounts.size() - 1, one + 1 + random.nextInt(4));
            pairs.take(accounts.get(one), accounts.get(other), random);
        }
    }

    private static LinkScore score(LinkAccount one, LinkAccount other) {
        return LinkScore.of(one, other, WEIGHTS, INCIDENTS);
    }

    private static double points(LinkAccount one, LinkAccount other, LinkFeature feature) {
        return score(one, other).parts().stream()
                .filter(part -> part.feature() == feature)
                .mapToDouble(LinkScore.Part::points)
                .findFirst()
                .orElseThrow();
    }

    private static <T> List<T> more(List<T> list, T element) {
        var more = new ArrayList<>(list);
        more.add(element);
        return more;
    }

    private static Set<String> with(String method, Set<String> methods) {
        var more = new TreeSet<>(methods);
        more.add(method);
        return more;
    }

    private static LinkAccount with(Vehicle vehicle) {
        return account(List.of(), List.of(vehicle), List.of(), Set.of(), null, "HARE.COURSING");
    }

    private static LinkAccount without(LinkAccount account) {
        return account(List.of(), List.of(), List.of(), Set.of(), null, account);
    }

    private static LinkAccount account(
            List<Plate> plates,
            List<Vehicle> vehicles,
            List<Dogs> dogs,
            Set<String> methods,
            @Nullable Integer people,
            LinkAccount from) {
        return new LinkAccount(
                from.centre(),
                from.sizeMetres(),
                from.when(),
                plates,
                vehicles,
                dogs,
                methods,
                people,
                from.categoryCode());
    }

    private static LinkAccount account(
            List<Plate> plates,
            List<Vehicle> vehicles,
            List<Dogs> dogs,
            Set<String> methods,
            @Nullable Integer people,
            String category) {
        var dusk = Instant.parse("2025-10-15T17:00:00Z");
        return new LinkAccount(
                GridPoint.ofMetres(542_050, 244_050),
                100,
                new OccurredBetween(dusk, dusk, true),
                plates,
                vehicles,
                dogs,
                methods,
                people,
                category);
    }
}
