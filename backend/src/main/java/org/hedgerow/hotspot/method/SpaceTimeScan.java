package org.hedgerow.hotspot.method;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The prospective space-time permutation scan statistic (Kulldorff, Heffernan, Hartman, Assunção and Mostashari 2005): is something going on
 * somewhere right now? Needs nothing but the cases, since a cylinder's expectation comes from how many cases its place has had over the
 * whole period and how many there were everywhere on its days.
 *
 * <p>Cylinders stand on circles around every place and end with the last day. The strength of one with {@code c} cases of {@code C} where
 * {@code m} are expected is {@code c ln(c / m) + (C - c) ln((C - c) / (C - m))}; only more cases than expected count. Chance is what remains
 * when the days are shuffled among the cases.
 *
 * <p>The rules are those of SaTScan's defaults but for one. A cluster holds two cases at least. The first is the strongest, the others follow by
 * strength as long as they share no place with one before them ("no geographical overlap"; SaTScan User Guide, "Secondary Clusters"); each is compared with
 * the strongest of every repetition. Of those that are equally strong the one of fewest places comes first, then the one around the place that was named
 * first. The exception are places at the same distance from the middle of a circle: here they enter together, since a circle that holds one holds the other;
 * SaTScan lets them enter one after the other in the order of their coordinates (its published source does), so that on a regular grid it also looks at
 * parts of rings. Where no two places are as far from a third the two are one. {@code compare/scan.sh} holds our answer against SaTScan's sample.
 *
 * <p>Within one number of days and one number of cases the strongest cylinder is the one whose place has the fewest cases over the whole
 * period. A repetition therefore only keeps that least number and takes logarithms at the end, and it looks at a circle only when one of
 * the recent cases enters it.
 */
public final class SpaceTimeScan {

    /** 2: a cluster is of two cases at least. */
    public static final int VERSION = 2;

    /** One case is no cluster. SaTScan's default too (its parameter MinimumCasesInHighRateClusters). */
    static final int LEAST_CASES = 2;

    /** A listing of more clusters tells nobody anything. */
    private static final int MOST_CLUSTERS = 10;

    private static final int NONE = Integer.MAX_VALUE;

    /** So many repetitions are looked at circle by circle, before {@link ScanByLanes} has a floor. */
    private static final int PLAIN = 5;

    private static final double FLOOR = 0.9;

    /** The most pairs of a place and one within its reach that {@link #of} takes of a file: 160 MB. */
    public static final int MOST_PAIRS = 40_000_000;

    private final ScanData data;
    private final ScanParameters parameters;
    private final ScanZones zones;
    private final int windows;
    private final int[] casesAt;
    /** For each number of days w + 1: all cases in the last that many days. */
    private final int[] casesInWindow;
    /** How many of the cases in the last days happened on each, the last day first. */
    private final int[] casesDaysAgo;

    private final RecentCases recent;
    /** Where in {@link #least} the counts of each number of days begin. */
    private final int[] leastStart;
    /** For each number of days and cases: the fewest cases over the whole period that a circle with that many has. */
    private final int[] least;

    private SpaceTimeScan(ScanData data, ScanParameters parameters, int mostPairs, Progress progress) {
        this.data = data;
        this.parameters = parameters;
        zones = new ScanZones(data, parameters, mostPairs, progress);
        windows = Math.min(parameters.mostDays(), data.days());
        casesAt = new int[data.places()];
        casesDaysAgo = new int[windows];
        for (int i = 0; i < data.cases(); i++) {
            casesAt[data.place()[i]]++;
            int ago = data.days() - 1 - data.day()[i];
            if (ago < windows) {
                casesDaysAgo[ago]++;
            }
        }
        casesInWindow = casesDaysAgo.clone();
        Arrays.parallelPrefix(casesInWindow, Integer::sum);
        long slots = windows + Arrays.stream(casesInWindow).asLongStream().sum();
        if (Math.max(slots, (long) data.places() * windows) > mostPairs) {
            throw new IllegalArgumentException(
                    "There are too many places or cases for so many days: take fewer days, or larger cells");
        }
        recent = new RecentCases(data.places(), windows);
        leastStart = new int[windows + 1];
        for (int window = 0; window < windows; window++) {
            leastStart[window + 1] = leastStart[window] + casesInWindow[window] + 1;
        }
        least = new int[leastStart[windows]];
    }

