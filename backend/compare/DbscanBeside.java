import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.function.Supplier;
import org.hedgerow.hotspot.method.BatchDbscan;
import org.hedgerow.hotspot.method.ClusterPoints;
import org.hedgerow.hotspot.method.Clustering;
import org.hedgerow.hotspot.method.Hotspotland;

/**
 * Holds our DBSCAN against Smile's on the same points, core for core; only then are times compared, in one run and on one thread. The
 * argument is the number of points. Reach 1 km, minimum 5, itself counted: Smile does not count the point itself.
 */
public final class DbscanBeside {

    private static final int REACH = 1_000_000;
    private static final int MINIMUM = 5;

    private static Object kept;

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        var points = Hotspotland.draw(count, 42);
        var ours = BatchDbscan.cluster(points, REACH, MINIMUM);
        double[][] places = new double[count][];
        for (int i = 0; i < count; i++) {
            places[i] = new double[] {points.easting()[i], points.northing()[i]};
        }
        double mine = median(41, () -> BatchDbscan.cluster(points, REACH, MINIMUM));

        var held = smile.clustering.DBSCAN.fit(places, MINIMUM - 1, REACH);
        var field = held.getClass().getDeclaredField("core");
        field.setAccessible(true);
        if (!Arrays.equals((boolean[]) field.get(held), ours.core())) {
            throw new IllegalStateException("NOT the same core points as Smile");
        }
        int[] theirs = new int[count];
        for (int i = 0; i < count; i++) {
            theirs[i] = held.group(i) == Integer.MAX_VALUE ? Clustering.NOISE : held.group(i);
        }
        compare("Smile", points, ours, theirs);
        tell("Smile", count, mine, median(3, () -> smile.clustering.DBSCAN.fit(places, MINIMUM - 1, REACH)));
    }

    /** The same core points together, the same noise, and every other point in a cluster that has a core point within reach of it. */
    private static void compare(String who, ClusterPoints points, Clustering ours, int[] theirs) {
        var theirsOf = new HashMap<Integer, Integer>();
        var oursOf = new HashMap<Integer, Integer>();
        int elsewhere = 0;
        for (int i = 0; i < points.count(); i++) {
            int mine = ours.clusterOf()[i];
            if ((mine == Clustering.NOISE) != (theirs[i] == Clustering.NOISE)) {
                throw new IllegalStateException("NOT the same noise as " + who);
            }
            if (ours.core()[i]) {
                var theirOwn = theirsOf.putIfAbsent(mine, theirs[i]);
                var myOwn = oursOf.putIfAbsent(theirs[i], mine);
                if ((theirOwn != null && theirOwn != theirs[i]) || (myOwn != null && myOwn != mine)) {
                    throw new IllegalStateException("NOT the same clusters as " + who);
                }
            }
        }
        for (int i = 0; i < points.count(); i++) {
            int mine = ours.clusterOf()[i];
            if (mine != Clustering.NOISE && theirsOf.get(mine) != theirs[i]) {
                elsewhere++;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s: the same %,d clusters and the same noise; %,d points between two clusters are in the other one%n",
                who,
                ours.clusters(),
                elsewhere);
    }

    private static void tell(String who, int count, double mine, double theirs) {
        System.out.printf(
                Locale.ROOT, "%,d points: ours %.1f ms, %s %.0f ms, %.0f times%n", count, mine, who, theirs, theirs / mine);
    }

    private static double median(int turns, Supplier<?> work) {
        double[] took = new double[turns];
        for (int turn = 0; turn < turns; turn++) {
            long begin = System.nanoTime();
            kept = work.get();
            took[turn] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(took);
        return took[turns / 2];
    }
}
