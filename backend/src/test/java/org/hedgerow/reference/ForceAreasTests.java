package org.hedgerow.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Random;
import java.util.TreeSet;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;

class ForceAreasTests {

    private static final ForceAreas AREAS = new ForceAreas();
    private static final ForceOutlines OUTLINES = ForceOutlines.read();

    private static GridPoint at(String reference) {
        return GridReference.parse(reference).square().centre();
    }

    @ParameterizedTest
    @CsvSource({
        "Cambridge,        TL 450 584, CAMBS",
        "Fowlmere,         TL 422 459, CAMBS",
        "Peterborough,     TL 190 990, CAMBS",
        "Hitchin,          TL 184 292, HERTS",
        "Saffron Walden,   TL 540 385, ESSEX",
        "Southend-on-Sea,  TQ 880 860, ESSEX",
        "Bedford,          TL 050 497, BEDS",
        "Luton,            TL 090 213, BEDS",
        "Bury St Edmunds,  TL 855 645, SUFFOLK",
        "Swaffham,         TF 819 090, NORFOLK",
        "Lincoln,          SK 975 713, LINCS",
        "Grimsby,          TA 270 090, HUMBER",
        "Maidstone,        TQ 760 557, KENT",
        "Bank,             TQ 327 812, CITY",
        "Trafalgar Square, TQ 300 804, MET",
        "Halton,           SJ 520 820, CHES",
        "Wirral,           SJ 270 860, MERSEY",
        "Berwick,          NT 995 530, NORTHUM",
        "Coldstream,       NT 843 405, SCOTLAND",
        "Lerwick,          HU 476 414, SCOTLAND",
        "St Mary's,        SV 915 107, DEVCORN",
        "Newport (Wight),  SZ 500 892, HANTS",
        "Aberystwyth,      SN 590 816, DYFPOW"
    })
    void knowsTheForceOfAPlace(String name, String reference, String force) {
        assertThat(AREAS.forceAt(at(reference))).as(name).contains(force);
    }

    @Test
    void knowsNorthernIreland() {
        assertThat(AREAS.forceAt(GridPoint.ofMetres(146_541, 529_490))).contains("PSNI");
    }

    @ParameterizedTest
    @CsvSource({"3 km off Cromer, 622000, 345500, NORFOLK", "2 km off Southwold, 653500, 276000, SUFFOLK"})
    void givesThePointsOffTheCoastToTheNearestForce(String name, double easting, double northing, String force) {
        assertThat(AREAS.forceAt(GridPoint.ofMetres(easting, northing)))
                .as(name)
                .contains(force);
    }

    @ParameterizedTest
    @CsvSource({
        "North Sea,     690000, 400000",
        "Dublin,        17000,  388000",
        "Isle of Man,   238000, 476000",
        "the far north, 400000, 1249000"
    })
    void hasNoForceForTheOpenSeaAndOtherCountries(String name, double easting, double northing) {
        assertThat(AREAS.forceAt(GridPoint.ofMetres(easting, northing)))
                .as(name)
                .isEmpty();
    }

