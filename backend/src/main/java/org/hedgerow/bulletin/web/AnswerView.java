package org.hedgerow.bulletin.web;

import java.time.Instant;
import org.hedgerow.bulletin.AnswerText;
import org.hedgerow.bulletin.PublishedAnswer;
import org.jspecify.annotations.Nullable;

/** A question and its answer as a reader is shown them; nothing says who asked, or who answered. */
record AnswerView(Text english, @Nullable Text welsh, Instant publishedAt) {

    record Text(String question, String answer) {

        static Text of(AnswerText text) {
            return new Text(text.question(), text.answer());
        }
    }

    static AnswerView of(PublishedAnswer published) {
        var welsh = published.answer().welsh();
        return new AnswerView(
                Text.of(published.answer().english()), welsh == null ? null : Text.of(welsh), published.publishedAt());
    }
}
