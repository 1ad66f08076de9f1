package org.hedgerow.intelligence;

import java.util.function.Predicate;

/**
 * One item of a report, or its provenance, with a grade of its own.
 *
 * @param text in plain words
 */
public record GradedText(String text, Grading grading) {

    public static final int LONGEST = 4_000;

    /** Whether it is graded in the present form and the rule holds of its grade. */
    boolean isGradedAs(Predicate<Grade> rule) {
        return grading instanceof Grade grade && rule.test(grade);
    }
}
