package org.hedgerow.sharing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hedgerow.identity.Purpose;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/**
 * An agreement to be made. Cannot be made of parts that do not fit together: that is a 422, naming the field. Days are those of the United
 * Kingdom; the last one belongs to the agreement.
 *
 * @param invited organisations beside the one that makes it
 */
public record NewAgreement(
        String name,
        Set<UUID> invited,
        Set<Purpose> purposes,
        Set<String> categoryGroups,
        Marking maximumMarking,
        LocalDate firstDay,
        LocalDate lastDay,
        LocalDate reviewDay) {

    private static final int MOST_PARTIES = 60;
    private static final int MOST_GROUPS = 60;
    private static final int LONGEST_YEARS = 3;
    private static final Pattern GROUP = Pattern.compile("[A-Z]{2,12}");

    public NewAgreement {
        name = PlainText.checkLine("/name", name, 120);
        invited = Set.copyOf(invited);
        purposes = Set.copyOf(purposes);
        categoryGroups = Set.copyOf(categoryGroups);
        if (invited.isEmpty() || invited.size() > MOST_PARTIES) {
            throw PlatformProblem.invalid("/invited", "Invite 1 to " + MOST_PARTIES + " organisations.");
        }
        if (purposes.isEmpty()) {
            throw PlatformProblem.invalid("/purposes", "Say what it is for.");
        }
        if (categoryGroups.isEmpty()
                || categoryGroups.size() > MOST_GROUPS
                || !categoryGroups.stream()
                        .allMatch(group -> GROUP.matcher(group).matches())) {
            throw PlatformProblem.invalid("/categoryGroups", "Choose what kinds of incident may be shared under it.");
        }
        if (firstDay.isBefore(LocalDate.of(2000, 1, 1)) || lastDay.isBefore(firstDay)) {
            throw PlatformProblem.invalid("/lastDay", "It cannot end before it begins.");
        }
        if (lastDay.isAfter(firstDay.plusYears(LONGEST_YEARS))) {
            throw PlatformProblem.invalid("/lastDay", "An agreement lasts at most three years; then another is made.");
        }
        if (reviewDay.isBefore(firstDay) || reviewDay.isAfter(lastDay)) {
            throw PlatformProblem.invalid("/reviewDay", "It is to be looked at again while it lasts.");
        }
    }

    /** From a form, in which anything may be missing. */
    public static NewAgreement of(
            @Nullable String name,
            @Nullable Collection<@Nullable UUID> invited,
            @Nullable Collection<@Nullable Purpose> purposes,
            @Nullable Collection<@Nullable String> categoryGroups,
            @Nullable Marking maximumMarking,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable LocalDate reviewDay) {
        if (firstDay == null || lastDay == null || reviewDay == null) {
            throw PlatformProblem.invalid("/lastDay", "Say from which day to which it lasts, and when to review it.");
        }
        return new NewAgreement(
                Objects.requireNonNullElse(name, ""),
                present(invited),
                present(purposes),
                present(categoryGroups),
                Objects.requireNonNullElse(maximumMarking, Marking.OFFICIAL),
                firstDay,
                lastDay,
                reviewDay);
    }

    private static <T> Set<T> present(@Nullable Collection<@Nullable T> given) {
        return given == null
                ? Set.of()
                : given.stream().flatMap(Stream::ofNullable).collect(Collectors.toUnmodifiableSet());
    }
}
