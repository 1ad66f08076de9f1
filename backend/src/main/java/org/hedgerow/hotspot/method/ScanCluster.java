package org.hedgerow.hotspot.method;

/**
 * A cylinder: a circle over some days up to the last.
 *
 * @param centre the number of the place in its middle
 * @param radiusMetres to the farthest of its places
 * @param places their numbers, nearest first
 * @param firstDay of the period, counted from 0
 * @param lastDay the last day of the period
 * @param observed cases in it
 * @param expected cases in it if place and time had nothing to do with each other
 * @param statistic the logarithm of the generalised likelihood ratio
 * @param p how often chance alone does as well anywhere; no correction for several clusters is needed. 1 when nothing was repeated
 * @param recurrenceDays after how many days of looking once a day chance alone would show one as strong: one divided by {@code p}
 */
public record ScanCluster(
        int centre,
        double radiusMetres,
        int[] places,
        int firstDay,
        int lastDay,
        int observed,
        double expected,
        double statistic,
        double p,
        double recurrenceDays) {}
