package org.hedgerow.operation.sheet;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hedgerow.geo.PlaceMethod;
import org.hedgerow.operation.AirBriefing;
import org.hedgerow.reference.AirBase;
import org.jspecify.annotations.Nullable;

/** The words that all sheets of a briefing have in common. English, as crews and control rooms speak on the radio. */
final class BriefingWords {

    static final String NOT_KNOWN = "NOT KNOWN";
    static final String ON_THE_PAGE = "… more on the page in Hedgerow";
    static final String BASES_ARE_INFORMATION = "information only: NPAS dispatch decides";

    /** Stands, visibly, for a character that cannot be written where it stood. */
    static final char SUBSTITUTE = '\uFFFD';

    private static final int LONGEST_OF_VEHICLE = 60;
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm z", Locale.UK).withZone(LONDON);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.UK).withZone(LONDON);

    private BriefingWords() {}

    /** The text on one line without what would turn or hide others, or that nothing is known. */
    static String known(@Nullable String text) {
        var line = text == null ? "" : line(text);
        return line.isEmpty() ? NOT_KNOWN : line;
    }

    /** As {@link #known(String)}, cut when it is longer, which three dots tell. */
    static String atMost(@Nullable String text, int mostLetters) {
        var line = known(text);
        if (line.length() <= mostLetters) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(mostLetters - 2)) ? mostLetters - 2 : mostLetters - 1;
        return line.substring(0, end).strip() + "…";
    }

    static String known(@Nullable Boolean answer) {
        return answer == null ? NOT_KNOWN : answer ? "YES" : "NO";
    }

    static String known(@Nullable Integer count) {
        return count == null ? NOT_KNOWN : Integer.toString(count);
    }

    /**
     * One line of composed letters: white space of any kind becomes one space; controls, halves of pairs, marks that turn the reading direction
     * and characters that XML does not have become {@link #SUBSTITUTE}.
     */
    static String line(String text) {
        var plain = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(codePoint -> {
            if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
                if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                    plain.append(' ');
                }
            } else {
                plain.appendCodePoint(isWritable(codePoint) ? codePoint : SUBSTITUTE);
            }
        });
        return plain.toString().strip();
    }

    private static boolean isWritable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> (codePoint & 0xFFFE) != 0xFFFE;
        };
    }

    /** {@code 15 Oct 2025 07:40 BST}. */
    static String at(Instant moment) {
        return DAY_AND_TIME.format(moment);
    }

    /** {@code 07:40}, as London's clocks show it. */
    static String time(Instant moment) {
        return TIME.format(moment);
    }

    /** {@code 1 h 12 min}; what lies ahead is no age. */
    static String age(Instant then, Instant now) {
        long minutes = Math.max(0, Duration.between(then, now).toMinutes());
        return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    /** {@code 350 m}, {@code 4.2 km}. */
    static String distance(double metres) {
        return metres < 1_000
                ? Math.round(metres / 10) * 10 + " m"
                : String.format(Locale.ROOT, "%.1f km", metres / 1_000);
    }

    /** The side of a square: {@code 10 m}, {@code 1 km}. */
    static String precision(int metres) {
        return metres >= 1_000 && metres % 1_000 == 0 ? metres / 1_000 + " km" : metres + " m";
    }

    static String state(AirBriefing.State state) {
        return state.name().replace('_', ' ');
    }

    static String priority(AirBriefing.Priority priority) {
        return switch (priority) {
            case ONE -> "ONE (urgent)";
            case TWO -> "TWO (not urgent)";
            case PRE_PLANNED -> "PRE-PLANNED";
        };
    }

    static String wanted(AirBriefing.Asked asked) {
        var tasks = asked.wanted().stream()
                .sorted(Comparator.naturalOrder())
                .map(task -> task.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        return known(tasks);
    }

    static String vehicle(AirBriefing.Vehicle vehicle) {
        return "plate " + atMost(vehicle.plate(), LONGEST_OF_VEHICLE) + ", "
                + atMost(vehicle.colour(), LONGEST_OF_VEHICLE) + ", "
                + atMost(vehicle.makeAndModel(), LONGEST_OF_VEHICLE) + "; from above: "
                + atMost(vehicle.fromAbove(), LONGEST_OF_VEHICLE);
    }

    static String base(AirBriefing.BaseTime base) {
        return line(base.name()) + ", " + (base.kind() == AirBase.Kind.FIXED_WING ? "fixed wing" : "helicopter")
                + String.format(Locale.ROOT, ", %.1f NM, %d min", base.nauticalMiles(), base.minutes())
                + (base.verified() ? "" : " (position not checked)");
    }

    static String method(PlaceMethod method) {
        return method.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What must be seen across every sheet, or null: that it is not what a crew should go by now. */
    static @Nullable String warning(AirBriefing briefing, Instant now) {
        if (briefing.supersededBy() != null) {
            return "SUPERSEDED BY VERSION " + briefing.supersededBy();
        }
        if (!now.isBefore(briefing.endsAt())) {
            return "EXPIRED";
        }
        return switch (briefing.state()) {
            case DRAFT -> "DRAFT: NOT SENT";
            case DECLINED, CANCELLED, RELEASED -> state(briefing.state());
            case REQUESTED, ACCEPTED, EN_ROUTE, ON_SCENE, CALLED_AWAY -> null;
        };
    }
}
