package org.hedgerow.sighting;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hedgerow.sighting.PlateLikeness.Agreement;
import org.hedgerow.sighting.PlateLikeness.Place;
import org.jspecify.annotations.Nullable;

/**
 * A plate that is looked for, as far as it is known: {@value Plate#UNKNOWN} for one character that nobody saw and {@value #ANY} for any number of them.
 *
 * @param read capitals, figures, {@value Plate#UNKNOWN} and {@value #ANY}, without spaces
 */
public record PlatePattern(String read) {

    /** Stands for any number of characters, none included. */
    public static final char ANY = '*';

    /** With fewer there is nothing that is looked for: whoever asks so fishes. */
    public static final int LEAST_KNOWN = 3;

    private static final int MOST_ANY = 3;
    private static final int MOST_MISREAD = 2;
    /** As many as the database is asked for at once. */
    private static final int MOST_PAIRS = 4;

    public PlatePattern {
        if (!read.equals(normalised(read)) || whyNot(read) != null) {
            throw new IllegalArgumentException("not a pattern that is looked for");
        }
    }

    /** What somebody typed as a pattern; empty when it is none, which {@link #whyNot} explains. */
    public static Optional<PlatePattern> of(String typed) {
        var read = normalised(typed);
        return whyNot(read) == null ? Optional.of(new PlatePattern(read)) : Optional.empty();
    }

    /** Why what somebody typed is not looked for; null when it is. */
    public static @Nullable String explain(String typed) {
        return whyNot(normalised(typed));
    }

    /**
     * How a plate agrees with it, by the best of all ways to lay it on; empty when it does not: at least {@value #LEAST_KNOWN} characters agree, and at most
     * two of them by being misread.
     *
     * @param plate as {@link Plate#read()} has it
     */
    public Optional<PlateLikeness> likeness(String plate) {
        var found = new ArrayList<PlateLikeness>();
        lay(0, plate, 0, new ArrayList<>(), found);
        return found.stream()
                .filter(each -> each.count(Agreement.MISREAD) <= MOST_MISREAD)
                .filter(each -> each.count(Agreement.EQUAL) + each.count(Agreement.MISREAD) >= LEAST_KNOWN)
                .max(Comparator.comparingDouble(PlateLikeness::score));
    }

    private void lay(int at, String plate, int on, List<Place> so, List<PlateLikeness> found) {
        if (at == read.length()) {
            if (on == plate.length()) {
                found.add(new PlateLikeness(so));
            }
            return;
        }
        if (read.charAt(at) == ANY) {
            for (int next = on; next <= plate.length(); next++) {
                lay(at + 1, plate, next, so, found);
            }
            return;
        }
        if (on < plate.length()) {
            var agreement = PlateLikeness.agreement(read.charAt(at), plate.charAt(on));
            if (agreement.isPresent()) {
                so.add(new Place(on + 1, read.charAt(at), plate.charAt(on), agreement.get()));
                lay(at + 1, plate, on + 1, so, found);
                so.remove(so.size() - 1);
            }
        }
    }

    /**
     * Sets of pairs, as the database numbers them: a plate that agrees has one at least of each set. The widest pairs come first, of which plates have fewest, and
     * those that have no character in common before others.
     */
    public List<int[]> pairs() {
        var chosen = new ArrayList<Pair>();
        var rest = new ArrayList<Pair>();
        for (var pair : pairsOf(Misreading.folded(read))) {
            (chosen.stream().noneMatch(pair::meets) ? chosen : rest).add(pair);
        }
        chosen.addAll(rest);
        return chosen.stream().limit(MOST_PAIRS).map(Pair::numbers).toList();
    }

    /** All that it may be for plates of any length, without {@value #ANY}: a plate agrees with it exactly when it agrees with one of these. */
    public List<PlatePattern> laid() {
        var laid = new ArrayList<PlatePattern>();
        spread(read, laid);
        return List.copyOf(laid);
    }

    private static void spread(String pattern, List<PlatePattern> laid) {
        int any = pattern.indexOf(ANY);
        if (any < 0) {
            laid.add(new PlatePattern(pattern));
            return;
        }
        var before = pattern.substring(0, any);
        var after = pattern.substring(any + 1);
        long known = (before + after).chars().filter(each -> each != ANY).count();
        for (int unknown = 0; known + unknown <= Plate.LONGEST; unknown++) {
            spread(before + String.valueOf(Plate.UNKNOWN).repeat(unknown) + after, laid);
        }
    }

    /** What every plate that agrees reads as, as a regular expression of the database. */
    public String expression() {
        var expression = new StringBuilder("^");
        for (int at = 0; at < read.length(); at++) {
            char each = read.charAt(at);
            if (each == ANY) {
                expression.append(".*");
            } else if (each == Plate.UNKNOWN) {
                expression.append('.');
            } else {
                expression.append('[').append(each);
                for (char other = '0'; other <= 'Z'; other++) {
                    if (Plate.isKnown(other) && Misreading.mayBe(each, other)) {
                        expression.append(other);
                    }
                }
                expression.append("?]");
            }
        }
        return expression.append('$').toString();
    }

    /** Two characters and where they stand. */
    private record Pair(int at, int and, char first, char second) {

        int apart() {
            return and - at;
        }

        boolean meets(Pair other) {
            return at == other.at || at == other.and || and == other.at || and == other.and;
        }

        /** Of the pair, and of the same where somebody did not see the one, the other or either. */
        int[] numbers() {
            return new int[] {
                number(first, second),
                number(Plate.UNKNOWN, second),
                number(first, Plate.UNKNOWN),
                number(Plate.UNKNOWN, Plate.UNKNOWN)
            };
        }

        private int number(char one, char other) {
            return apart() * 4096 + (one - '0') * 64 + other - '0';
        }
    }

    /** Pairs within what stands between two {@value #ANY}; between others nobody knows how far they are apart. */
    private static List<Pair> pairsOf(String folded) {
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < folded.length(); i++) {
            for (int j = i + 1; j < folded.length() && folded.charAt(i) != ANY && folded.charAt(j) != ANY; j++) {
                if (folded.charAt(i) != Plate.UNKNOWN && folded.charAt(j) != Plate.UNKNOWN) {
                    pairs.add(new Pair(i, j, folded.charAt(i), folded.charAt(j)));
                }
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::apart).reversed());
        return pairs;
    }

    private static @Nullable String whyNot(String read) {
        int most = 0;
        int known = 0;
        int any = 0;
        for (int at = 0; at < read.length(); at++) {
            char each = read.charAt(at);
            any += each == ANY ? 1 : 0;
            known = each == ANY ? 0 : known + (Plate.isKnown(each) ? 1 : 0);
            most = Math.max(most, known);
        }
        if (most < LEAST_KNOWN) {
            return "Give at least " + LEAST_KNOWN + " letters or figures that are known, with no * between them.";
        }
        return read.length() - any > Plate.LONGEST || any > MOST_ANY
                ? "Give at most " + Plate.LONGEST + " characters, and * at most " + MOST_ANY + " times."
                : null;
    }

    private static String normalised(String typed) {
        var read = new StringBuilder();
        var capitals = Normalizer.normalize(typed, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
        for (int at = 0; at < capitals.length(); at++) {
            char each = capitals.charAt(at);
            var again = each == ANY && read.length() > 0 && read.charAt(read.length() - 1) == ANY;
            if ((Plate.isKnown(each) || each == Plate.UNKNOWN || each == ANY) && !again) {
                read.append(each);
            }
        }
        return read.toString();
    }
}
