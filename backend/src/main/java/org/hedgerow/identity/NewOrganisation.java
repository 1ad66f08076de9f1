package org.hedgerow.identity;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/**
 * An organisation to be added. Cannot be made of parts that do not fit together: that is a 422, naming the field.
 *
 * @param forceCode needed for a force, refused otherwise
 * @param watchSquares 10 km squares of the National Grid, sorted, for a watch group only; without any it sees no place
 */
public record NewOrganisation(
        OrganisationKind kind,
        String name,
        String shortName,
        @Nullable String forceCode,
        Collection<String> watchSquares) {

    private static final Pattern FORCE_CODE = Pattern.compile("[A-Z]{2,16}");
    /** 10 km squares of the National Grid: five great squares cover Great Britain, and the letter I is not used. */
    private static final Pattern SQUARE = Pattern.compile("[HJNOST][A-HJ-Z][0-9]{2}");

    private static final int MOST_SQUARES = 400;

    public NewOrganisation {
        if (kind == OrganisationKind.FORCE && forceCode == null) {
            throw PlatformProblem.invalid("/forceCode", "A force needs its code.");
        }
        if (kind != OrganisationKind.FORCE && forceCode != null) {
            throw PlatformProblem.invalid("/forceCode", "Only a force has a code.");
        }
        if (forceCode != null && !FORCE_CODE.matcher(forceCode).matches()) {
            throw PlatformProblem.invalid("/forceCode", "A force's code is 2 to 16 capital letters.");
        }
        name = PlainText.checkLine("/name", name, 120);
        shortName = PlainText.checkLine("/shortName", shortName, 40);
        watchSquares = squares(kind, watchSquares);
    }

    /** From a form, in which anything may be missing. */
    public static NewOrganisation of(
            @Nullable OrganisationKind kind,
            @Nullable String name,
            @Nullable String shortName,
            @Nullable String forceCode,
            @Nullable Collection<String> watchSquares) {
        if (kind == null) {
            throw PlatformProblem.invalid("/kind", "Say what kind of organisation this is.");
        }
        return new NewOrganisation(
                kind,
                Objects.requireNonNullElse(name, ""),
                Objects.requireNonNullElse(shortName, ""),
                forceCode,
                watchSquares == null ? List.of() : watchSquares);
    }

    private static List<String> squares(OrganisationKind kind, Collection<String> given) {
        if (!given.isEmpty() && kind != OrganisationKind.WATCH_GROUP) {
            throw PlatformProblem.invalid("/watchSquares", "Only a watch group looks after squares.");
        }
        if (given.size() > MOST_SQUARES) {
            throw PlatformProblem.invalid("/watchSquares", "At most " + MOST_SQUARES + " squares.");
        }
        var squares = new TreeSet<String>();
        int at = 0;
        for (var square : given) {
            if (square == null || !SQUARE.matcher(square).matches()) {
                throw PlatformProblem.invalid("/watchSquares/" + at, "Write a 10 km square like TL44.");
            }
            squares.add(square);
            at++;
        }
        return List.copyOf(squares);
    }
}
