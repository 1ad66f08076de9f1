package org.hedgerow.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, in order, as a table and as JSON. */
public final class Figures {

    private record Figure(String what, double value, String unit, String goal) {}

    private final List<Figure> figures = new ArrayList<>();

    public void add(String what, double value, String unit, String goal) {
        var figure = new Figure(what, value, unit, goal);
        figures.add(figure);
        System.out.println(line(figure));
    }

    void add(String what, Samples samples, String goalMedian, String goalTail) {
        add(what + ", median of " + samples.size(), samples.median(), "ms", goalMedian);
        add(what + ", 95th percentile", samples.tail(), "ms", goalTail);
    }

    void print() {
        System.out.println();
        System.out.println("Measured with Java " + System.getProperty("java.version") + " on "
                + Runtime.getRuntime().availableProcessors() + " processors");
        figures.forEach(figure -> System.out.println(line(figure)));
        System.out.println();
        System.out.println(json());
    }

    String json() {
        var rows = figures.stream()
                .map(figure -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("what", figure.what());
                    row.put("value", Math.round(figure.value() * 100) / 100.0);
                    row.put("unit", figure.unit());
                    row.put("goal", figure.goal());
                    return row;
                })
                .toList();
        return HedgerowClient.JSON.writeValueAsString(Map.of(
                "java", System.getProperty("java.version"),
                "processors", Runtime.getRuntime().availableProcessors(),
                "figures", rows));
    }

    private static String line(Figure figure) {
        return String.format(
                Locale.ROOT, "  %-66s %,12.1f %-12s %s", figure.what(), figure.value(), figure.unit(), figure.goal());
    }

    /** Durations in milliseconds. */
    static final class Samples {
        private final List<Double> milliseconds = new ArrayList<>();

        void add(double value) {
            milliseconds.add(value);
        }

        void time(Runnable work) {
            var start = System.nanoTime();
            work.run();
            add((System.nanoTime() - start) / 1e6);
        }

        int size() {
            return milliseconds.size();
        }

        double median() {
            return at(0.5);
        }

        double tail() {
            return at(0.95);
        }

        /** The duration below which this share of them lies. */
        double at(double share) {
            var sorted = milliseconds.stream().sorted().toList();
            return sorted.isEmpty()
                    ? Double.NaN
                    : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
        }
    }
}
