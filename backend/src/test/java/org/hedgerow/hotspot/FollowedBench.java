package org.hedgerow.hotspot;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hedgerow.incident.VisibleIncident;

/**
 * What it costs to follow hotspots, beside finding them anew in the same run: ticks of ten new incidents, and the going through all days that
 * comes first. No time is printed before the hotspots are the same. Times are those of the processor. Prints a line for each figure: what, value, unit and goal, apart by tabs.
 * Arguments: {@code --rows=1000000} {@code --seed=42}.
 */
final class FollowedBench {

    private static final int TICKS = 200;
    private static final int EACH = 10;

    private final int rows;
    private final List<VisibleIncident> drawn;
    private final List<VisibleIncident> coming;

    private FollowedBench(int rows, long seed) {
        this.rows = rows;
        var all = MapCellsBench.draw(rows + TICKS * EACH, seed);
        this.drawn = all.subList(0, rows);
        this.coming = all.subList(rows, all.size()).stream()
                .map(incident -> InventedIncidents.during(incident, InventedIncidents.NOW, InventedIncidents.NOW))
                .toList();
    }

    public static void main(String[] arguments) {
        int most = 1_000_000;
        long seed = 42;
        for (var argument : arguments) {
            var value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.substring(0, Math.max(0, argument.indexOf('=')))) {
                case "--rows" -> most = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                default -> throw new IllegalArgumentException(argument);
            }
        }
        for (int rows : new int[] {10_000, 100_000, 1_000_000}) {
            if (rows <= most) {
                var bench = new FollowedBench(rows, seed);
                bench.follow("period=90d");
                bench.follow("period=all");
            }
        }
    }

    private void follow(String filters) {
        var choice = new HotspotChoice(1_000, 5, FilterParameters.parse(filters, InventedIncidents.CODES));
        var engine = new AudienceEngine(new StraightGrid(), "");
        engine.absorb(drawn, List.of(), "");
        var now = InventedIncidents.NOW;
        long begin = cpu();
        var followed = FollowedHotspots.of(engine.snapshot(), choice, now, () -> {});
        double start = (cpu() - begin) / 1e6;
        double[] ticks = new double[TICKS];
        for (int tick = 0; tick < TICKS; tick++) {
            var fresh = coming.subList(tick * EACH, (tick + 1) * EACH);
            engine.absorb(fresh, List.of(), "");
            var ids = new ArrayList<UUID>();
            fresh.forEach(incident -> ids.add(incident.id()));
            long begun = cpu();
            followed.tick(engine.snapshot(), ids, now);
            ticks[tick] = (cpu() - begun) / 1e6;
        }
        double[] anew = new double[9];
        for (int turn = 0; turn < anew.length; turn++) {
            long begun = cpu();
            engine.snapshot().hotspots(choice.at(now));
            anew[turn] = (cpu() - begun) / 1e6;
        }
        requireTheSame(
                followed.tick(engine.snapshot(), List.of(), now).answer(),
                engine.snapshot().hotspots(choice.at(now)));
        String of = String.format(Locale.ROOT, ", %s of %,d incidents", filters, rows);
        print("going through all days" + of, start, "ms", "");
        print("going through all days, each" + of, start * 1_000 / rows, "us", "");
        print("tick of ten changes, median" + of, at(ticks, 0.5), "ms", "");
        print("tick of ten changes, 99th percentile" + of, at(ticks, 0.99), "ms", "");
        print("finding hotspots anew" + of, at(anew, 0.5), "ms", "");
        print("finding anew over a tick" + of, at(anew, 0.5) / at(ticks, 0.5), "times", "");
    }

    /** All but their identity, which what is found anew has not. */
    private static void requireTheSame(HotspotAnswer followed, HotspotAnswer anew) {
        var left = new HashMap<String, Hotspot>();
        anew.hotspots().forEach(hotspot -> left.put(hotspot.key(), hotspot));
        for (var hotspot : followed.hotspots()) {
            if (!hotspot.as(null).equals(left.remove(hotspot.key()))) {
                throw new IllegalStateException("The followed hotspots are not those that are found anew");
            }
        }
        if (!left.isEmpty()) {
            throw new IllegalStateException("Some hotspots are not followed");
        }
    }

    /** Nanoseconds that this thread has kept a processor. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double at(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    private static void print(String what, double value, String unit, String goal) {
        System.out.printf(Locale.ROOT, "%s\t%.3f\t%s\t%s%n", what, value, unit, goal);
    }
}
