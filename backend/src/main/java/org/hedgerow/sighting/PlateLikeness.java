package org.hedgerow.sighting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How alike two plates are, character by character, as far as each is known. A rule of thumb in plain figures, not a probability: the same in both directions.
 *
 * @param places from the first character to the last
 */
public record PlateLikeness(List<Place> places) {

    /** How two characters that stand at one place agree. */
    public enum Agreement {
        EQUAL(1),
        /** One is taken for the other. */
        MISREAD(0.5),
        /** One of them at least is not known. */
        UNKNOWN(0.3);

        private final double worth;

        Agreement(double worth) {
            this.worth = worth;
        }
    }

    /**
     * @param number of the place in the other plate, from 1
     * @param asked the character of the one plate, {@link Plate#UNKNOWN} when it is not known
     * @param other that of the other plate
     */
    public record Place(int number, char asked, char other, Agreement agreement) {}

    private static final int MOST_MISREAD = 2;
    private static final int LEAST_EQUAL = 4;

    public PlateLikeness {
        places = List.copyOf(places);
    }

    /** Empty when some place has two characters that nobody takes for each other, or when one is longer. */
    public static Optional<PlateLikeness> of(Plate asked, Plate other) {
        return of(asked.read(), other.read());
    }

    static Optional<PlateLikeness> of(String asked, String other) {
        if (asked.length() != other.length()) {
            return Optional.empty();
        }
        var places = new ArrayList<Place>(asked.length());
        for (int at = 0; at < asked.length(); at++) {
            var agreement = agreement(asked.charAt(at), other.charAt(at));
            if (agreement.isEmpty()) {
                return Optional.empty();
            }
            places.add(new Place(at + 1, asked.charAt(at), other.charAt(at), agreement.get()));
        }
        return Optional.of(new PlateLikeness(places));
    }

    /** How two characters agree; empty when they do not. */
    static Optional<Agreement> agreement(char asked, char other) {
        if (asked == Plate.UNKNOWN || other == Plate.UNKNOWN) {
            return Optional.of(Agreement.UNKNOWN);
        }
        if (asked == other) {
            return Optional.of(Agreement.EQUAL);
        }
        return Misreading.mayBe(asked, other) ? Optional.of(Agreement.MISREAD) : Optional.empty();
    }

    /** From 0 to 1, which is only for plates that are known whole and equal: the mean of what each place is worth. */
    public double score() {
        // Thousands of plates are compared for one answer: no streams here.
        double worth = 0;
        for (var place : places) {
            worth += place.agreement().worth;
        }
        return places.isEmpty() ? 0 : worth / places.size();
    }

    /** Whether both are known whole and equal. */
    public boolean isExact() {
        return count(Agreement.EQUAL) == places.size();
    }

    /** Whether they may be one plate: enough is equal and not too much misread. */
    public boolean mayBeOne() {
        return count(Agreement.MISREAD) <= MOST_MISREAD && count(Agreement.EQUAL) >= LEAST_EQUAL;
    }

    /** How many places agree so. */
    public int count(Agreement agreement) {
        int count = 0;
        for (var place : places) {
            count += place.agreement() == agreement ? 1 : 0;
        }
        return count;
    }
}
