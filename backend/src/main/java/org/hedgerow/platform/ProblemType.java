package org.hedgerow.platform;

/**
 * One kind of failure that a caller may meet. Each module names its own as constants; slugs are unique across all of them.
 *
 * @param status the HTTP status
 * @param slug the part after {@code /problems#}
 * @param title one sentence for a person
 */
public record ProblemType(int status, String slug, String title) {}
