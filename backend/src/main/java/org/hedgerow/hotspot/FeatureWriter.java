package org.hedgerow.hotspot;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridSquare;
import org.hedgerow.incident.GeoJson;
import org.hedgerow.incident.IncidentFeature;
import org.hedgerow.incident.IncidentFeatures;
import org.hedgerow.incident.VisibleIncident;
import org.springframework.stereotype.Component;

/** Turns the answers of an engine into what is sent: degrees for metres, names for places, of nothing but what the audience may see. */
@Component
public final class FeatureWriter {

    private final IncidentFeatures incidents;

    public FeatureWriter(IncidentFeatures incidents) {
        this.incidents = incidents;
    }

    public IncidentFeature feature(VisibleIncident incident) {
        return incidents.feature(incident);
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
        var identity = hotspot.identity();
        return new HotspotView(
                hotspot.key(),
                HotspotEvent.nameOrNull(identity),
                identity == null ? null : LocalDate.ofEpochDay(identity.born()),
                hotspot.count(),
                hotspot.first(),
                hotspot.last(),
                hotspot.countYearBefore(),
                hotspot.trend(),
                hotspot.forces(),
                hotspot.leadingCategory(),
                incidents.position(hotspot.centre()),
                incidents.near(hotspot.centre()),
                incidents.polygon(hotspot.hull().stream().map(MapEdge::within)));
    }

    public HotspotExplanationView explanation(HotspotExplanation explained) {
        return new HotspotExplanationView(
                explained.position(),
                hotspot(explained.hotspot()),
                new HotspotExplanationView.Members(explained.hotspot().count(), features(explained.members())),
                explained.smallCountsHidden(),
                explained.weeks(),
                explained.grid(),
                explained.months(),
                explained.hours(),
                explained.categories(),
                explained.forces(),
                explained.putOut(),
                explained.otherReaches(),
                explained.statement());
    }

    private MapView.CellView cell(MapCell cell) {
        var square = cell.square();
        int half = square.sizeMetres() / 2;
        var centre = incidents.position(MapEdge.within(square.centre()));
        return new MapView.CellView(
                centre.longitude(),
                centre.latitude(),
                square.easting() + half,
                square.northing() + half,
                square.sizeMetres(),
                cell.count(),
                ring(square));
    }

    private GeoJson.Polygon ring(GridSquare square) {
        int west = square.easting();
        int south = square.northing();
        int east = west + square.sizeMetres();
        int north = south + square.sizeMetres();
        return incidents.polygon(Stream.of(
                        GridPoint.ofMetres(west, south),
                        GridPoint.ofMetres(east, south),
                        GridPoint.ofMetres(east, north),
                        GridPoint.ofMetres(west, north))
                .map(MapEdge::within));
    }

    private List<IncidentFeature> features(List<VisibleIncident> rows) {
        return rows.stream().map(incidents::feature).toList();
    }
}
