package org.hedgerow.operation;

import java.util.List;
import java.util.Optional;
import org.hedgerow.geo.CompassPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.operation.AirBriefing.Border;
import org.hedgerow.reference.Force;
import org.hedgerow.reference.ForceAreas;
import org.hedgerow.reference.Forces;
import org.hedgerow.reference.NearForce;
import org.springframework.stereotype.Component;

/** Whose area begins near a place, how far off and in which direction: who has to know when something moves. */
@Component
public class NearBorders {

    static final int WITHIN_METRES = 10_000;
    private static final int WIDEST_STEP = 250;

    private final ForceAreas areas;
    private final Forces forces;

    NearBorders(ForceAreas areas, Forces forces) {
        this.areas = areas;
        this.forces = forces;
    }

    /** Nearest first. */
    public List<Border> about(GridPoint point) {
        return areas.neighboursWithin(point, WITHIN_METRES).stream()
                .map(near -> new Border(
                        forces.find(near.code()).map(Force::name).orElse(near.code()),
                        near.metres(),
                        direction(point, near)))
                .toList();
    }

    /** The way in which the distance shrinks fastest is the way to the border: it is found by looking from four points about the place. */
    private CompassPoint direction(GridPoint point, NearForce near) {
        int step = Math.max(2, Math.min(WIDEST_STEP, near.metres() / 2));
        double east = distance(point, -step, 0, near) - distance(point, step, 0, near);
        double north = distance(point, 0, -step, near) - distance(point, 0, step, near);
        return CompassPoint.nearest(Math.toDegrees(Math.atan2(east, north)));
    }

    private double distance(GridPoint point, int eastMetres, int northMetres, NearForce near) {
        var beside = new GridPoint(
                point.eastingMillimetres() + eastMetres * 1000, point.northingMillimetres() + northMetres * 1000);
        Optional<NearForce> seen = areas.neighboursWithin(beside, near.metres() + 2 * WIDEST_STEP).stream()
                .filter(other -> other.code().equals(near.code()))
                .findFirst();
        // Within the area itself: the border has been crossed.
        return seen.map(NearForce::metres).orElse(0);
    }
}
