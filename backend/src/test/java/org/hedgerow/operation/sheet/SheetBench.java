package org.hedgerow.operation.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.operation.MapUnder;

/** How fast a briefing is printed, on one core. Prints a line for each figure: what, value, unit and goal, apart by tabs. */
final class SheetBench {

    private static final int TURNS = 40;
    private static final int WARMING = 15;
    private static final double MILLION = 1e6;

    private SheetBench() {}

    public static void main(String[] arguments) {
        var briefing = Briefings.full();
        var longest = Briefings.everyText("Words that go on and on. ".repeat(160));
        long start = System.nanoTime();
        var first = Briefings.SHEET.of(briefing, Briefings.NOW);
        print("briefing as PDF, the first since the start", (System.nanoTime() - start) / MILLION, "ms", "< 2,000");
        var times = new ArrayList<Double>();
        for (int turn = 0; turn < WARMING + TURNS; turn++) {
            start = System.nanoTime();
            Briefings.SHEET.of(briefing, Briefings.NOW);
            if (turn >= WARMING) {
                times.add((System.nanoTime() - start) / MILLION);
            }
        }
        times.sort(null);
        print("briefing as PDF, median", times.get(TURNS / 2), "ms", "< 200");
        print("briefing as PDF, slowest of " + TURNS, times.get(TURNS - 1), "ms", "< 2,000");
        start = System.nanoTime();
        Briefings.SHEET.of(longest, Briefings.NOW);
        print("briefing as PDF, the longest texts", (System.nanoTime() - start) / MILLION, "ms", "< 2,000");
        print("briefing as PDF, its size", first.length / 1000.0, "kB", "");
        var crowded = Briefings.sheet((southWest, northEast) ->
                new MapUnder.Lines(roads(southWest, northEast), "Grey: roads solid. Map: invented."));
        start = System.nanoTime();
        var roads = crowded.of(briefing, Briefings.NOW);
        print(
                "briefing as PDF, as many roads as may be under it",
                (System.nanoTime() - start) / MILLION,
                "ms",
                "< 2,000");
        print("briefing as PDF, its size then", roads.length / 1000.0, "kB", "");
    }

    /** Two hundred roads of a hundred corners, all of which come into the box. */
    private static List<MapUnder.Line> roads(GridPoint southWest, GridPoint northEast) {
        var roads = new ArrayList<MapUnder.Line>();
        double wide = northEast.eastingMetres() - southWest.eastingMetres();
        double high = northEast.northingMetres() - southWest.northingMetres();
        for (int road = 0; road < 200; road++) {
            var corners = new double[200];
            for (int at = 0; at < corners.length; at += 2) {
                corners[at] = southWest.eastingMetres() + wide * at / corners.length;
                corners[at + 1] = southWest.northingMetres() + high * (road + Math.sin(at / 9.0)) / 200;
            }
            roads.add(new MapUnder.Line(MapUnder.Kind.ROAD, corners));
        }
        return roads;
    }

    private static void print(String what, double value, String unit, String goal) {
        System.out.printf(Locale.ROOT, "%s\t%.3f\t%s\t%s%n", what, value, unit, goal);
    }
}
