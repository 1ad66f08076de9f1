package org.hedgerow.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.Ostn15NationalGrid;
import org.hedgerow.geo.Transformation;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class GroundShapesTests {

    private static final Ostn15NationalGrid GRID = new Ostn15NationalGrid();
    private static final GroundShapes SHAPES = new GroundShapes(GRID);

    @Test
    void aPointIsKeptOnBothSystemsByOstn15() {
        var at = GRID.toGeographic(GridPoint.ofMetres(554_100, 280_200));
        var shape = SHAPES.shape(GroundOutline.POINT, corners(at.longitude(), at.latitude()), 10);
        assertThat(shape.grid().getCoordinate().x).isCloseTo(554_100, within(0.02));
        assertThat(shape.grid().getCoordinate().y).isCloseTo(280_200, within(0.02));
        assertThat(shape.wgs84().getCoordinate().x).isCloseTo(at.longitude(), within(1e-7));
        assertThat(shape.transformation()).isEqualTo(Transformation.OSTN15);
        assertThat(shape.middle())
                .isEqualTo(GridPoint.ofMetres(
                        shape.grid().getCoordinate().x, shape.grid().getCoordinate().y));
    }

    @Test
    void northernIrelandIsTakenToo() {
        var shape = SHAPES.shape(GroundOutline.POINT, corners(-6.65, 54.35), 10);
        assertThat(shape.transformation()).isEqualTo(Transformation.HELMERT);
    }

    @Test
    void aRingMayBeClosedOrNotAndItsMiddleLiesInside() {
        var open = SHAPES.shape(GroundOutline.AREA, corners(-1.05, 53.92, -1.04, 53.92, -1.04, 53.93), 10);
        var closed =
                SHAPES.shape(GroundOutline.AREA, corners(-1.05, 53.92, -1.04, 53.92, -1.04, 53.93, -1.05, 53.92), 10);
        assertThat(open.grid().equalsExact(closed.grid())).isTrue();
        var middle = open.middle();
        assertThat(open.grid()
                        .contains(open.grid()
                                .getFactory()
                                .createPoint(new Coordinate(middle.eastingMetres(), middle.northingMetres()))))
                .isTrue();
    }

    @Test
    void whatCannotStandOnTheGroundIsNamed() {
        assertThat(refused(GroundOutline.POINT, null)).isEqualTo("/corners");
        assertThat(refused(GroundOutline.POINT, List.of())).isEqualTo("/corners");
        assertThat(refused(GroundOutline.POINT, corners(-1.05, 53.92, -1.04, 53.92)))
                .isEqualTo("/corners");
        assertThat(refused(GroundOutline.LINE, corners(-1.05, 53.92))).isEqualTo("/corners");
        assertThat(refused(GroundOutline.LINE, corners(-1.05, 53.92, -1.05, 53.92)))
                .as("one place twice")
                .isEqualTo("/corners");
        assertThat(refused(GroundOutline.LINE, corners(-1.05, 53.92, -1.05, 54.22)))
                .as("33 km")
                .isEqualTo("/corners");
        assertThat(refused(GroundOutline.AREA, corners(-1.05, 53.92, -1.04, 53.93)))
                .isEqualTo("/corners");
        assertThat(refused(GroundOutline.AREA, corners(-1.05, 53.92, -1.04, 53.93, -1.05, 53.92)))
                .isEqualTo("/corners");
        assertThat(refused(GroundOutline.AREA, corners(-1.05, 53.92, -1.04, 53.93, -1.04, 53.92, -1.05, 53.93)))
                .as("a bow tie")
                .isEqualTo("/corners");
        assertThat(refused(GroundOutline.AREA, corners(-1.2, 53.9, -1.0, 53.9, -1.0, 54.0)))
                .as("large")
                .isEqualTo("/corners");
        assertThat(refused(GroundOutline.AREA, corners(-1.2, 53.9, -0.2, 53.9, -0.2, 53.900001)))
                .as("a needle")
                .isEqualTo("/corners");
        assertThat(refused(GroundOutline.LINE, many(GroundShapes.MOST_CORNERS + 1)))
                .isEqualTo("/corners");
        assertThat(SHAPES.shape(GroundOutline.LINE, many(GroundShapes.MOST_CORNERS), 10)
                        .grid()
                        .getNumPoints())
                .isEqualTo(GroundShapes.MOST_CORNERS);
    }

    @Test
    void aCornerThatIsNoneIsNamedByItsNumber() {
        var good = Arrays.asList(-1.05, 53.92);
        for (var bad : Arrays.<@Nullable List<@Nullable Double>>asList(
                null,
                List.of(),
                List.of(-1.05),
                List.of(-1.05, 53.92, 10.0),
                Arrays.asList(-1.05, null),
                Arrays.asList(null, 53.92),
                List.of(Double.NaN, 53.92),
                List.of(-1.05, Double.POSITIVE_INFINITY),
                List.of(1e308, 53.92),
                List.of(53.92, -1.05),
                List.of(2.35, 48.85),
                List.of(-73.9, 40.7))) {
            assertThat(refused(GroundOutline.LINE, Arrays.asList(good, bad)))
                    .as("%s", bad)
                    .isEqualTo("/corners/1");
        }
    }

    private static List<@Nullable List<@Nullable Double>> many(int corners) {
        return IntStream.range(0, corners)
                .<@Nullable List<@Nullable Double>>mapToObj(each -> List.of(-1.05 + each * 1e-5, 53.92))
                .toList();
    }

    private static List<@Nullable List<@Nullable Double>> corners(double... degrees) {
        var corners = new ArrayList<@Nullable List<@Nullable Double>>();
        for (int at = 0; at < degrees.length; at += 2) {
            corners.add(List.of(degrees[at], degrees[at + 1]));
        }
        return corners;
    }

    private static String refused(GroundOutline outline, @Nullable List<@Nullable List<@Nullable Double>> corners) {
        try {
            SHAPES.shape(outline, corners, 10);
            return "taken";
        } catch (ProblemException e) {
            return e.errors().get(0).pointer();
        }
    }
}
