package org.hedgerow.hotspot;

import java.io.PrintStream;
import java.util.List;
import org.hedgerow.hotspot.analyse.Analysis;
import org.hedgerow.hotspot.analyse.Clusterer;
import org.hedgerow.hotspot.method.BatchDbscan;
import org.hedgerow.hotspot.method.ClusterPoints;

/** {@code analyse METHOD FILE}: the methods on a file, with the same code that answers the map. Needs no Spring and no database. */
public final class AnalyseCommand {

    private AnalyseCommand() {}

    /**
     * Does what the arguments ask for.
     *
     * @param arguments without the word {@code analyse}
     * @return the exit code: 0 done, 1 the file or a value was refused, 2 misuse
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream errors) {
        return new Analysis(AnalyseCommand::cluster).run(arguments, out, errors);
    }

    /** Rows have no ids: their order in the file breaks ties between border points, as ids do for incidents. */
    private static Clusterer.Labels cluster(int[] easting, int[] northing, long reachMillimetres, int minimum) {
        var row = new long[easting.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = i;
        }
        var clustering = BatchDbscan.cluster(
                new ClusterPoints(easting.length, easting, northing, new long[row.length], row),
                reachMillimetres,
                minimum);
        return new Clusterer.Labels(clustering.clusterOf(), clustering.core());
    }
}
