package org.hedgerow.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.incident.OccurredBetween;
import org.jspecify.annotations.Nullable;

/**
 * How alike two accounts are, as far as each is known: points for place, time, kind and plates, each with the reason in plain figures. It
 * compares what it is given and asks for nothing: whoever gives it only what a viewer may see cannot tell the viewer more by the answer.
 *
 * <p>Rules of thumb, not probabilities: a test measures them on an invented season, where a few points more or less were tried.
 *
 * @param points of which {@value #ENOUGH} make a possible duplicate
 */
public record Likeness(int points, List<Reason> reasons) {

    static final int ENOUGH = 6;
    /** Beyond that nothing is compared, but for a plate. */
    static final int FARTHEST_METRES = 25_000;

    static final Duration LONGEST = Duration.ofHours(24);

    /** Suspicious people and vehicles: what one caller sees of what another one knows to be a crime. */
    private static final String SUSPICION = "TRESPASS";

    private static final int TOO_COARSE_METRES = 2_000;
    private static final Duration LONG_SPAN = Duration.ofHours(6);

    /**
     * What is known of one account.
     *
     * @param sizeMetres the side of the square about the centre that holds the place
     */
    public record Account(
            GridPoint centre, int sizeMetres, OccurredBetween when, String categoryCode, Set<String> plates) {}

    /** What a reason is about. */
    public enum Kind {
        /** So many metres apart, to the nearest hundred; between the middles of what is known. */
        NEAR,
        /** The one lies in the square to which the other is known, or the squares meet; so many metres wide. */
        SAME_SQUARE,
        /** So many minutes between them; none when they overlap. */
        AT_ONCE,
        SAME_KIND,
        /** Two kinds of one group, or one of them is no more than a suspicion. */
        ALIKE_KIND,
        PLATE,
        /** Two plates that may be one. */
        ALIKE_PLATE
    }

    /**
     * A reason.
     *
     * @param number of metres or minutes; null for the others
     * @param plate as the report has it; null for the others
     */
    public record Reason(
            Kind kind, @Nullable Long number, @Nullable String plate) {}

    static Likeness of(Account report, Account other) {
        var reasons = new ArrayList<Reason>();
        int points = plates(report, other, reasons);
        double metres = metres(report, other);
        var apart = apart(report.when(), other.when());
        if (metres > FARTHEST_METRES || apart.compareTo(LONGEST) > 0) {
            return new Likeness(0, List.of());
        }
        points += place(report, other, metres, reasons);
        points += time(report, other, apart, reasons);
        points += kind(report, other, reasons);
        return new Likeness(points, List.copyOf(reasons));
    }

    boolean isEnough() {
        return points >= ENOUGH;
    }

    private static int plates(Account report, Account other, List<Reason> reasons) {
        for (var plate : report.plates()) {
            if (plate.indexOf('?') < 0 && other.plates().contains(plate)) {
                reasons.add(new Reason(Kind.PLATE, null, plate));
                return 5;
            }
        }
        for (var plate : report.plates()) {
            if (other.plates().stream().anyMatch(theirs -> Plates.alike(plate, theirs))) {
                reasons.add(new Reason(Kind.ALIKE_PLATE, null, plate));
                return 4;
            }
        }
        return 0;
    }

    private static int place(Account report, Account other, double metres, List<Reason> reasons) {
        int size = Math.max(report.sizeMetres(), other.sizeMetres());
        if (size > TOO_COARSE_METRES) {
            if (metres <= size) {
                reasons.add(new Reason(Kind.SAME_SQUARE, (long) size, null));
                return 1;
            }
            return 0;
        }
        if (metres > 5_000) {
            return -3;
        }
        reasons.add(new Reason(Kind.NEAR, Math.round(metres / 100) * 100, null));
        return metres <= 800 ? 3 : metres <= 2_000 ? 2 : metres <= 3_500 ? 1 : 0;
    }

    private static int time(Account report, Account other, Duration apart, List<Reason> reasons) {
        if (isLong(report.when()) || isLong(other.when())) {
            if (apart.isZero()) {
                reasons.add(new Reason(Kind.AT_ONCE, 0L, null));
                return 1;
            }
            return 0;
        }
        if (apart.compareTo(Duration.ofHours(6)) > 0) {
            return -3;
        }
        reasons.add(new Reason(Kind.AT_ONCE, Math.round(apart.toSeconds() / 60.0), null));
        return apart.compareTo(Duration.ofMinutes(45)) <= 0 ? 3 : apart.compareTo(Duration.ofMinutes(120)) <= 0 ? 2 : 0;
    }

    private static int kind(Account report, Account other, List<Reason> reasons) {
        if (report.categoryCode().equals(other.categoryCode())) {
            reasons.add(new Reason(Kind.SAME_KIND, null, null));
            return 2;
        }
        if (group(report).equals(group(other))
                || group(report).equals(SUSPICION)
                || group(other).equals(SUSPICION)) {
            reasons.add(new Reason(Kind.ALIKE_KIND, null, null));
            return 1;
        }
        return -2;
    }

    private static String group(Account account) {
        return account.categoryCode().split("\\.", 2)[0];
    }

    private static boolean isLong(OccurredBetween when) {
        return Duration.between(when.earliest(), when.latest()).compareTo(LONG_SPAN) > 0;
    }

    private static double metres(Account one, Account other) {
        return Math.hypot(
                one.centre().eastingMetres() - other.centre().eastingMetres(),
                one.centre().northingMetres() - other.centre().northingMetres());
    }

    /** Between the end of the one and the beginning of the other; nothing when they overlap. */
    private static Duration apart(OccurredBetween one, OccurredBetween other) {
        var gap = one.latest().isBefore(other.earliest())
                ? Duration.between(one.latest(), other.earliest())
                : Duration.between(other.latest(), one.earliest());
        return gap.isNegative() ? Duration.ZERO : gap;
    }
}
