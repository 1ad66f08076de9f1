package org.hedgerow.hotspot;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridSquare;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;

/**
 * Turns answers into what is sent: degrees for metres, names for places. It sees only what the audience may see, and computes names and grid
 * references from the released square alone. Thread-safe when its functions are.
 */
public final class FeatureWriter {

    private final NationalGrid grid;
    private final Function<GridPoint, @Nullable String> near;
    private final Function<GridSquare, String> gridReference;

    /**
     * @param near the name of a place near a point, or null
     * @param gridReference the text of a square whose side is 1, 10, 100, 1,000, 10,000 or 100,000 m
     */
    public FeatureWriter(
            NationalGrid grid, Function<GridPoint, @Nullable String> near, Function<GridSquare, String> gridReference) {
        this.grid = grid;
        this.near = near;
        this.gridReference = gridReference;
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
                        gridReference.apply(GridSquare.holding(centre, decimalSize(incident.sizeMetres()))),
                        position,
                        near.apply(centre),
                        released ? null : incident.recordedAt()));
    }

    public MapView map(MapAnswer answer) {
        return new MapView(
                answer.position(),
                answer.total(),
                answer.unknownHour(),
                new MapView.FeatureCollection(features(answer.incidents())),
                answer.cells().stream().map(this::cell).toList());
    }

    public ListView list(ListAnswer answer) {
        var next = answer.next();
        return new ListView(
                answer.position(), answer.total(), features(answer.incidents()), next == null ? null : next.toString());
    }

    public HotspotsView hotspots(HotspotAnswer answer) {
        return new HotspotsView(
                answer.position(),
                answer.parameters(),
                answer.hotspots().stream().map(this::hotspot).toList());
    }

    public HotspotView hotspot(Hotspot hotspot) {
        return new HotspotView(
                hotspot.key(),
                hotspot.count(),
                hotspot.first(),
                hotspot.last(),
                hotspot.countYearBefore(),
                hotspot.trend(),
                hotspot.forces(),
                hotspot.leadingCategory(),
                position(hotspot.centre()),
                near.apply(hotspot.centre()),
                polygon(hotspot.hull().stream()));
    }

    private MapView.CellView cell(MapCell cell) {
        var square = cell.square();
        int half = square.sizeMetres() / 2;
        var centre = position(square.centre());
        return new MapView.CellView(
                centre.longitude(),
                centre.latitude(),
                square.easting() + half,
                square.northing() + half,
                square.sizeMetres(),
                cell.count(),
                square(square.centre(), square.sizeMetres()));
    }

    private List<IncidentFeature> features(List<VisibleIncident> incidents) {
        return incidents.stream().map(this::feature).toList();
    }

    private GeoJson.Polygon square(GridPoint centre, int sizeMetres) {
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

    private GeoJson.Polygon polygon(Stream<GridPoint> openRing) {
        var corners = openRing.map(this::position).toList();
        return new GeoJson.Polygon(
                Stream.concat(corners.stream(), corners.stream().limit(1)).toList());
    }

    private GeoJson.Position position(GridPoint point) {
        GeoPoint degrees = grid.toGeographic(point);
        return GeoJson.Position.of(degrees);
    }

    /** The side of the smallest square that a plain grid reference can name and that is not smaller than this. */
    private static int decimalSize(int sizeMetres) {
        int decimal = 1;
        while (decimal < sizeMetres && decimal < 100_000) {
            decimal *= 10;
        }
        return decimal;
    }
}
