package org.hedgerow.operation.sheet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a briefing is written as. */
public enum BriefingFormat {
    PDF("application/pdf"),
    KML("application/vnd.google-earth.kml+xml"),
    GPX("application/gpx+xml"),
    GEOJSON("application/geo+json"),
    GPKG("application/geopackage+sqlite3"),
    COT("application/cot+xml");

    private final String mediaType;

    BriefingFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Of the file's name and of its address, without the dot. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }

    public static Optional<BriefingFormat> of(String ending) {
        return Arrays.stream(values())
                .filter(format -> format.ending().equals(ending))
                .findFirst();
    }
}
