package org.hedgerow.intelligence;

/** How something that was told is graded, in the form that it came in. One form is never turned into the other. */
public sealed interface Grading permits Grade, LegacyGrade {

    /** As it is written: three signs. */
    String text();
}
