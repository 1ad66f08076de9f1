package org.hedgerow.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An offence as the law stood for a stretch of days. Reference data and never advice: what nobody has checked against the text of the
 * Act is named in {@code unverified}.
 *
 * @param code ours: {@code GA1831-30}
 * @param light {@link LightInLaw#DAY} or {@link LightInLaw#NIGHT} when the Act asks for it
 * @param elements the points that evidence has to meet
 * @param penalty the highest, in words
 * @param mode null when it is not verified
 * @param timeLimitMonths within which the information must be laid; null when there is none or it is not verified
 * @param categories the kinds of incident that it goes with
 * @param unverified what is not verified, in a sentence; null when all of it is
 * @param until the first day on which this no longer holds; null while no end is known
 */
public record Offence(
        String code,
        String title,
        String act,
        String section,
        LightInLaw light,
        List<String> elements,
        String penalty,
        @Nullable TrialMode mode,
        boolean trespassNeeded,
        @Nullable Integer timeLimitMonths,
        List<String> categories,
        @Nullable String unverified,
        String source,
        LocalDate from,
        @Nullable LocalDate until) {

    /**
     * The last day on which an information is laid in time whichever way the months are counted (Magistrates' Courts Act 1980 s.127).
     *
     * @see TimeLimit
     */
    public Optional<LocalDate> lastSafeDay(LocalDate committed) {
        return Optional.ofNullable(timeLimitMonths)
                .map(months -> TimeLimit.fromOffence(committed, months).lastSafeDay());
    }

    /** Whether it can be one by this light; {@link LightInLaw#ANY} asks for no light in particular. */
    boolean goesWith(LightInLaw asked) {
        return light == LightInLaw.ANY || asked == LightInLaw.ANY || light == asked;
    }

    /** Whether it goes with this kind, its group or, for a group, one of its kinds. */
    boolean goesWith(String category) {
        return categories.stream()
                .anyMatch(own ->
                        own.equals(category) || own.startsWith(category + ".") || category.startsWith(own + "."));
    }
}
