package org.hedgerow.operation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hedgerow.geo.CompassPoint;
import org.hedgerow.geo.Place;
import org.hedgerow.reference.AirBase;
import org.hedgerow.sharing.Marking;
import org.jspecify.annotations.Nullable;

/**
 * One version of what an aircrew is told, whole and by itself: every sheet, script, link and file for the crew is made from this and nothing else, so that what
 * must not be in it (who told us, what restrains action, whose home it is) has no way into any of them. It never changes; a newer version supersedes it.
 *
 * <p>What is null is not known, and is said to be: "NOT KNOWN" is information. Texts are plain, of one paragraph, bounded, and written for the crew by whoever asks.
 *
 * @param number how people quote the request: {@code CAMBS-AIR-2026-000012}
 * @param version from 1; each is made when what the crew should know has changed
 * @param supersededBy the newest version when that is another one
 * @param state how far the request is
 * @param madeAt when this version was made
 * @param endsAt when it may be read no longer
 * @param force the name of the force that asks
 * @param forceLog the force's own log, such as {@code 612 of 15/10/2025}
 * @param incidentReference the incident that it is about, as the force quotes it
 */
public record AirBriefing(
        String number,
        int version,
        @Nullable Integer supersededBy,
        State state,
        Instant madeAt,
        Instant endsAt,
        Marking marking,
        String force,
        @Nullable String forceLog,
        @Nullable String incidentReference,
        Asked asked,
        Where where,
        Seen seen,
        Ground ground,
        Helpful helpful) {

    /** How far a request is. NPAS decides; a force can only ask. */
    public enum State {
        DRAFT,
        REQUESTED,
        ACCEPTED,
        EN_ROUTE,
        ON_SCENE,
        /** The aircraft was sent to a more urgent task before this one was done: the request is open, and may be accepted once more. */
        CALLED_AWAY,
        RELEASED,
        DECLINED,
        CANCELLED
    }

    /** As the National Police Air Service has them; which it is, it decides itself. */
    public enum Priority {
        ONE,
        TWO,
        PRE_PLANNED
    }

    /** What the aircraft is to do. */
    public enum Wanted {
        SEARCH,
        TRACK,
        COMMENTARY,
        EVIDENCE_VIDEO,
        LIGHT,
        CONTAIN
    }

    /**
     * Who asks, and why.
     *
     * @param callSign of the unit on the ground that the crew talks to
     * @param talkgroup on which it does
     * @param telephone a number of the control room, if the radio fails
     * @param threatRiskHarm in one or two sentences
     * @param whyAir why officers on the ground need it
     * @param authority who authorised the request, by rank and role
     */
    public record Asked(
            @Nullable String callSign,
            String talkgroup,
            @Nullable String telephone,
            Priority priority,
            @Nullable Boolean crimeInAction,
            String threatRiskHarm,
            String whyAir,
            Set<Wanted> wanted,
            @Nullable Boolean downlink,
            @Nullable String authority) {}

    /**
     * Where it is.
     *
     * @param threeWords as somebody said them; never worked out and never the only locator
     * @param landmark what can be seen from the air or the road
     * @param fieldAccess how a unit gets there
     */
    public record Where(
            Place place,
            @Nullable String threeWords,
            @Nullable String landmark,
            @Nullable String fieldAccess) {}

    /**
     * What was seen.
     *
     * @param lastSeen when; its age sets how far to search
     * @param direction of travel, when last seen
     * @param subjects how many people, 0 for none
     * @param doing on foot or in vehicles, and what they do
     * @param weapons any that were seen or are feared
     * @param dogs how many, of what kind
     */
    public record Seen(
            @Nullable Instant lastSeen,
            @Nullable CompassPoint direction,
            @Nullable Integer subjects,
            @Nullable String doing,
            @Nullable String weapons,
            @Nullable String dogs,
            List<Vehicle> vehicles) {

        public Seen {
            vehicles = List.copyOf(vehicles);
        }
    }

    /**
     * A vehicle of theirs.
     *
     * @param plate as it was seen, {@code ?} for what was not
     * @param fromAbove what tells it from others from above: roof, load, trailer
     */
    public record Vehicle(
            @Nullable String plate,
            @Nullable String makeAndModel,
            @Nullable String colour,
            @Nullable String fromAbove) {}

    /**
     * What is about the place.
     *
     * @param units on the ground, with what marks them on a thermal camera
     * @param containment who stands where
     * @param hazards known ones near the place, nearest first; an empty list says that none is known, never that there is none
     * @param escapeRoads by which they may leave
     * @param borders forces whose area begins near, nearest first
     */
    public record Ground(
            @Nullable String units,
            @Nullable String containment,
            List<Hazard> hazards,
            @Nullable String escapeRoads,
            List<Border> borders) {

        public Ground {
            hazards = List.copyOf(hazards);
            borders = List.copyOf(borders);
        }
    }

    /**
     * Something dangerous to an aircraft, or to somebody below it.
     *
     * @param what in words: {@code 11 kV wires along the drove}
     * @param place where it is; null when it is the whole area
     * @param knownAt when somebody last said that it is so
     * @param drone that it is a drone of the police which is in the air now
     */
    public record Hazard(
            String what, @Nullable Place place, @Nullable Instant knownAt, boolean drone) {}

    /**
     * Another force's area.
     *
     * @param force its name; its control room is rung by whoever asks, not by the crew
     * @param metres from the place to its border
     */
    public record Border(String force, int metres, CompassPoint direction) {}

    /**
     * Worked out for whoever asks, as information only: dispatchers know which aircraft fly.
     *
     * @param bases those in service then, soonest first
     */
    public record Helpful(List<BaseTime> bases) {

        public Helpful {
            bases = List.copyOf(bases);
        }
    }

    /**
     * How far a base is.
     *
     * @param minutes of launch and flight at the speed and launch time that the reference data gives
     */
    public record BaseTime(String name, AirBase.Kind kind, double nauticalMiles, int minutes, boolean verified) {}
}
