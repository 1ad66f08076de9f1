package org.hedgerow.operation.sheet;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hedgerow.geo.CompassPoint;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.geo.Ostn15NationalGrid;
import org.hedgerow.geo.Place;
import org.hedgerow.geo.PlaceMethod;
import org.hedgerow.geo.PlaceReader;
import org.hedgerow.operation.AirBriefing;
import org.hedgerow.operation.AirBriefing.Asked;
import org.hedgerow.operation.AirBriefing.BaseTime;
import org.hedgerow.operation.AirBriefing.Border;
import org.hedgerow.operation.AirBriefing.Ground;
import org.hedgerow.operation.AirBriefing.Hazard;
import org.hedgerow.operation.AirBriefing.Helpful;
import org.hedgerow.operation.AirBriefing.Priority;
import org.hedgerow.operation.AirBriefing.Seen;
import org.hedgerow.operation.AirBriefing.State;
import org.hedgerow.operation.AirBriefing.Vehicle;
import org.hedgerow.operation.AirBriefing.Wanted;
import org.hedgerow.operation.AirBriefing.Where;
import org.hedgerow.operation.MapUnder;
import org.hedgerow.reference.AirBase;
import org.hedgerow.reference.ForceAreas;
import org.hedgerow.reference.Gazetteer;
import org.hedgerow.sharing.Marking;

/** Briefings for tests of what is made from them. Invented. */
final class Briefings {

    static final NationalGrid GRID = new Ostn15NationalGrid();
    static final Gazetteer GAZETTEER = new Gazetteer();
    static final PlaceReader READER = new PlaceReader(GRID, GAZETTEER);
    static final BriefingSheet SHEET = sheet((southWest, northEast) ->
            new MapUnder.Lines(List.of(), "No map of roads and rivers is loaded: none are drawn."));

    static final Instant LAST_SEEN = Instant.parse("2025-10-15T05:40:00Z");
    static final Instant MADE = Instant.parse("2025-10-15T05:48:00Z");
    static final Instant NOW = Instant.parse("2025-10-15T05:52:00Z");
    static final Instant ENDS = Instant.parse("2025-10-15T11:48:00Z");
    static final String NUMBER = "CAMBS-AIR-2025-000012";

    private static final Asked ASKED = new Asked(
            "SC21",
            "CAMBS RURAL 4",
            "01632 960123",
            Priority.ONE,
            true,
            "Three men with dogs have threatened a farmer and driven at him; they are thought to be armed with catapults.",
            "Two officers are on the ground in open fen with no sight of the men, and the droves cannot be blocked.",
            Collections.unmodifiableSet(EnumSet.of(Wanted.SEARCH, Wanted.COMMENTARY, Wanted.EVIDENCE_VIDEO)),
            true,
            "Inspector, control room");

    private Briefings() {}

    static BriefingSheet sheet(MapUnder under) {
        return new BriefingSheet(GRID, new ForceAreas(), GAZETTEER, under);
    }

    static Place at(String text) {
        return READER.read(text).places().get(0);
    }

    static Place at(GridPoint point, int precisionMetres) {
        return new Place(
                PlaceMethod.DEVICE, "", point, GRID.toGeographic(point), precisionMetres, GRID.transformationAt(point));
    }

    static Place at(GeoPoint point, int precisionMetres) {
        return READER.at(PlaceMethod.DEVICE, point, precisionMetres);
    }

    /** Everything is known. */
    static AirBriefing full() {
        return with(new Where(
                at("TL 5410 8020"),
                "///spill.lantern.crumb",
                "Old brick pumping station where two droves meet",
                "From the north along Long Drove; the gate is chained"));
    }

