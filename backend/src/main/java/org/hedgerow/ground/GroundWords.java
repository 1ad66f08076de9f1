package org.hedgerow.ground;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in English what something on the ground is: {@code 11 kV wires, 9 m}. What nobody said is left out. */
final class GroundWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private GroundWords() {}

    static String of(GroundContent content) {
        var words = withoutNote(content);
        return content.note().isEmpty() ? words : words + ": " + content.note();
    }

    /** What it is, without what its keeper wrote, who may have named a farm or a person. */
    static String withoutNote(GroundContent content) {
        return String.join(", ", parts(content.kind(), content.facts()));
    }

    private static List<String> parts(GroundKind kind, GroundFacts facts) {
        var parts = new ArrayList<String>();
        parts.add(what(kind, facts));
        Stream.of(
                        measured(facts.heightMetres(), " m"),
                        tenths(facts.widthDecimetres(), 1, " m wide"),
                        tenths(facts.weightKilograms(), 3, " t at most"),
                        months(facts.fromMonth(), facts.untilMonth()),
                        days(facts.firstDay(), facts.lastDay()))
                .filter(part -> !part.isEmpty())
                .forEach(parts::add);
        return parts;
    }

    private static String what(GroundKind kind, GroundFacts facts) {
        if (facts.kilovolts() != null) {
            return facts.kilovolts() + " kV " + kind.words().toLowerCase(Locale.ROOT);
        }
        if (facts.locked() != null) {
            return facts.locked() ? "Locked gate" : "Gate that is not locked";
        }
        return kind.words();
    }

    private static String measured(@Nullable Integer value, String unit) {
        return value == null ? "" : value + unit;
    }

    private static String tenths(@Nullable Integer value, int scale, String unit) {
        return value == null
                ? ""
                : BigDecimal.valueOf(value, scale).stripTrailingZeros().toPlainString() + unit;
    }

    private static String months(@Nullable Integer from, @Nullable Integer until) {
        if (from == null || until == null) {
            return "";
        }
        return from.equals(until) ? month(from) : month(from) + " to " + month(until);
    }

    private static String month(int number) {
        return Month.of(number).getDisplayName(TextStyle.FULL, Locale.UK);
    }

    private static String days(@Nullable LocalDate first, @Nullable LocalDate last) {
        if (first == null || last == null) {
            return "";
        }
        return first.equals(last) ? DAY.format(first) : DAY.format(first) + " to " + DAY.format(last);
    }
}
