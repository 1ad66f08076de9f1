/** The outer ring of a polygon, latitude first, as Leaflet wants it. */
export const ringOf = (geometry) => geometry.coordinates[0].map(([longitude, latitude]) => [latitude, longitude]);
