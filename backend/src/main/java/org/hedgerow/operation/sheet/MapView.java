package org.hedgerow.operation.sheet;

import java.awt.geom.Rectangle2D;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.geo.Place;
import org.hedgerow.operation.AirBriefing;
import org.jspecify.annotations.Nullable;

/**
 * What the map shows: the largest scale that holds everything of importance, and what is said about it beside it.
 *
 * @param reaches how far somebody on foot can have gone, nearest first
 * @param trueNorthDegrees clockwise from grid north at the middle
 */
record MapView(MapFrame frame, List<Reach> reaches, double trueNorthDegrees) {

    static final int LARGE = 25_000;
    static final int SMALL = 50_000;

    /** A crew is there ten minutes from now rather than now. */
    private static final int SHOWN = 2;

    private static final double A_HUNDREDTH_OF_A_DEGREE = 0.01;

    static MapView of(AirBriefing briefing, Instant now, Rectangle2D paper, NationalGrid grid) {
        var place = briefing.where().place();
        var reaches = Reach.onFoot(place, briefing.seen().lastSeen(), now);
        var large = new MapFrame(place.point(), LARGE, paper);
        var small = new MapFrame(place.point(), SMALL, paper);
        var frame = holdsAll(large, small, briefing, reaches) ? large : small;
        return new MapView(frame, reaches, trueNorth(place, grid));
    }

    /** Whether the large scale shows all that the small one would. */
    private static boolean holdsAll(MapFrame large, MapFrame small, AirBriefing briefing, List<Reach> reaches) {
        var place = briefing.where().place();
        boolean placeFits = large.holds(place.point(), place.precisionMetres() / 2.0);
        boolean reachFits = reaches.stream()
                .limit(SHOWN)
                .noneMatch(reach -> reach.metres() <= small.halfMetres() && reach.metres() > large.halfMetres());
        return placeFits
                && reachFits
                && briefing.ground().hazards().stream()
                        .map(AirBriefing.Hazard::place)
                        .noneMatch(at -> at != null && small.holds(at.point(), 0) && !large.holds(at.point(), 0));
    }

    private static double trueNorth(Place place, NationalGrid grid) {
        var here = place.geographic();
        var northwards =
                grid.toGrid(new GeoPoint(here.longitude(), Math.min(90, here.latitude() + A_HUNDREDTH_OF_A_DEGREE)));
        double east = northwards.eastingMetres() - place.point().eastingMetres();
        double north = northwards.northingMetres() - place.point().northingMetres();
        return Math.toDegrees(Math.atan2(east, north));
    }

    /** {@code Grid north up; true north is 1.6° west of it}. */
    private String norths() {
        double off = Math.abs(trueNorthDegrees);
        return off < 0.05
                ? "Grid north is up, and is true north here"
                : String.format(
                        Locale.ROOT,
                        "Grid north is up; true north is %.1f° %s of it",
                        off,
                        trueNorthDegrees < 0 ? "west" : "east");
    }

    String scale() {
        return String.format(Locale.ROOT, "1:%,d", frame.scale());
    }

    /**
     * In words what the drawing assumes, for the page and for whoever does not see it.
     *
     * @param ground what lies under the grid
     */
    String about(AirBriefing briefing, Instant now, String ground, @Nullable String bordersFrom) {
        var text = new StringBuilder(scale() + " when printed at 100 %; squares of 1 km. " + norths() + ". ");
        var place = briefing.where().place();
        if (place.precisionMetres() / 2.0 > frame.halfMetres()) {
            text.append("The place is known to ")
                    .append(BriefingWords.precision(place.precisionMetres()))
                    .append(" only: this map lies within it. ");
        }
        var lastSeen = briefing.seen().lastSeen();
        if (lastSeen == null) {
            text.append("Time last seen " + BriefingWords.NOT_KNOWN + ", so no rings. ");
        } else {
            rings(text, place, lastSeen, now);
        }
        long placed = briefing.ground().hazards().stream()
                .map(AirBriefing.Hazard::place)
                .filter(at -> at != null && !frame.holds(at.point(), 0))
                .count();
        if (placed > 0) {
            text.append(placed)
                    .append(placed == 1 ? " hazard lies" : " hazards lie")
                    .append(" beyond the map. ");
        }
        text.append(ground).append(' ');
        if (bordersFrom != null) {
            text.append("Force borders: ").append(bordersFrom).append(".");
        }
        return text.toString().strip();
    }

    private void rings(StringBuilder text, Place place, Instant lastSeen, Instant now) {
        text.append("Rings: assumed on foot at ")
                .append(Math.round(Reach.ON_FOOT_KILOMETRES_AN_HOUR))
                .append(" km/h since ")
                .append(BriefingWords.time(lastSeen));
        if (place.precisionMetres() > 1) {
            text.append(", from anywhere in the place");
        }
        text.append(": ");
        for (var reach : reaches) {
            text.append(reach.at().equals(now) ? "" : ", ")
                    .append("by ")
                    .append(BriefingWords.time(reach.at()))
                    .append(' ')
                    .append(BriefingWords.distance(reach.metres()))
                    .append(isDrawn(reach) ? "" : " (beyond the map)");
        }
        text.append(". Driving at ")
                .append(Math.round(Reach.DRIVING_KILOMETRES_AN_HOUR))
                .append(" km/h, by ")
                .append(BriefingWords.time(now))
                .append(' ')
                .append(BriefingWords.distance(Reach.metres(place, lastSeen, now, Reach.DRIVING_KILOMETRES_AN_HOUR)))
                .append(". ");
    }

    /** Whether any of the ring can be seen, and it is not so small that the place hides it. */
    boolean isDrawn(Reach reach) {
        return reach.metres() < frame.halfMetres() * 1.35 && frame.points(reach.metres()) > 8;
    }
}
