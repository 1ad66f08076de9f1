package org.hedgerow.operation.sheet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hedgerow.geo.CompassPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridReference;
import org.hedgerow.geo.Transformation;
import org.hedgerow.operation.AirBriefing;
import org.hedgerow.operation.sheet.SheetColumn.Item;
import org.jspecify.annotations.Nullable;

/** What the page says beside its map, always in the same place: a crew knows where to look. */
final class SheetItems {

    private static final int MOST_HAZARDS = 30;
    private static final int MOST_VEHICLES = 12;
    private static final int MOST_BASES = 6;

    /** Letters, so that one that is told at length does not push out those after it. */
    private static final int LONGEST_IN_LIST = 130;

    private SheetItems() {}

    /** Who asks for what and why, and what was seen. */
    static List<Item> beside(AirBriefing briefing, Instant now) {
        var asked = briefing.asked();
        var seen = briefing.seen();
        var items = new ArrayList<Item>();
        items.add(Item.of("PRIORITY:", BriefingWords.priority(asked.priority()), 1));
        items.add(Item.of("CRIME IN ACTION:", BriefingWords.known(asked.crimeInAction()), 1));
        items.add(Item.of("WANTED:", BriefingWords.wanted(asked), 1));
        items.add(Item.of("DOWNLINK WANTED:", BriefingWords.known(asked.downlink()), 1));
        items.add(Item.of("TALKGROUP:", BriefingWords.known(asked.talkgroup()), 2));
        items.add(Item.of("CALL SIGN ON THE GROUND:", BriefingWords.known(asked.callSign()), 1));
        items.add(Item.of("TELEPHONE:", BriefingWords.known(asked.telephone()), 1));
        items.add(Item.of("THREAT, RISK, HARM:", BriefingWords.known(asked.threatRiskHarm()), 8));
        items.add(Item.of("WHY AIR SUPPORT:", BriefingWords.known(asked.whyAir()), 3));
        var lastSeen = seen.lastSeen();
        items.add(Item.of(
                "LAST SEEN:",
                lastSeen == null
                        ? BriefingWords.NOT_KNOWN
                        : BriefingWords.at(lastSeen) + ", " + BriefingWords.age(lastSeen, now)
                                + " before this was printed",
                2));
        items.add(Item.of("GOING:", going(seen.direction()), 1));
        items.add(Item.of("PEOPLE:", BriefingWords.known(seen.subjects()), 1));
        items.add(Item.of("DOING:", BriefingWords.known(seen.doing()), 3));
        items.add(Item.of("WEAPONS:", BriefingWords.known(seen.weapons()), 3));
        items.add(Item.of("DOGS:", BriefingWords.known(seen.dogs()), 2));
        items.add(new Item("VEHICLES:", vehicles(seen.vehicles()), 4));
        items.add(Item.of("FORCE LOG:", BriefingWords.known(briefing.forceLog()), 1));
        items.add(Item.of("INCIDENT:", BriefingWords.known(briefing.incidentReference()), 1));
        items.add(Item.of("AUTHORITY:", BriefingWords.known(asked.authority()), 1));
        return items;
    }

    /** What is about the place, and how far bases are. */
    static List<Item> below(AirBriefing briefing, String aboutTheMap) {
        var ground = briefing.ground();
        var items = new ArrayList<Item>();
        items.add(Item.of("MAP:", aboutTheMap, 6));
        items.add(new Item("HAZARDS:", hazards(briefing), 9));
        items.add(Item.of("LANDMARK:", BriefingWords.known(briefing.where().landmark()), 1));
        items.add(Item.of("ACCESS:", BriefingWords.known(briefing.where().fieldAccess()), 1));
        items.add(Item.of("UNITS ON THE GROUND:", BriefingWords.known(ground.units()), 2));
        items.add(Item.of("CONTAINMENT:", BriefingWords.known(ground.containment()), 2));
        items.add(Item.of("ESCAPE ROADS:", BriefingWords.known(ground.escapeRoads()), 2));
        items.add(Item.of("OTHER FORCES:", borders(briefing), 1));
        items.add(new Item("BASES:", bases(briefing), 2));
        return items;
    }

    private static String going(@Nullable CompassPoint direction) {
        return direction == null ? BriefingWords.NOT_KNOWN : direction.spoken() + " when last seen (arrow)";
    }

    private static List<String> vehicles(List<AirBriefing.Vehicle> vehicles) {
        return vehicles.isEmpty()
                ? List.of(BriefingWords.NOT_KNOWN)
                : IntStream.range(0, Math.min(MOST_VEHICLES, vehicles.size()))
                        .mapToObj(i -> (i + 1) + " " + BriefingWords.vehicle(vehicles.get(i)))
                        .toList();
    }

    private static List<String> hazards(AirBriefing briefing) {
        var lines = new ArrayList<String>();
        var hazards = briefing.ground().hazards();
        if (hazards.isEmpty()) {
            return List.of(
                    BriefingWords.NOT_KNOWN + ": nobody has told of any, which does not mean that there are none");
        }
        lines.add(hazards.size() + " known, numbered as on the map; there may be others");
        for (int i = 0; i < Math.min(MOST_HAZARDS, hazards.size()); i++) {
            lines.add((i + 1) + " " + hazard(hazards.get(i), briefing));
        }
        return lines;
    }

    private static String hazard(AirBriefing.Hazard hazard, AirBriefing briefing) {
        var place = hazard.place();
        var known = hazard.knownAt();
        return (hazard.drone() ? "DRONE IN THE AIR: " : "")
                + (place == null
                        ? "whole area: "
                        : from(briefing.where().place().point(), place.point()) + ", "
                                + reference(place.point(), place.precisionMetres(), place.transformation()) + ": ")
                + BriefingWords.atMost(hazard.what(), LONGEST_IN_LIST) + "; last said "
                + (known == null ? BriefingWords.NOT_KNOWN : BriefingWords.at(known));
    }

    private static String reference(GridPoint point, int precisionMetres, Transformation transformation) {
        return transformation == Transformation.OSTN15
                ? GridReference.of(point, Math.min(10_000, Math.max(10, precisionMetres)))
                        .toString()
                : String.format(
                        Locale.ROOT,
                        "E%d N%d",
                        Math.floorDiv(point.eastingMillimetres(), 1_000),
                        Math.floorDiv(point.northingMillimetres(), 1_000));
    }

    /** {@code 1.2 km NE}. */
    static String from(GridPoint middle, GridPoint other) {
        double east = other.eastingMetres() - middle.eastingMetres();
        double north = other.northingMetres() - middle.northingMetres();
        double metres = Math.hypot(east, north);
        if (metres < 5) {
            return "at the place";
        }
        return BriefingWords.distance(metres) + " "
                + CompassPoint.nearest(Math.toDegrees(Math.atan2(east, north))).name();
    }

    private static String borders(AirBriefing briefing) {
        var borders = briefing.ground().borders();
        if (borders.isEmpty()) {
            return "none known near";
        }
        return String.join(
                "; ",
                borders.stream()
                        .map(border -> BriefingWords.line(border.force()) + " "
                                + BriefingWords.distance(border.metres()) + " "
                                + border.direction().name())
                        .toList());
    }

    private static List<String> bases(AirBriefing briefing) {
        var lines = new ArrayList<String>();
        lines.add(BriefingWords.BASES_ARE_INFORMATION);
        var bases = briefing.helpful().bases();
        if (bases.isEmpty()) {
            lines.add(BriefingWords.NOT_KNOWN);
        }
        bases.stream().limit(MOST_BASES).map(BriefingWords::base).forEach(lines::add);
        return lines;
    }
}
