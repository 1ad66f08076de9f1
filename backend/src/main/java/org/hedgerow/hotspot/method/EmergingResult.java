package org.hedgerow.hotspot.method;

/**
 * The classes of every cell; the arrays have the order of the cells.
 *
 * @param statement how they were made; its n is the number of cells
 * @param hot what kind of hot cell it is
 * @param cold what kind of cold cell it is
 * @param trend of Gi* over the periods
 * @param last Gi* in the last period
 */
public record EmergingResult(
        RunStatement statement, EmergingPattern[] hot, EmergingPattern[] cold, MannKendall[] trend, double[] last) {}
