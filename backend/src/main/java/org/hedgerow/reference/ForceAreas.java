package org.hedgerow.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.platform.DatabaseReplaced;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Which force a point belongs to, from boundaries held in memory: the official ones that are in force today, and until there are any the
 * indicative ones of our own. Thread-safe; asking for the force of a point allocates nothing.
 *
 * <p>The indicative boundaries come from a map at 1:10,000,000 and may lie a kilometre from the legal ones, so a point near one deserves a
 * person's eye. Where official areas overlap, the one whose published code comes first has the point.
 */
@Component
public final class ForceAreas {

    /** Where the indicative boundaries come from. */
    public static final String INDICATIVE_SOURCE = ForceMap.INDICATIVE_SOURCE;

    /** How far off the coast a point still belongs to the nearest force, in metres. */
    public static final int OFF_COAST_METRES = ForceMap.OFF_COAST_METRES;

    private static final int FARTHEST_METRES = 50_000;

    private static final Logger LOG = LoggerFactory.getLogger(ForceAreas.class);

    private final ForceMap indicative = ForceMap.indicative();
    private final @Nullable Boundaries boundaries;
    private volatile ForceMap map = indicative;

    private static final int UNKNOWN = -1;

    /** The official set that is in the map; 0 for none. Written by one thread at a time. */
    private int set;

    /** The indicative areas, for good. */
    public ForceAreas() {
        boundaries = null;
    }

    /** The official areas of the day, whenever there are any. */
    @Autowired
    public ForceAreas(Boundaries boundaries) {
        this.boundaries = boundaries;
        follow(boundaries);
    }

    /** Takes up a set that was loaded since, or whose day has come; asking goes on meanwhile, with the set before. */
    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void follow() {
        if (boundaries == null) {
            return;
        }
        try {
            if (follow(boundaries)) {
                LOG.info("force areas changed: {}", isIndicative() ? "indicative" : "official, set " + set);
            }
        } catch (DataAccessException e) {
            LOG.warn("cannot look for new boundaries: {}", e.getClass().getSimpleName());
        }
    }

    /** In another database the same number may stand for another set. */
    @EventListener
    void readAgain(DatabaseReplaced replaced) {
        synchronized (this) {
            set = UNKNOWN;
        }
        follow();
    }

    private synchronized boolean follow(Boundaries boundaries) {
        var today = boundaries.find(BoundaryKind.FORCE);
        int wanted = today.map(BoundarySet::id).orElse(0);
        if (wanted == set) {
            return false;
        }
        map = today.map(found -> ForceMap.official(boundaries.outlines(found), found.source()))
                .orElse(indicative);
        set = wanted;
        return true;
    }

    /** The code of the force whose area holds the point, or that is nearest within 5 km; empty for the open sea and for other countries. */
    public Optional<String> forceAt(GridPoint point) {
        return map.forceAt(point);
    }

    /**
     * The force that the point belonged to on a day, by the boundaries that were in force then; by the indicative ones when none were. Reads the
     * database and takes milliseconds.
     */
    public Optional<String> forceAt(GridPoint point, LocalDate day) {
        var then = boundaries == null ? Optional.<BoundarySet>empty() : boundaries.find(BoundaryKind.FORCE, day);
        if (boundaries == null || then.isEmpty()) {
            return indicative.forceAt(point);
        }
        return boundaries.forceAt(then.get(), point, indicative.forceAt(point));
    }

    /** Whether another force's area comes within so many metres, at most 50 km, of a point that belongs to one. */
    public boolean isNearBorder(GridPoint point, int metres) {
        return map.isNearBorder(point, atMost(metres));
    }

    /** Whether the point lies so near to a border that a person should look: 100 m where both areas are official, a kilometre elsewhere. */
    public boolean isNearBorder(GridPoint point) {
        return map.isNearBorder(point);
    }

    /** The other forces whose areas come within so many metres, at most 50 km, nearest first. */
    public List<NearForce> neighboursWithin(GridPoint point, int metres) {
        return map.neighboursWithin(point, atMost(metres));
    }

    /**
     * The lines between forces in and about a box, for drawing: chains of corners in millimetres on the National Grid, easting before northing.
     * Coasts are none of them. They may reach a kilometre or the length of an edge beyond the box.
     */
    public List<int[]> bordersWithin(GridPoint southWest, GridPoint northEast) {
        return map.bordersWithin(southWest, northEast);
    }

    private static int atMost(int metres) {
        return Math.max(0, Math.min(FARTHEST_METRES, metres));
    }

    /** How near to a border a point is flagged, in metres: 100 for official boundaries, 1,000 for indicative ones. */
    public int nearBorderMetres() {
        return map.nearBorderMetres();
    }

    /** Whether no official boundaries are in force. */
    public boolean isIndicative() {
        return map.isIndicative();
    }

    /** Whether this force's own area is an indicative one: every one until official boundaries are in force, and later those that they lack. */
    public boolean isIndicative(String force) {
        return map.isIndicative(force);
    }

    /** Who made the boundaries, in the words that must go with them. */
    public String source() {
        return map.source();
    }

    /** The codes of the forces that have an area. */
    public List<String> codes() {
        return map.codes();
    }
}
