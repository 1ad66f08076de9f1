package org.hedgerow.geo;

import java.util.ArrayList;
import java.util.List;

/** The numbers that say one axis: {@code 52 23.888 N} is one group, {@code 52.07} another. */
final class CoordinateGroup {

    final List<CoordinateToken> numbers = new ArrayList<>(3);

    /** {@code N S E W}, {@code A} for latitude, {@code O} for longitude, or a space when nothing says. */
    char axis = ' ';

    /** Whether a mark of degrees, minutes or seconds stands with the numbers. */
    boolean hasMarks;

    /** Whether a number is said to be metres. */
    boolean hasMetres;

    /** The two groups of a text's tokens. */
    static List<CoordinateGroup> split(List<CoordinateToken> tokens) {
        var groups = tokens.stream().anyMatch(CoordinateToken::isAxis) ? byAxis(tokens) : byMarks(tokens);
        groups.removeIf(group -> group.numbers.isEmpty() && group.axis == ' ');
        if (groups.size() != 2
                || groups.stream().anyMatch(group -> group.numbers.isEmpty() || group.numbers.size() > 3)) {
            boolean commas = tokens.stream().filter(CoordinateGroup::isComma).count() > 1;
            throw new PlaceRefused("Give both coordinates, for example 52.0712, 0.0703 or 542050 244050."
                    + (commas ? " Write decimals with a point." : ""));
        }
        return groups;
    }

    private static List<CoordinateGroup> byAxis(List<CoordinateToken> tokens) {
        boolean axisFirst = tokens.get(0).isAxis();
        var groups = new ArrayList<CoordinateGroup>();
        var open = new CoordinateGroup();
        groups.add(open);
        for (var token : tokens) {
            if (axisFirst && token.isAxis() && open.axis != ' ' || !axisFirst && open.axis != ' ' && !isComma(token)) {
                open = new CoordinateGroup();
                groups.add(open);
            }
            open.take(token);
        }
        return groups;
    }

    private static List<CoordinateGroup> byMarks(List<CoordinateToken> tokens) {
        long commas = tokens.stream().filter(CoordinateGroup::isComma).count();
        long numbers = tokens.stream().filter(CoordinateToken::isNumber).count();
        var first = new CoordinateGroup();
        var second = new CoordinateGroup();
        var open = first;
        for (var token : tokens) {
            if (commas == 1 && isComma(token)
                    || commas == 0 && token.isNumber() && first.numbers.size() * 2 == numbers) {
                open = second;
            }
            open.take(token);
        }
        return new ArrayList<>(List.of(first, second));
    }

    private void take(CoordinateToken token) {
        if (token.isNumber()) {
            numbers.add(token);
        } else if (token.isAxis()) {
            axis = token.kind();
        } else if (token.kind() == 'm') {
            hasMetres = true;
        } else {
            hasMarks |= !isComma(token);
        }
    }

    private static boolean isComma(CoordinateToken token) {
        return token.kind() == ',';
    }

    CoordinateToken first() {
        return numbers.get(0);
    }

    boolean isSingle() {
        return numbers.size() == 1;
    }

    /** Whether this is one number with so many digits before its point: packed degrees, minutes and perhaps seconds. */
    boolean isPacked(int digits) {
        return isSingle() && !hasMarks && !hasMetres && first().whole() == digits && !first().signed();
    }

    /** Degrees, from degrees, degrees and minutes, or degrees, minutes and seconds; south and west are negative. */
    double degrees() {
        if (hasMetres && isSingle()) {
            throw new PlaceRefused("Eastings and northings in metres have five to seven figures, as in 542050 244050.");
        }
        for (int i = 0; i < numbers.size(); i++) {
            var number = numbers.get(i);
            if (i > 0 && (number.signed() || number.value() >= 60)) {
                throw new PlaceRefused("Minutes and seconds run from 0 to 59.");
            }
            if (i + 1 < numbers.size() && number.decimals() > 0) {
                throw new PlaceRefused("Only the last of degrees, minutes and seconds may have a decimal point.");
            }
        }
        double size = Math.abs(first().value());
        for (int i = 1, parts = 60; i < numbers.size(); i++, parts *= 60) {
            size += numbers.get(i).value() / parts;
        }
        boolean against = axis == 'S' || axis == 'W';
        if (first().signed() && (axis == 'N' || axis == 'E' || against)) {
            throw new PlaceRefused("Give either a sign or a letter for the direction, not both.");
        }
        boolean negative = first().signed() && Math.copySign(1, first().value()) < 0;
        return against || negative ? -size : size;
    }

    /** Degrees from packed {@code DDMMSS.s} or {@code DDMM.m}. */
    double unpackedDegrees(boolean hasSeconds) {
        double value = first().value();
        double seconds = hasSeconds ? value % 100 : 0;
        double minutes = hasSeconds ? Math.floor(value / 100) % 100 : value % 100;
        if (minutes >= 60 || seconds >= 60) {
            throw new PlaceRefused("Minutes and seconds run from 0 to 59.");
        }
        double size = Math.floor(value / (hasSeconds ? 10_000 : 100)) + minutes / 60 + seconds / 3600;
        return axis == 'S' || axis == 'W' ? -size : size;
    }

    /** Whether a hemisphere or a sign says on which side of the meridian or the equator it lies. */
    boolean hasDirection() {
        return "NSEW".indexOf(axis) >= 0 || first().signed();
    }

    /** How fine the last number is written, in metres on the ground; {@code parts} is 1 for degrees, 60 for minutes, 3,600 for seconds. */
    double resolutionMetres(int parts) {
        return 111_320.0 / parts / Math.pow(10, numbers.get(numbers.size() - 1).decimals());
    }
}
