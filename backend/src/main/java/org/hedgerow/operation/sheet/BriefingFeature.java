package org.hedgerow.operation.sheet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.geo.Place;
import org.hedgerow.operation.AirBriefing;

/**
 * A thing of a briefing that has a place, as all files tell it.
 *
 * @param key which thing it is, the same in every version: a program that is given a newer version moves it and keeps no second one
 * @param name short, for a map
 * @param description what the page says of it
 * @param shape its corners in WGS 84: one for a point; an area's ring runs anticlockwise and ends where it began
 * @param grid the same on the National Grid
 * @param precisionMetres the side of the square that holds the truth
 */
record BriefingFeature(
        UUID key,
        Kind kind,
        String name,
        String description,
        List<GeoPoint> shape,
        List<GridPoint> grid,
        int precisionMetres) {

    private static final double ARROW_METRES = 1_000;

    /** What it is. */
    enum Kind {
        /** Where the aircraft is wanted: the middle of the place. */
        PLACE,
        /** The square that holds the place. */
        PLACE_AREA,
        /** Where they were going when last seen: a kilometre from the place. */
        DIRECTION,
        HAZARD,
        DRONE,
        /** Units and containment, whose places nobody has told; shown at the place itself. */
        GROUND
    }

    BriefingFeature {
        shape = List.copyOf(shape);
        grid = List.copyOf(grid);
    }

    GeoPoint first() {
        return shape.get(0);
    }

    boolean isArea() {
        return kind == Kind.PLACE_AREA;
    }

    boolean isPoint() {
        return shape.size() == 1;
    }

    /** All that has a place, in the order of the page. */
    static List<BriefingFeature> of(AirBriefing briefing, NationalGrid grid) {
        var features = new ArrayList<BriefingFeature>();
        var place = briefing.where().place();
        features.add(point(briefing, Kind.PLACE, "", briefing.number(), about(briefing), place));
        if (place.precisionMetres() > 1) {
            features.add(shaped(
                    briefing,
                    Kind.PLACE_AREA,
                    "known to " + BriefingWords.precision(place.precisionMetres()),
                    square(place),
                    place.precisionMetres(),
                    grid));
        }
        var direction = briefing.seen().direction();
        if (direction != null) {
            double turn = Math.toRadians(direction.degrees());
            var ahead = GridPoint.ofMetres(
                    place.point().eastingMetres() + ARROW_METRES * Math.sin(turn),
                    place.point().northingMetres() + ARROW_METRES * Math.cos(turn));
            features.add(shaped(
                    briefing,
                    Kind.DIRECTION,
                    "going " + direction.spoken() + " when last seen",
                    List.of(place.point(), ahead),
                    place.precisionMetres(),
                    grid));
        }
        hazards(features, briefing);
        var ground = briefing.ground();
        if (ground.units() != null || ground.containment() != null) {
            features.add(point(
                    briefing,
                    Kind.GROUND,
                    "",
                    "units on the ground",
                    "Units: " + BriefingWords.known(ground.units()) + ". Containment: "
                            + BriefingWords.known(ground.containment()) + ". Where they are: "
                            + BriefingWords.NOT_KNOWN + ", shown at the place",
                    place));
        }
        return features;
    }

    private static void hazards(List<BriefingFeature> features, AirBriefing briefing) {
        var hazards = briefing.ground().hazards();
        for (int i = 0; i < hazards.size(); i++) {
            var hazard = hazards.get(i);
            var at = hazard.place();
            var known = hazard.knownAt();
            if (at != null) {
                var what = BriefingWords.known(hazard.what());
                long before =
                        hazards.subList(0, i).stream().filter(hazard::equals).count();
                features.add(point(
                        briefing,
                        hazard.drone() ? Kind.DRONE : Kind.HAZARD,
                        what + at.point() + before,
                        (hazard.drone() ? "drone " : "hazard ") + (i + 1),
                        what + "; last said " + (known == null ? BriefingWords.NOT_KNOWN : BriefingWords.at(known)),
                        at));
            }
        }
    }

    private static BriefingFeature point(
            AirBriefing briefing, Kind kind, String which, String name, String description, Place place) {
        return new BriefingFeature(
                key(briefing, kind, which),
                kind,
                BriefingWords.line(name),
                description,
                List.of(place.geographic()),
                List.of(place.point()),
                place.precisionMetres());
    }

    private static BriefingFeature shaped(
            AirBriefing briefing, Kind kind, String name, List<GridPoint> corners, int precision, NationalGrid grid) {
        return new BriefingFeature(
                key(briefing, kind, ""),
                kind,
                name,
                name,
                corners.stream().map(grid::toGeographic).toList(),
                corners,
                precision);
    }

    private static UUID key(AirBriefing briefing, Kind kind, String which) {
        return UUID.nameUUIDFromBytes(
                (briefing.number() + '\n' + kind + '\n' + which).getBytes(StandardCharsets.UTF_8));
    }

    /** From the south-west corner anticlockwise, closed. */
    private static List<GridPoint> square(Place place) {
        double half = place.precisionMetres() / 2.0;
        double east = place.point().eastingMetres();
        double north = place.point().northingMetres();
        return List.of(
                GridPoint.ofMetres(east - half, north - half),
                GridPoint.ofMetres(east + half, north - half),
                GridPoint.ofMetres(east + half, north + half),
                GridPoint.ofMetres(east - half, north + half),
                GridPoint.ofMetres(east - half, north - half));
    }

    private static String about(AirBriefing briefing) {
        var asked = briefing.asked();
        var seen = briefing.seen();
        var lastSeen = seen.lastSeen();
        return "Priority " + BriefingWords.priority(asked.priority()) + ". Threat: "
                + BriefingWords.known(asked.threatRiskHarm()) + ". Last seen "
                + (lastSeen == null ? BriefingWords.NOT_KNOWN : BriefingWords.at(lastSeen)) + ". People: "
                + BriefingWords.known(seen.subjects()) + ", " + BriefingWords.known(seen.doing()) + ". Weapons: "
                + BriefingWords.known(seen.weapons()) + ". Talkgroup " + BriefingWords.known(asked.talkgroup())
                + ", call sign " + BriefingWords.known(asked.callSign());
    }
}
