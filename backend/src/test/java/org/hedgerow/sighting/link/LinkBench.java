package org.hedgerow.sighting.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Whether links are found and stated probabilities come true, on an invented season that nothing was learned from, beside what equal plates
 * and place with time find in the same season. Prints a line for each figure: what, value, unit and goal, apart by tabs. With the name of a
 * file it learns the weights and writes them there instead.
 */
final class LinkBench {

    private static final double[] THRESHOLDS = {0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95};
    private static final double PER_CENT = 100;
    /** Porter (2016): 82 % of the links at 5 % false, of burglaries of houses. */
    private static final double FALSE_SHARE = 0.05;

    private LinkBench() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0) {
            Files.writeString(Path.of(arguments[0]), LinkLearning.file());
            return;
        }
        long start = System.nanoTime();
        var weights = LinkWeights.shipped();
        var calibration = new Calibration(InventedSeries.of(Calibration.HELD_OUT), weights);
        double seconds = (System.nanoTime() - start) / 1e9;
        print("links: pairs compared", calibration.pairs(), "", "");
        print("links: of them linked", calibration.links(), "", "");
        print("links: comparison of one pair", seconds * 1e6 / calibration.pairs(), "µs", "< 10");
        print("links: area under the curve", calibration.areaByScore(), "", "> 0.95");
        print("links: area under the curve, place and time alone", calibration.areaByNearness(), "", "");
        print("links: recall at 5 % false", PER_CENT * calibration.recallAt(FALSE_SHARE), "%", "> 82");
        for (double threshold : THRESHOLDS) {
            print("from probability " + threshold, calibration.byScore(threshold));
        }
        var shipped = calibration.byScore(weights.proposed());
        print("equal plates alone", calibration.byPlate());
        print(
                "place and time alone, as many as from " + weights.proposed(),
                calibration.byNearness(shipped.proposed()));
        for (var band : calibration.reliability()) {
            var name = "links: probability " + band.from() + " to " + band.to() + ": ";
            print(name + "pairs", band.pairs(), "", "");
            print(name + "stated", PER_CENT * band.stated(), "%", "");
            print(name + "observed", PER_CENT * band.observed(), "%", "");
        }
    }

    private static void print(String way, Calibration.Found found) {
        print("links, " + way + ": proposed", found.proposed(), "", "");
        print("links, " + way + ": precision", PER_CENT * found.precision(), "%", "");
        print("links, " + way + ": recall", PER_CENT * found.recall(), "%", "");
        print("links, " + way + ": incidents reached", PER_CENT * found.incidents(), "%", "");
    }

    private static void print(String what, double value, String unit, String goal) {
        System.out.println(String.format(Locale.ROOT, "%s\t%.4f\t%s\t%s", what, value, unit, goal));
    }
}
