package org.hedgerow.operation.sheet;

import java.time.Duration;
import java.time.Instant;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.operation.AirBriefing;
import org.springframework.stereotype.Component;

/** Files that a crew opens in programs of others, each with its marking, number, version, and when it expires. Thread-safe. */
@Component
public class BriefingFiles {

    /** How often a document that fetches the briefing does so. */
    public static final Duration REFRESH = Duration.ofSeconds(30);

    private final NationalGrid grid;
    private final BriefingSheet sheet;

    public BriefingFiles(NationalGrid grid, BriefingSheet sheet) {
        this.grid = grid;
        this.sheet = sheet;
    }

    /**
     * The file.
     *
     * @param now when it is written
     */
    public byte[] write(BriefingFormat format, AirBriefing briefing, Instant now) {
        return switch (format) {
            case PDF -> sheet.of(briefing, now);
            case KML -> BriefingKml.of(briefing, now, grid);
            case GPX -> BriefingGpx.of(briefing, now, grid);
            case GEOJSON -> BriefingGeoJson.of(briefing, now, grid);
            case GPKG -> BriefingGeoPackage.of(briefing, now, grid);
            case COT -> CursorOnTarget.of(briefing, now, grid);
        };
    }

    /**
     * A KML document that fetches the briefing's KML every {@link #REFRESH} from an address.
     *
     * @param address of {@link BriefingFormat#KML}, for a reader without a session
     */
    public byte[] kmlLink(AirBriefing briefing, Instant now, String address) {
        return BriefingKml.link(briefing, now, address, REFRESH);
    }

    /** What is told in place of a briefing's KML when its link has ended: that it has, so that a program forgets what it showed. */
    public byte[] kmlOfEndedLink() {
        return BriefingKml.ended();
    }
}
