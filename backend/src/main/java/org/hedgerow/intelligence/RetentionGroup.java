package org.hedgerow.intelligence;

import java.time.LocalDate;

/**
 * How long police information is kept before somebody says again that it is needed: the four groups of review, retention and disposal of the national guidance
 * on the management of police information (College of Policing; Code of Practice on police information and records management, 2023). Six years is its ordinary
 * least; for the fourth group it names no period of its own, and the ordinary one is taken. Pure. Compared with the database's check by a test.
 */
public enum RetentionGroup {
    /** Public protection: kept until the subject would be a hundred years old, reviewed every ten years. */
    PUBLIC_PROTECTION(10),
    /** Other sexual, violent and serious offences: reviewed after ten clear years. */
    SERIOUS(10),
    /** All other offences, hare coursing ordinarily: reviewed after six clear years. */
    OTHER(6),
    /** What was never detected, and everything else. */
    UNDETECTED(6);

    /** In which a report stands until its unit says otherwise. */
    public static final RetentionGroup ORDINARY = OTHER;

    private final int years;

    RetentionGroup(int years) {
        this.years = years;
    }

    /**
     * On which day, in London, it is due for review.
     *
     * @param last the day on which it was made, or on which a review last kept it
     */
    public LocalDate reviewDay(LocalDate last) {
        return last.plusYears(years);
    }

    /** The last day whose {@link #reviewDay} is not after {@code today}. */
    LocalDate dueSince(LocalDate today) {
        var day = today.minusYears(years);
        // From 29 February the years end on 28 February or on 29.
        var next = day.plusDays(1);
        return reviewDay(next).isAfter(today) ? day : next;
    }
}
