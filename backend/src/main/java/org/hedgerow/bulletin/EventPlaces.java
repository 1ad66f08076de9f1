package org.hedgerow.bulletin;

import java.util.List;
import org.hedgerow.geo.Extent;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.geo.Place;
import org.hedgerow.geo.PlaceForms;
import org.hedgerow.geo.PlaceMethod;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where events are, on the National Grid and in every form. A place that lies within {@value #NEAR_METRES} m of what a bulletin was made from is refused unless
 * somebody has authorised it: an invitation to a farm gate would say whose report it was.
 */
@Component
public class EventPlaces {

    /** Closer than this to the point of a report, in metres: as far as its place may be from the truth, when it was given to 100 m. */
    public static final int NEAR_METRES = 100;

    static final String POINTER = "/event/position";

    private static final String OUTSIDE = "The place of an event lies in the United Kingdom.";
    private static final String NEAR =
            "That is within 100 m of what this was made from. Hold the event elsewhere, or record who authorised the place and why.";

    private final NationalGrid grid;

    EventPlaces(NationalGrid grid) {
        this.grid = grid;
    }

    /**
     * As it lies in a column: on the National Grid, to the millimetre.
     *
     * @param precisionMetres as of {@link EventPosition}
     */
    record Kept(GridPoint point, int precisionMetres) {}

    /**
     * Where the event of a bulletin is; null where nobody said.
     *
     * @throws org.hedgerow.platform.ProblemException 422 outside the United Kingdom
     */
    @Nullable Kept kept(BulletinContent content) {
        var position = content.event() == null ? null : content.event().position();
        return position == null ? null : new Kept(point(position), position.precisionMetres());
    }

    EventPosition position(Kept kept) {
        var at = grid.toGeographic(kept.point());
        return new EventPosition(at.longitude(), at.latitude(), kept.precisionMetres());
    }

    /** Every way to say it. */
    public PlaceForms forms(EventPosition position) {
        var point = point(position);
        return PlaceForms.of(new Place(
                PlaceMethod.DEGREES,
                "",
                point,
                new GeoPoint(position.longitude(), position.latitude()),
                position.precisionMetres(),
                grid.transformationAt(point)));
    }

    /** @param sources points of what the bulletin was made from */
    List<Finding> check(BulletinContent content, List<GridPoint> sources) {
        var kept = kept(content);
        var event = content.event();
        if (kept == null || event == null || event.nearSource() != null) {
            return List.of();
        }
        return sources.stream().anyMatch(source -> metres(kept.point(), source) <= NEAR_METRES)
                ? List.of(new Finding(POINTER, Finding.Rule.EVENT_PLACE, NEAR))
                : List.of();
    }

    private GridPoint point(EventPosition position) {
        var at = new GeoPoint(position.longitude(), position.latitude());
        if (Extent.contains(at)) {
            var point = grid.toGrid(at);
            if (Extent.contains(point)) {
                return point;
            }
        }
        throw PlatformProblem.invalid(POINTER, OUTSIDE);
    }

    private static double metres(GridPoint one, GridPoint other) {
        return Math.hypot(one.eastingMetres() - other.eastingMetres(), one.northingMetres() - other.northingMetres());
    }
}