    /**
     * Scans.
     *
     * @param mostPairs the most pairs of a place and one within its reach: memory grows by four bytes with each, and time with each and repetition
     * @param firstDay the beginning of the period, for the statement
     * @param progress hears how many repetitions are done; none are while places within reach are looked for
     * @throws IllegalArgumentException when there are more pairs
     * @throws java.util.concurrent.CancellationException when it is stopped
     */
    public static ScanResult of(
            ScanData data, ScanParameters parameters, int mostPairs, @Nullable Instant firstDay, Progress progress) {
        long began = System.nanoTime();
        var scan = new SpaceTimeScan(data, parameters, mostPairs, progress);
        var found = scan.observed(progress);
        var simulated = found.isEmpty() ? Repetitions.NONE : scan.simulated(found.get(0).statistic, progress);
        var clusters = found.stream()
                .map(cylinder -> scan.cluster(cylinder, simulated))
                .toList();
        return new ScanResult(
                new RunStatement(
                        "space-time permutation scan",
                        VERSION,
                        data.cases(),
                        RunStatement.parameters(
                                "places", data.places(),
                                "days", data.days(),
                                "mostMetres", parameters.mostMetres(),
                                "mostShare", parameters.mostShare(),
                                "mostDays", parameters.mostDays(),
                                "repetitions", parameters.repetitions(),
                                "stopAfter", parameters.stopAfter()),
                        firstDay,
                        firstDay == null ? null : firstDay.plusSeconds(data.days() * 86_400L),
                        parameters.seed(),
                        RunStatement.since(began)),
                clusters,
                simulated.strongest().length);
    }

    /** The strongest cylinder around one place. */
    private record Cylinder(int centre, int members, int window, int observed, double expected, double statistic) {}

    private List<Cylinder> observed(Progress progress) {
        for (int i = 0; i < data.cases(); i++) {
            recent.add(data.place()[i], data.days() - 1 - data.day()[i]);
        }
        var best = IntStream.range(0, data.places())
                .peek(centre -> progress.reached(0, parameters.repetitions()))
                .mapToObj(this::strongestAround)
                .filter(cylinder -> cylinder.statistic > 0)
                .sorted(Comparator.comparingDouble((Cylinder cylinder) -> -cylinder.statistic)
                        .thenComparingInt(Cylinder::members)
                        .thenComparingInt(Cylinder::centre))
                .toList();
        var kept = new ArrayList<Cylinder>();
        var taken = new boolean[data.places()];
        for (var cylinder : best) {
            var places = placesOf(cylinder);
            if (kept.size() < MOST_CLUSTERS && Arrays.stream(places).noneMatch(place -> taken[place])) {
                kept.add(cylinder);
                Arrays.stream(places).forEach(place -> taken[place] = true);
            }
        }
        return kept;
    }

    private Cylinder strongestAround(int centre) {
        var strongest = new Cylinder(centre, 0, 0, 0, 0, 0);
        recent.leaveCircle();
        int cases = 0;
        int changed = windows;
        for (int i = zones.start[centre]; i < zones.start[centre + 1]; i++) {
            int member = zones.members[i];
            int place = member < 0 ? ~member : member;
            cases += casesAt[place];
            changed = Math.min(changed, recent.enter(place));
            for (int window = changed; window < windows && member < 0; window++) {
                double expected = expected(cases, window);
                double statistic = statistic(recent.inCircle[window], expected);
                if (statistic > strongest.statistic && recent.inCircle[window] >= LEAST_CASES) {
                    strongest = new Cylinder(
                            centre, i + 1 - zones.start[centre], window, recent.inCircle[window], expected, statistic);
                }
            }
            changed = member < 0 ? windows : changed;
        }
        return strongest;
    }

