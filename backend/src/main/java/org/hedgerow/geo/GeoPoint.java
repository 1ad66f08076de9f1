package org.hedgerow.geo;

/**
 * A point in WGS 84 (EPSG:4326), in degrees, longitude before latitude.
 *
 * @param longitude from -180 to 180
 * @param latitude from -90 to 90
 */
public record GeoPoint(double longitude, double latitude) {

    public GeoPoint {
        if (!(longitude >= -180 && longitude <= 180 && latitude >= -90 && latitude <= 90)) {
            throw new IllegalArgumentException("Not a longitude and latitude in degrees");
        }
    }
}
