package org.hedgerow.sighting.link;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hedgerow.incident.OccurredBetween;

/**
 * When a series may go on, by its own rhythm, and whether that is to be believed: a forecast is never without its trial (ADR 34). Windows of
 * three hours of the next four weeks are weighed by how many days the series let pass before, by its weekdays and by its hours (aoristic where
 * only a span is known). The trial leaves out the last incidents one after the other, forecasts each from those before it, and counts how many
 * fell into the windows named.
 *
 * @param verdict without {@link Verdict#BETTER} there are no windows
 * @param incidents that were counted; those known to no better than three days are not
 * @param tried how many of the last were left out, each once
 * @param hits how many of them fell into the windows named from what was before
 * @param chance of a hit for windows drawn by lot, from 0 to 1
 * @param overdue whether more time has passed than the series ever let pass
 * @param windows likeliest first
 */
public record Rhythm(
        Verdict verdict, int incidents, int tried, int hits, double chance, boolean overdue, List<Window> windows) {

    /** Fewer say nothing: four to learn from, one to try. */
    public static final int LEAST = 5;
    /** Of more, the last ones are counted. */
    public static final int MOST = 200;

    public static final int WEEKS = 4;
    public static final int HOURS_OF_WINDOW = 3;

    static final int WINDOWS = WEEKS * 7 * 24 / HOURS_OF_WINDOW;
    /** A tenth of all windows. */
    static final int NAMED = WINDOWS / 10;

    private static final int MOST_TRIED = 20;
    /** Windows by lot have so many hits less often than that: then the rhythm is believed. */
    private static final double BELIEVED = 0.05;

    private static final Duration TOO_LONG = Duration.ofDays(3);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    public enum Verdict {
        /** Fewer than {@value Rhythm#LEAST} incidents with a date. */
        TOO_FEW,
        /** Windows drawn by lot would have done as well, or might have. */
        NO_BETTER_THAN_CHANCE,
        BETTER
    }

    /**
     * @param share of all that is expected within the four weeks, from 0 to 1
     * @param daysAfterLast since the last incident, to the middle of the window
     * @param intervals how many times the series let about so many days pass
     * @param weekdayShare what share of the incidents was on this day of the week, from 0 to 1
     * @param hoursShare what share of the incidents was in these hours of the day, from 0 to 1
     */
    public record Window(
            Instant from,
            Instant to,
            double share,
            double daysAfterLast,
            int intervals,
            double weekdayShare,
            double hoursShare) {}

    public Rhythm {
        windows = List.copyOf(windows);
    }

    /**
     * The rhythm of a series.
     *
     * @param series in any order
     * @param after windows begin no sooner
     */
    public static Rhythm of(List<OccurredBetween> series, Instant after) {
        var counted = counted(series);
        int n = counted.size();
        double chance = (double) NAMED / WINDOWS;
        if (n < LEAST) {
            return new Rhythm(Verdict.TOO_FEW, n, 0, 0, chance, false, List.of());
        }
        int tried = Math.min(MOST_TRIED, n - LEAST + 1);
        int hits = 0;
        for (int left = n - tried; left < n; left++) {
            var before = new RhythmModel(counted.subList(0, left));
            hits += isHit(named(before, before.last()), counted.get(left)) ? 1 : 0;
        }
        var model = new RhythmModel(counted);
        boolean better = atLeast(hits, tried, chance) < BELIEVED;
        return new Rhythm(
                better ? Verdict.BETTER : Verdict.NO_BETTER_THAN_CHANCE,
                n,
                tried,
                hits,
                chance,
                model.isOverdue(after),
                better ? named(model, after) : List.of());
    }

    private static List<OccurredBetween> counted(List<OccurredBetween> series) {
        var counted = series.stream()
                .filter(when -> Duration.between(when.earliest(), when.latest()).compareTo(TOO_LONG) <= 0)
                .sorted(Comparator.comparing(RhythmModel::middle).thenComparing(OccurredBetween::earliest))
                .toList();
        return counted.subList(Math.max(0, counted.size() - MOST), counted.size());
    }

    /** The tenth of all windows with most weight; of equals the earlier. */
    private static List<Window> named(RhythmModel model, Instant after) {
        var windows = new ArrayList<Window>();
        double all = 0;
        for (var from = firstAfter(after); windows.size() < WINDOWS; from = firstAfter(from.plusSeconds(1))) {
            var window = model.window(from, firstAfter(from.plusSeconds(1)));
            windows.add(window);
            all += window.share();
        }
        windows.sort(Comparator.comparingDouble(Window::share).reversed().thenComparing(Window::from));
        double sum = all;
        return windows.subList(0, NAMED).stream()
                .map(window -> new Window(
                        window.from(),
                        window.to(),
                        window.share() / sum,
                        window.daysAfterLast(),
                        window.intervals(),
                        window.weekdayShare(),
                        window.hoursShare()))
                .toList();
    }

    /** The first moment, not before this one, at which a window begins by London's clock. */
    private static Instant firstAfter(Instant moment) {
        var local = moment.atZone(LONDON).toLocalDateTime();
        LocalDate day = local.toLocalDate();
        for (int hour = local.getHour() / HOURS_OF_WINDOW * HOURS_OF_WINDOW; ; hour += HOURS_OF_WINDOW) {
            var begins =
                    day.plusDays(hour / 24).atTime(hour % 24, 0).atZone(LONDON).toInstant();
            if (!begins.isBefore(moment)) {
                return begins;
            }
        }
    }

    /** Whether half of the span at least lies in the windows. */
    private static boolean isHit(List<Window> windows, OccurredBetween when) {
        if (when.earliest().equals(when.latest())) {
            return windows.stream()
                    .anyMatch(window -> !when.earliest().isBefore(window.from())
                            && when.earliest().isBefore(window.to()));
        }
        long inside = 0;
        for (var window : windows) {
            long from = Math.max(when.earliest().getEpochSecond(), window.from().getEpochSecond());
            long to = Math.min(when.latest().getEpochSecond(), window.to().getEpochSecond());
            inside += Math.max(0, to - from);
        }
        return 2 * inside >= when.latest().getEpochSecond() - when.earliest().getEpochSecond();
    }

    /** The chance that of so many tries, each of which succeeds with this chance, so many at least succeed. */
    static double atLeast(int hits, int tries, double chance) {
        double each = Math.pow(1 - chance, tries);
        double sum = 0;
        for (int k = 0; k <= tries; k++) {
            sum += k >= hits ? each : 0;
            each *= (double) (tries - k) / (k + 1) * chance / (1 - chance);
        }
        return Math.min(1, sum);
    }
}