    /** The strongest of every repetition, in the order in which they were done. */
    private Repetitions simulated(double found, Progress progress) {
        var strongest = new double[parameters.repetitions()];
        int asExtreme = 0;
        double weakest = Double.POSITIVE_INFINITY;
        ScanByLanes quick = null;
        int[] places = data.place().clone();
        for (int repetition = 0; repetition < strongest.length; repetition++) {
            progress.reached(repetition, strongest.length);
            deal(places, new SeededRandom(parameters.seed(), repetition));
            double one = quick == null ? ScanByLanes.BELOW_THE_FLOOR : quick.strongest(places);
            if (one == ScanByLanes.BELOW_THE_FLOOR) {
                one = strongestRepeated(places);
                weakest = Math.min(weakest, one);
                quick = repetition < PLAIN || weakest == 0 ? null : quickAbove(FLOOR * weakest, quick);
            }
            strongest[repetition] = one;
            asExtreme += Repetitions.isAsExtreme(strongest[repetition], found) ? 1 : 0;
            if (parameters.stopAfter() > 0 && asExtreme == parameters.stopAfter()) {
                return new Repetitions(Arrays.copyOf(strongest, repetition + 1), repetition + 1 < strongest.length);
            }
        }
        progress.reached(strongest.length, strongest.length);
        return new Repetitions(strongest, false);
    }

    /** The first repetitions say how weak the strongest may be; one that is weaker still lowers the floor for those after it. */
    private @Nullable ScanByLanes quickAbove(double floor, @Nullable ScanByLanes quick) {
        if (quick != null) {
            quick.setFloor(floor);
            return quick;
        }
        return ScanByLanes.isWorthIt(zones, windows)
                ? ScanByLanes.above(floor, zones, casesAt, casesDaysAgo, data.cases())
                : null;
    }

    /**
     * Shuffles only as many cases as fall in the last days: the others can be in no cylinder, whenever they were. Afterwards the first places are those of
     * the cases of the last day, then come those of the day before.
     */
    private void deal(int[] places, SeededRandom random) {
        int recentCases = casesInWindow[windows - 1];
        for (int dealt = 0; dealt < recentCases; dealt++) {
            int other = dealt + random.below(places.length - dealt);
            int place = places[other];
            places[other] = places[dealt];
            places[dealt] = place;
        }
    }

    private double strongestRepeated(int[] places) {
        recent.clear();
        int next = 0;
        for (int ago = 0; ago < windows; ago++) {
            for (int i = 0; i < casesDaysAgo[ago]; i++) {
                recent.add(places[next++], ago);
            }
        }
        Arrays.fill(least, NONE);
        for (int centre = 0; centre < data.places(); centre++) {
            recent.leaveCircle();
            int cases = 0;
            int changed = windows;
            for (int i = zones.start[centre]; i < zones.start[centre + 1]; i++) {
                int member = zones.members[i];
                int place = member < 0 ? ~member : member;
                cases += casesAt[place];
                changed = Math.min(changed, recent.enter(place));
                if (member < 0) {
                    for (int window = changed; window < windows; window++) {
                        int slot = leastStart[window] + recent.inCircle[window];
                        if (cases < least[slot]) {
                            least[slot] = cases;
                        }
                    }
                    changed = windows;
                }
            }
        }
        double strongest = 0;
        for (int window = 0; window < windows; window++) {
            for (int observed = LEAST_CASES; observed <= casesInWindow[window]; observed++) {
                int cases = least[leastStart[window] + observed];
                if (cases != NONE) {
                    strongest = Math.max(strongest, statistic(observed, expected(cases, window)));
                }
            }
        }
        return strongest;
    }

    private double expected(int cases, int window) {
        return (double) cases * casesInWindow[window] / data.cases();
    }

    private double statistic(int observed, double expected) {
        return statistic(observed, expected, data.cases());
    }

    /** How strong a cylinder is that holds so many of so many cases; 0 when it holds no more than expected. */
    static double statistic(int observed, double expected, int cases) {
        if (observed <= expected) {
            return 0;
        }
        int outside = cases - observed;
        double ratio = observed * Math.log(observed / expected);
        return outside == 0 ? ratio : ratio + outside * Math.log(outside / (cases - expected));
    }

    private int[] placesOf(Cylinder cylinder) {
        int from = zones.start[cylinder.centre];
        return Arrays.stream(zones.members, from, from + cylinder.members)
                .map(member -> member < 0 ? ~member : member)
                .toArray();
    }

    private ScanCluster cluster(Cylinder cylinder, Repetitions simulated) {
        var places = placesOf(cylinder);
        double p = simulated.p(cylinder.statistic);
        return new ScanCluster(
                cylinder.centre,
                Math.sqrt(zones.squaredDistance(cylinder.centre, places[places.length - 1])),
                places,
                data.days() - 1 - cylinder.window,
                data.days() - 1,
                cylinder.observed,
                cylinder.expected,
                cylinder.statistic,
                p,
                1 / p);
    }
}
