package org.hedgerow.bulletin;

/**
 * A question in the words of the police, and what they say to it, in one language.
 *
 * @param question one line of at most {@value #LONGEST_QUESTION} characters
 * @param answer plain text of at most {@value #LONGEST_ANSWER} characters
 */
public record AnswerText(String question, String answer) {

    public static final int LONGEST_QUESTION = 400;
    public static final int LONGEST_ANSWER = 2000;
}
