package org.hedgerow.incident;

import java.util.stream.Stream;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridReference;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.reference.Gazetteer;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes incidents as GeoJSON. It sees only what an audience may see, and computes names and grid references from the released square
 * alone. Thread-safe.
 */
@Component
public class IncidentFeatures {

    private final NationalGrid grid;
    private final Gazetteer gazetteer;

    public IncidentFeatures(NationalGrid grid, Gazetteer gazetteer) {
        this.grid = grid;
        this.gazetteer = gazetteer;
    }

    /** One incident. References and recording times of the released tiers are left out, whatever the row holds. */
    public IncidentFeature feature(VisibleIncident incident) {
        var centre = new GridPoint(incident.centreEastingMillimetres(), incident.centreNorthingMillimetres());
        var position = position(centre);
        boolean released = incident.tier() == Tier.WATCH || incident.tier() == Tier.PUBLIC;
        var reference = released ? null : incident.reference();
        return new IncidentFeature(
                incident.id(),
                incident.sizeMetres() <= 1 ? new GeoJson.Point(position) : square(centre, incident.sizeMetres()),
                new IncidentFeature.Properties(
                        incident.version(),
                        reference == null ? null : reference.toString(),
                        incident.categoryCode(),
                        incident.status(),
                        incident.earliest(),
                        incident.latest(),
                        incident.exactTimeKnown(),
                        incident.forceCode(),
                        incident.tier(),
                        incident.sizeMetres(),
                        GridReference.of(centre, incident.sizeMetres()).toString(),
                        position,
                        near(centre),
                        released ? null : incident.recordedAt()));
    }

    public GeoJson.Position position(GridPoint point) {
        return GeoJson.Position.of(grid.toGeographic(point));
    }

    /** A place that people know near a point, or null. */
    public @Nullable String near(GridPoint point) {
        return gazetteer.nearest(point).orElse(null);
    }

    /** The square of a side in metres about a centre. */
    public GeoJson.Polygon square(GridPoint centre, int sizeMetres) {
        int half = Math.multiplyExact(sizeMetres, 500);
        int west = centre.eastingMillimetres() - half;
        int east = centre.eastingMillimetres() + half;
        int south = centre.northingMillimetres() - half;
        int north = centre.northingMillimetres() + half;
        return polygon(Stream.of(
                new GridPoint(west, south),
                new GridPoint(east, south),
                new GridPoint(east, north),
                new GridPoint(west, north)));
    }

    /** The polygon of an open ring, counter-clockwise. */
    public GeoJson.Polygon polygon(Stream<GridPoint> openRing) {
        var corners = openRing.map(this::position).toList();
        return new GeoJson.Polygon(
                Stream.concat(corners.stream(), corners.stream().limit(1)).toList());
    }
}
