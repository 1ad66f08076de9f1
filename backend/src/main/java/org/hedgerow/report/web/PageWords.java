package org.hedgerow.report.web;

import java.util.Map;
import org.hedgerow.platform.Words;
import org.hedgerow.report.ReportForm.Language;
import org.springframework.stereotype.Component;

/** The words of pages that are made here: the same catalogues that the client reads. */
@Component
final class PageWords {

    private final Words words = Words.of("receipt", "report", "question");

    /** @throws IllegalArgumentException when the catalogues have no such words */
    String of(Language language, String key) {
        return words.say(language.name(), key);
    }

    /** With one place filled in. */
    String of(Language language, String key, String place, String value) {
        return words.say(language.name(), key, Map.of(place, value));
    }

    boolean has(Language language, String key) {
        return words.has(language.name(), key);
    }
}
