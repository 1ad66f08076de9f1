package org.hedgerow.hotspot.analyse;

import java.util.List;
import java.util.Map;
import org.hedgerow.hotspot.method.EmergingPattern;
import org.hedgerow.hotspot.method.RunStatement;

/** What is answered where a method's own result lacks the places of the file, as it is written in JSON. */
final class Answers {

    private Answers() {}

    /**
     * @param clusters largest first
     * @param noise rows in no cluster
     * @param clusterOf for each row that was read the number of its cluster, or -1
     */
    record Clusters(RunStatement statement, List<Cluster> clusters, int noise, int[] clusterOf) {}

    /**
     * @param number as in {@link Clusters#clusterOf}
     * @param points in it
     * @param core how many of them are core points
     * @param easting of the middle, metres
     * @param northing of the middle, metres
     */
    record Cluster(int number, int points, int core, double easting, double northing) {}

    /**
     * @param n rows that were counted
     * @param hot cells
     * @param cold cells
     * @param cells all of them, line by line from the south
     */
    record Cells(RunStatement statement, int n, double widthMetres, int hot, int cold, List<Cell> cells) {}

    /** A cell by its centre; the class is HOT, COLD or NONE. */
    record Cell(
            double easting, double northing, double value, double z, double p, double adjusted, String significance) {}

    /**
     * @param leftOut rows in no slice, or whose span is longer than one
     * @param patterns how many cells there are of each, by what they are as hot ones
     * @param cells those that are hot or cold in some way, line by line from the south
     */
    record Courses(
            RunStatement statement,
            String firstDay,
            String lastDay,
            int slices,
            int leftOut,
            double widthMetres,
            Map<EmergingPattern, Integer> patterns,
            List<Course> cells) {}

    /** A cell by its centre, with its statistic in the last slice and the trend over all. */
    record Course(
            double easting,
            double northing,
            EmergingPattern hot,
            EmergingPattern cold,
            double z,
            double trendZ,
            double trendP) {}

    /** The most likely cluster first. */
    record Scan(RunStatement statement, String firstDay, String lastDay, int repetitions, List<Emerging> clusters) {}

    /** A circle around a place of the file, over days with the first and the last counted. */
    record Emerging(
            double easting,
            double northing,
            double radiusMetres,
            int places,
            String firstDay,
            String lastDay,
            int observed,
            double expected,
            double statistic,
            double p,
            double recurrenceDays) {}

    /**
     * @param integral what the surface adds up to
     * @param total weight of the points inside
     * @param highest points for each square kilometre in the densest cell
     */
    record Surface(
            RunStatement statement,
            double west,
            double south,
            double cellMetres,
            int columns,
            int lines,
            double integral,
            double total,
            double highest) {}

    /** Weekdays from Monday, hours of London's clocks. */
    record Hours(
            RunStatement statement,
            double total,
            int excluded,
            double[] byHour,
            double[] byWeekday,
            double[][] weights) {}
}