    @Test
    void survivesPointsBeyondEveryMap() {
        for (int x : new int[] {Integer.MIN_VALUE, 0, Integer.MAX_VALUE}) {
            for (int y : new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE}) {
                assertThat(AREAS.forceAt(new GridPoint(x, y))).isEmpty();
                assertThat(AREAS.isNearBorder(new GridPoint(x, y), Integer.MAX_VALUE))
                        .isFalse();
            }
        }
    }

    @Test
    void marksPointsNearABorderAndNotNearACoast() {
        assertThat(AREAS.isNearBorder(at("TL 357 407"), 2_000)).as("Royston").isTrue();
        assertThat(AREAS.isNearBorder(at("TL 450 584"), 1_000)).as("Cambridge").isFalse();
        assertThat(AREAS.isNearBorder(at("TG 219 423"), 5_000)).as("Cromer").isFalse();
    }

    /** Whoever draws them must find another force on either side, each border once, and no coast. */
    @Test
    void givesTheLinesBetweenForcesOnceAndNoCoast() {
        var royston = AREAS.bordersWithin(GridPoint.ofMetres(530_000, 230_000), GridPoint.ofMetres(545_000, 250_000));
        assertThat(royston).isNotEmpty();
        var seen = new TreeSet<String>();
        for (int[] line : royston) {
            assertThat(line).hasSizeGreaterThanOrEqualTo(4);
            for (int i = 0; i + 3 < line.length; i += 2) {
                assertThat(seen.add(Math.min(line[i], line[i + 2]) + " " + Math.max(line[i], line[i + 2]) + " "
                                + Math.min(line[i + 1], line[i + 3])))
                        .isTrue();
                var middle = new GridPoint((line[i] + line[i + 2]) / 2, (line[i + 1] + line[i + 3]) / 2);
                assertThat(AREAS.isNearBorder(middle, 5)).isTrue();
            }
        }
        assertThat(AREAS.bordersWithin(GridPoint.ofMetres(615_000, 338_000), GridPoint.ofMetres(630_000, 345_000)))
                .as("the coast at Cromer")
                .isEmpty();
        assertThat(AREAS.bordersWithin(
                        new GridPoint(Integer.MIN_VALUE, Integer.MIN_VALUE),
                        new GridPoint(Integer.MIN_VALUE, Integer.MIN_VALUE)))
                .isEmpty();
    }

    /** The areas' own walk must agree everywhere with a well-known one, and no point may lie in two areas. */
    @ParameterizedTest
    @ValueSource(longs = {1974, 43})
    void agreesWithAnotherPointInPolygonTest(long seed) {
        var factory = new GeometryFactory();
        var locators = new ArrayList<IndexedPointInAreaLocator>();
        for (var rings : OUTLINES.rings()) {
            Geometry area = factory.createMultiPolygon();
            for (int[] ring : rings) {
                area = area.symDifference(factory.createPolygon(ring(factory, ring)));
            }
            locators.add(new IndexedPointInAreaLocator(area));
        }
        var random = new Random(seed);
        var walk = new AreaGrid(new AreaCells(OUTLINES), OUTLINES.codes().size());
        for (int i = 0; i < 20_000; i++) {
            int x = random.nextInt(0, 660_000_000);
            int y = random.nextInt(0, 1_220_000_000);
            int expected = -1;
            for (int area = 0; area < locators.size() && expected < 0; area++) {
                expected = locators.get(area).locate(new Coordinate(x, y)) == Location.EXTERIOR ? -1 : area;
            }
            assertThat(walk.areaOf(x, y)).as("seed %d: %d %d", seed, x, y).isEqualTo(expected);
        }
    }

    private static LinearRing ring(GeometryFactory factory, int[] ring) {
        var coordinates = new Coordinate[ring.length / 2];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = new Coordinate(ring[2 * i], ring[2 * i + 1]);
        }
        return factory.createLinearRing(coordinates);
    }

    @Test
    void leavesNoGapAndNoOverlapAtABorder() {
        var sides = new HashMap<String, TreeSet<Integer>>();
        for (int area = 0; area < OUTLINES.codes().size(); area++) {
            for (int[] ring : OUTLINES.rings().get(area)) {
                for (int i = 0; i + 3 < ring.length; i += 2) {
                    sides.computeIfAbsent(ring[i] + " " + ring[i + 1], unseen -> new TreeSet<>())
                            .add(area);
                }
            }
        }
        var corners = sides.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .toList();
        assertThat(corners).hasSizeGreaterThan(1_000);
        for (var corner : corners) {
            var place = corner.getKey().split(" ");
            var force = AREAS.forceAt(new GridPoint(Integer.parseInt(place[0]), Integer.parseInt(place[1])))
                    .orElseThrow();
            assertThat(corner.getValue()).extracting(OUTLINES.codes()::get).contains(force);
        }
    }
}
