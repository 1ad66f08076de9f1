package org.hedgerow.sighting;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A number plate as somebody saw it and as it is read: capitals and figures without spaces, with {@value #UNKNOWN} for each character that is not known.
 * Nothing is refused because no plate is made so: people misread plates, and plates are false.
 *
 * @param seen what was written down, as it was written; at most {@value #LONGEST_SEEN} characters of one line
 * @param read {@value #SHORTEST} to {@value #LONGEST} characters, of which one at least is known
 */
public record Plate(String seen, String read) {

    /** Stands for one character that is not known. */
    public static final char UNKNOWN = '?';

    public static final int LONGEST_SEEN = 20;
    /** Abroad there are longer ones than here. */
    public static final int LONGEST = 12;

    static final int SHORTEST = 2;

    /** @throws IllegalArgumentException when {@code read} is not what {@code seen} reads as */
    public Plate {
        if (!Optional.of(read).equals(normalised(seen))) {
            throw new IllegalArgumentException("not a plate as it is read");
        }
    }

    /** What was seen as a plate; empty when it is too long, or has too few or too many characters, or none that is known. */
    public static Optional<Plate> of(String seen) {
        var line = seen.strip();
        return normalised(line).map(read -> new Plate(line, read));
    }

    /** Its style, which is a guess as long as a character is not known. */
    public PlateStyle style() {
        return PlateStyle.of(read);
    }

    /** Whether every character is known. */
    public boolean isWhole() {
        return read.indexOf(UNKNOWN) < 0;
    }

    /** The first day on which a plate of this age was given out; empty when its style does not say. */
    public Optional<LocalDate> firstGivenOut() {
        if (style() != PlateStyle.CURRENT) {
            return Optional.empty();
        }
        int age = Integer.parseInt(read.substring(2, 4));
        return Optional.of(age > 50 ? LocalDate.of(1950 + age, 9, 1) : LocalDate.of(2000 + age, 3, 1));
    }

    /**
     * What whoever writes it down should look at again. Nothing is refused for it.
     *
     * @param today in London
     */
    public Set<PlateWarning> warnings(LocalDate today) {
        var warnings = EnumSet.noneOf(PlateWarning.class);
        if (style() == PlateStyle.FOREIGN) {
            warnings.add(PlateWarning.STYLE_NOT_RECOGNISED);
        }
        if (firstGivenOut().filter(today::isBefore).isPresent()) {
            warnings.add(PlateWarning.NOT_YET_GIVEN_OUT);
        }
        return warnings;
    }

    /** Without what somebody saw there: a plate is never written whole into a log by chance. */
    @Override
    public String toString() {
        return "Plate[" + read.length() + "]";
    }

    private static Optional<String> normalised(String seen) {
        if (seen.length() > LONGEST_SEEN) {
            return Optional.empty();
        }
        var read = new StringBuilder();
        boolean anyKnown = false;
        var capitals = Normalizer.normalize(seen, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
        for (int at = 0; at < capitals.length(); at++) {
            char each = capitals.charAt(at);
            if (isKnown(each)) {
                read.append(each);
                anyKnown = true;
            } else if (each == UNKNOWN || Character.isLetterOrDigit(each)) {
                // A letter of another script was seen, and is none that can be looked for here.
                read.append(UNKNOWN);
            }
        }
        var fits = anyKnown && read.length() >= SHORTEST && read.length() <= LONGEST;
        return fits ? Optional.of(read.toString()) : Optional.empty();
    }

    static boolean isKnown(char each) {
        return each >= 'A' && each <= 'Z' || each >= '0' && each <= '9';
    }
}
