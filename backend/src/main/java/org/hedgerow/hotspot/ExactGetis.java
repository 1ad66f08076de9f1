package org.hedgerow.hotspot;

import org.hedgerow.hotspot.method.FalseDiscovery;
import org.hedgerow.hotspot.method.GetisOrd;
import org.hedgerow.hotspot.method.GetisParameters;
import org.hedgerow.hotspot.method.GetisResult;
import org.hedgerow.hotspot.method.Neighbourhoods;
import org.hedgerow.hotspot.method.Progress;

/**
 * Gi* of whole counts with probabilities that suppose no distribution ({@link DealtCounts}): where cells hold few incidents, as they do in the country, the
 * normal distribution is a poor guide.
 */
final class ExactGetis {

    /** Of the cells that are called significant, at most one in twenty is so by chance. */
    static final double RATE = 0.05;

    private static final int WITH_THE_SIX = 7;

    private ExactGetis() {}

    /**
     * Asks every cell; the false-discovery rate is controlled among these cells (Benjamini and Hochberg 1995).
     *
     * @param counts what each cell holds
     * @param neighbourhoods a cell and those that touch it, seven at most
     */
    static GetisResult of(int[] counts, Neighbourhoods neighbourhoods) {
        var values = new double[counts.length];
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = counts[cell];
        }
        var normal = GetisOrd.of(
                values,
                neighbourhoods,
                new GetisParameters(0, RATE, GetisParameters.Control.BENJAMINI_HOCHBERG, 0, 0),
                Progress.SILENT);
        var dealt = new DealtCounts(counts, WITH_THE_SIX);
        var p = new double[counts.length];
        for (int cell = 0; cell < p.length; cell++) {
            p[cell] = dealt.p(neighbourhoods.size(cell), held(counts, neighbourhoods, cell));
        }
        double[] adjusted = FalseDiscovery.benjaminiHochberg(p);
        var significant = new boolean[p.length];
        for (int cell = 0; cell < p.length; cell++) {
            significant[cell] = adjusted[cell] <= RATE && normal.z()[cell] != 0;
        }
        return new GetisResult(normal.statement(), normal.z(), p, adjusted, significant);
    }

    /** What a cell and those about it hold together. */
    static int held(int[] counts, Neighbourhoods neighbourhoods, int cell) {
        int held = 0;
        for (int i = neighbourhoods.start()[cell]; i < neighbourhoods.start()[cell + 1]; i++) {
            held += counts[neighbourhoods.members()[i]];
        }
        return held;
    }
}
