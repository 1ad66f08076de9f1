package org.hedgerow.incident;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.Place;
import org.hedgerow.geo.PlaceMethod;
import org.hedgerow.geo.Transformation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;

/** The place as it was given, in a row of its own with a label of its own. */
@Entity
@Table(name = "incident_place")
class IncidentPlace {

    private static final GeometryFactory WGS84 = new GeometryFactory(new PrecisionModel(), 4326);
    private static final GeometryFactory GRID = new GeometryFactory(new PrecisionModel(), 27700);

    @Id
    private UUID incidentId;

    private int labelId;
    /** Longitude, latitude (EPSG:4326). */
    private Point wgs84;
    /** Easting, northing in metres (EPSG:27700). */
    private Point grid;

    private int precisionMetres;

    @Enumerated(EnumType.STRING)
    private PlaceMethod method;

    private String asGiven;

    @Enumerated(EnumType.STRING)
    private Transformation transformation;

    /** For loading alone. */
    protected IncidentPlace() {}

    IncidentPlace(UUID incidentId, int labelId, Place place) {
        this.incidentId = incidentId;
        this.labelId = labelId;
        take(place);
    }

    final void take(Place place) {
        wgs84 = WGS84.createPoint(new Coordinate(
                place.geographic().longitude(), place.geographic().latitude()));
        grid = GRID.createPoint(
                new Coordinate(place.point().eastingMetres(), place.point().northingMetres()));
        precisionMetres = place.precisionMetres();
        method = place.method();
        asGiven = place.asGiven();
        transformation = place.transformation();
    }

    void moveTo(int label) {
        labelId = label;
    }

    Place place() {
        return new Place(
                method,
                asGiven,
                GridPoint.ofMetres(grid.getX(), grid.getY()),
                new GeoPoint(wgs84.getX(), wgs84.getY()),
                precisionMetres,
                transformation);
    }
}
