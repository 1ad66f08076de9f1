package org.hedgerow.ladder;

import java.time.LocalDate;
import java.util.UUID;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sighting.Plate;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a person or a vehicle.
 *
 * @param name of a person; null for a vehicle
 * @param born null where only the age is known: then nobody is matched with somebody of another force
 * @param age in years, as it was on {@code ageOn}; null where the date of birth is known
 * @param plate of a vehicle, in capitals without spaces; null for a person
 * @param description what else tells them apart; may be empty
 * @param agreement under which other forces read it; null for none
 * @param group of categories that the agreement covers; null without an agreement
 */
public record SubjectContent(
        SubjectKind kind,
        @Nullable String name,
        @Nullable LocalDate born,
        @Nullable Integer age,
        @Nullable LocalDate ageOn,
        @Nullable String plate,
        String description,
        @Nullable UUID agreement,
        @Nullable String group) {

    public static final int LONGEST_NAME = 120;
    public static final int LONGEST_DESCRIPTION = 400;
    public static final int LONGEST_PLATE = 8;
    public static final int MOST_AGE = 120;

    /** @throws ProblemException 422 at the pointer when it has no letters */
    public static String nameKey(String pointer, String name) {
        var key = Matching.nameKey(name);
        if (key.isEmpty()) {
            throw PlatformProblem.invalid(pointer, "Write the name in letters.");
        }
        return key;
    }

    /** @throws ProblemException 422 at the pointer when it cannot be a whole plate */
    public static String plate(String pointer, @Nullable String typed) {
        // Exactly one vehicle is meant: the star of a search would be passed over like a hyphen.
        return Plate.of(typed == null || typed.indexOf('*') >= 0 ? "" : typed)
                .filter(Plate::isWhole)
                .map(Plate::read)
                .filter(read -> read.length() <= LONGEST_PLATE)
                .orElseThrow(() -> PlatformProblem.invalid(pointer, "Write the whole plate, such as AB12 CDE."));
    }
}
