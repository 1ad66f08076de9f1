package org.hedgerow.platform;

/** One kind of failure that a caller may meet. Each module has an enum of its own; slugs are unique across all of them. */
public interface ProblemType {

    /** The HTTP status. */
    int status();

    /** The part after {@code /problems#}. */
    String slug();

    /** One sentence for a person. */
    String title();
}
