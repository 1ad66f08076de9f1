package org.hedgerow.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hedgerow.oracle.Estate;

/**
 * What is only counted: for each incident of the labelled world three old ones under its labels, all at one place with nothing near, which
 * are a hotspot and a cell of the map to whoever may read them and nothing to anybody else; and so many that everybody may read that the map
 * counts instead of drawing each.
 */
final class Crowd {

    /** Incidents at one place. */
    static final int TOGETHER = 3;

    static final String COUNTED = "category=HARE.EQUIPPED&category=FUEL.PETROL";
    static final String FILLING = "category=HARE.SUSPECTED";

    /** One more than the map draws each. */
    private static final int FILLERS = 601;

    private static final int DAYS_AGO = 40;
    private static final int IN_A_ROW = 20;
    /** As large as the square that a watch group is given, and with such a square's middle. */
    private static final int APART_METRES = 1_000;

    private static final int WEST = 530_000;
    private static final int SOUTH = 250_000;

    private final LabelledWorld world;
    private final Instant at;
    private final List<LabelledWorld.Labelled> incidents;

    Crowd(LabelledWorld world, Instant now) {
        this.world = world;
        this.at = now.minus(DAYS_AGO, ChronoUnit.DAYS);
        this.incidents = List.copyOf(companionsAndFillers());
    }

    /** All of it. */
    List<LabelledWorld.Labelled> incidents() {
        return incidents;
    }

    /** The column and row of the square in which the companions of an incident lie, as one word. */
    static String square(int number) {
        return number % IN_A_ROW + " " + number / IN_A_ROW;
    }

    /** The same of any place in metres. */
    static String square(double easting, double northing) {
        return (int) Math.floor((easting - WEST) / APART_METRES) + " "
                + (int) Math.floor((northing - SOUTH) / APART_METRES);
    }

    void moveInto(RunningApplication application) {
        world.write(application, incidents);
    }

    private List<LabelledWorld.Labelled> companionsAndFillers() {
        var crowd = new ArrayList<LabelledWorld.Labelled>();
        for (var incident : world.incidents()) {
            var fuel = incident.category().startsWith("FUEL");
            for (int companion = 0; companion < TOGETHER; companion++) {
                crowd.add(like(incident, incident.number(), crowd.size(), fuel ? "FUEL.PETROL" : "HARE.EQUIPPED"));
            }
        }
        var open = forEverybody();
        for (int filler = 0; filler < FILLERS; filler++) {
            crowd.add(like(open, world.incidents().size(), crowd.size(), "HARE.SUSPECTED"));
        }
        return crowd;
    }

    /** The incident that the most may read, and nobody because they reported it. */
    private LabelledWorld.Labelled forEverybody() {
        return world.incidents().stream()
                .filter(incident -> incident.owner().equals("CAMBS"))
                .filter(incident -> incident.rows().get(0).scope().equals("PUBLIC"))
                .filter(incident -> "HARE".equals(incident.rows().get(0).category()))
                .findFirst()
                .orElseThrow();
    }

    private LabelledWorld.Labelled like(LabelledWorld.Labelled incident, int square, int number, String category) {
        return new LabelledWorld.Labelled(
                Estate.id("crowd " + number),
                number,
                incident.rows().stream()
                        .filter(label -> !label.tier().equals("ORIGINATOR"))
                        .toList(),
                WEST + square % IN_A_ROW * APART_METRES + APART_METRES / 2,
                SOUTH + square / IN_A_ROW * APART_METRES + APART_METRES / 2,
                10_000 + number,
                category,
                at,
                "crowd");
    }

    /** The query of a map of all of it. */
    static Stream<int[]> corners() {
        return Stream.of(
                new int[] {WEST - APART_METRES, SOUTH - APART_METRES},
                new int[] {WEST + (IN_A_ROW + 1) * APART_METRES, SOUTH + (IN_A_ROW + 1) * APART_METRES});
    }
}
