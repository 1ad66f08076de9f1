package org.hedgerow.bulletin;

import org.jspecify.annotations.Nullable;

/**
 * What is said to a question.
 *
 * @param audience whom it is published to
 * @param welsh null where it is said in English alone
 */
public record Answer(
        BulletinAudience audience,
        AnswerText english,
        @Nullable AnswerText welsh) {}