    static AirBriefing with(Where where) {
        var ground = new Ground(
                "SC21 and SC22, two officers each, infra-red strobes on",
                "SC22 at the bridge on the A142",
                List.of(
                        new Hazard("11 kV wires along the drove", at("TL 5425 8040"), NOW.minusSeconds(86_400), false),
                        new Hazard("Police drone, up to 120 m", at("TL 536 806"), NOW.minusSeconds(600), true),
                        new Hazard("Cattle in the washland", at("TL 5380 7960"), null, false),
                        new Hazard("Low flying from the airfield possible until dusk", null, LAST_SEEN, false)),
                "A142 east to Soham, B1382 north to Prickwillow",
                List.of(
                        new Border("Norfolk Constabulary", 1_900, CompassPoint.NE),
                        new Border("Suffolk Constabulary", 9_600, CompassPoint.ESE)));
        var seen = new Seen(
                LAST_SEEN,
                CompassPoint.WSW,
                3,
                "On foot across plough, dogs slipped",
                "Catapults; a shotgun was feared in August",
                "3 long dogs, off the lead",
                List.of(
                        new Vehicle("AB5? C?E", "Subaru Forester", "silver", "ladder rack, white tape on the roof"),
                        new Vehicle(null, "pick-up", "dark", null)));
        var helpful = new Helpful(List.of(
                new BaseTime("Boreham", AirBase.Kind.ROTARY, 39.2, 26, true),
                new BaseTime("North Weald", AirBase.Kind.ROTARY, 40.8, 27, false),
                new BaseTime("East Midlands", AirBase.Kind.FIXED_WING, 63.0, 40, true)));
        return new AirBriefing(
                NUMBER,
                2,
                null,
                State.REQUESTED,
                MADE,
                ENDS,
                Marking.OFFICIAL_SENSITIVE,
                "Cambridgeshire Constabulary",
                "97 of 15/10/2025",
                "CAMBS-2025-000612",
                ASKED,
                where,
                seen,
                ground,
                helpful);
    }

    /** Nothing is known but what a request must say. */
    static AirBriefing empty() {
        return new AirBriefing(
                NUMBER,
                1,
                null,
                State.REQUESTED,
                MADE,
                ENDS,
                Marking.OFFICIAL,
                "Cambridgeshire Constabulary",
                null,
                null,
                new Asked(
                        null,
                        "CAMBS RURAL 4",
                        null,
                        Priority.TWO,
                        null,
                        "Threats to a farmer.",
                        "Nobody can see them.",
                        Set.of(),
                        null,
                        null),
                new Where(at("TL 54 80"), null, null, null),
                new Seen(null, null, null, null, null, null, List.of()),
                new Ground(null, null, List.of(), null, List.of()),
                new Helpful(List.of()));
    }

    /** Every text is this one, and there are as many vehicles, hazards, borders and bases as anybody could list. */
    static AirBriefing everyText(String text) {
        var hazards = Collections.nCopies(40, new Hazard(text, at("TL 5425 8040"), NOW, false));
        var drones = Collections.nCopies(10, new Hazard(text, at("TL 5405 8010"), NOW, true));
        var all = new java.util.ArrayList<>(hazards);
        all.addAll(drones);
        var full = full();
        return new AirBriefing(
                full.number(),
                full.version(),
                null,
                State.EN_ROUTE,
                MADE,
                ENDS,
                full.marking(),
                text,
                text,
                text,
                new Asked(
                        text,
                        text,
                        text,
                        Priority.PRE_PLANNED,
                        true,
                        text,
                        text,
                        EnumSet.allOf(Wanted.class),
                        false,
                        text),
                new Where(full.where().place(), text, text, text),
                new Seen(
                        LAST_SEEN,
                        CompassPoint.SSE,
                        999_999,
                        text,
                        text,
                        text,
                        Collections.nCopies(30, new Vehicle(text, text, text, text))),
                new Ground(text, text, all, text, Collections.nCopies(30, new Border(text, 1_000, CompassPoint.N))),
                new Helpful(Collections.nCopies(40, new BaseTime(text, AirBase.Kind.ROTARY, 1_234.5, 600, false))));
    }

    static AirBriefing superseded(AirBriefing briefing, int by) {
        return changed(briefing, by, briefing.state());
    }

    static AirBriefing in(State state, AirBriefing briefing) {
        return changed(briefing, briefing.supersededBy(), state);
    }

    private static AirBriefing changed(AirBriefing b, Integer by, State state) {
        return new AirBriefing(
                b.number(),
                b.version(),
                by,
                state,
                b.madeAt(),
                b.endsAt(),
                b.marking(),
                b.force(),
                b.forceLog(),
                b.incidentReference(),
                b.asked(),
                b.where(),
                b.seen(),
                b.ground(),
                b.helpful());
    }
}
