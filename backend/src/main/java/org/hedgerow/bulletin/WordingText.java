package org.hedgerow.bulletin;

/**
 * What a wording says in one language.
 *
 * @param title one line of at most {@value #LONGEST_TITLE} characters
 * @param summary one line of at most {@value #LONGEST_SUMMARY} characters
 * @param body paragraphs, at most {@value #LONGEST_BODY} characters; may be empty
 */
public record WordingText(String title, String summary, String body) {

    public static final int LONGEST_TITLE = 80;
    public static final int LONGEST_SUMMARY = 160;
    public static final int LONGEST_BODY = 4_000;
}
