package org.hedgerow.ground;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hedgerow.audit.RecordViews;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.geo.Place;
import org.hedgerow.geo.PlaceMethod;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Tier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.distance.DistanceOp;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What stands on the ground near a place, for whoever writes a briefing. A briefing takes a copy: whom it is for reads the briefing, and needs no right to the
 * ground itself. Nothing in it says who keeps what.
 */
@Component
public class GroundNear {

    /** So many at most, the nearest. */
    public static final int MOST = 20;

    public static final int FARTHEST_METRES = 20_000;

    private static final GeometryFactory GRID = new GeometryFactory();

    private final Access access;
    private final GroundRows rows;
    private final RecordViews views;
    private final NationalGrid grid;
    private final Clock clock;

    GroundNear(Access access, GroundRows rows, RecordViews views, NationalGrid grid, Clock clock) {
        this.access = access;
        this.rows = rows;
        this.views = views;
        this.grid = grid;
        this.clock = clock;
    }

    /**
     * Something near a place.
     *
     * @param words in English, without the note of its keeper, who may have named a farm or a person: {@code 11 kV wires, 9 m}
     * @param place where it is nearest to what was asked for
     * @param metres from there; 0 inside an area
     * @param knownAt when somebody last said that it is so
     * @param unconfirmed whether that is more than a year ago
     */
    public record Near(
            UUID id, GroundKind kind, String words, Place place, int metres, Instant knownAt, boolean unconfirmed) {}

    /**
     * Nearest first, at most {@value #MOST}. That it was shown is written down. An empty list says that nothing is known, never that there is
     * nothing; an officer of a national unit, whose remit is kinds of incident, is given no other.
     *
     * <p>It opens a transaction of its own with the reader's rights; call it in none, or the rights of the one would be those of the other.
     *
     * @param metres how far, 1 to {@value #FARTHEST_METRES}
     * @throws ProblemException not found, for whoever is not of the police
     */
    public List<Near> near(Person reader, GridPoint middle, int metres) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("The rights of the transaction under way would be lost");
        }
        if (!GroundOwners.isPolice(reader)) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        var now = clock.instant();
        return told(reader, middle, now, access.reading(reader, () -> read(middle, metres, now)));
    }

    /**
     * The same with the rights of the transaction under way, for what is written in it; nothing for whoever is not of the police.
     *
     * @param metres how far, 1 to {@value #FARTHEST_METRES}
     */
    public List<Near> nearInTransaction(Person reader, GridPoint middle, int metres) {
        if (!GroundOwners.isPolice(reader)) {
            return List.of();
        }
        var now = clock.instant();
        return told(reader, middle, now, read(middle, metres, now));
    }

    private List<GroundFeature> read(GridPoint middle, int metres, Instant now) {
        if (metres < 1 || metres > FARTHEST_METRES) {
            throw new IllegalArgumentException("Not that far: " + metres);
        }
        return rows.near(middle, metres, PoliceGround.today(now), MOST);
    }

    private List<Near> told(Person reader, GridPoint middle, Instant now, List<GroundFeature> found) {
        views.shown(
                reader,
                "ground near",
                PoliceGround.SUBJECT,
                found.stream()
                        .map(feature -> new RecordViews.Shown(feature.id(), Tier.EXACT.name()))
                        .toList());
        return found.stream().map(feature -> near(feature, middle, now)).toList();
    }

    private Near near(GroundFeature feature, GridPoint middle, Instant now) {
        var shape = feature.content().shape();
        var from = GRID.createPoint(new Coordinate(middle.eastingMetres(), middle.northingMetres()));
        return new Near(
                feature.id(),
                feature.content().kind(),
                GroundWords.withoutNote(feature.content()),
                place(nearest(shape.grid(), from), shape.precisionMetres()),
                (int) Math.round(shape.grid().distance(from)),
                feature.knownAt(),
                feature.stateAt(now) == GroundState.UNCONFIRMED);
    }

    private static GridPoint nearest(Geometry shape, Geometry from) {
        var at = DistanceOp.nearestPoints(shape, from)[0];
        return GridPoint.ofMetres(at.x, at.y);
    }

    private Place place(GridPoint point, int precisionMetres) {
        GeoPoint geographic = grid.toGeographic(point);
        return new Place(
                PlaceMethod.MAP_TAP,
                "%d %d".formatted(Math.round(point.eastingMetres()), Math.round(point.northingMetres())),
                point,
                geographic,
                precisionMetres,
                grid.transformationAt(point));
    }
}
