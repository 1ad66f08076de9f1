package org.hedgerow.notice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/**
 * What a message says. It may be read by whoever passes a locked phone: the titles of bulletins that everybody may read, how much else is new, and in
 * which area by the name that its owner gave it. Neither what was reported nor where.
 */
@Component
class PushText {

    static final int MOST_BULLETINS = 3;

    /** The rest is counted together. */
    static final int MOST_AREAS = 4;

    private final NoticeWords words;
    private final ObjectMapper json;

    PushText(NoticeWords words, ObjectMapper json) {
        this.words = words;
        this.json = json;
    }

    /**
     * What is new.
     *
     * @param bulletins that everybody may read
     * @param counts of everything else, by the name of the area, in the order in which they are to stand
     */
    record News(List<AnnouncedBulletin> bulletins, Map<String, Integer> counts) {}

    String of(String language, News news) {
        var body = new StringBuilder();
        news.bulletins().stream()
                .limit(MOST_BULLETINS)
                .map(AnnouncedBulletin::text)
                .filter(Objects::nonNull)
                .forEach(text -> body.append(text.in(language).title()).append('\n'));
        int unnamed = news.bulletins().size() - MOST_BULLETINS;
        if (unnamed > 0) {
            body.append(words.of(language, "push.bulletins", "n", Integer.toString(unnamed)))
                    .append('\n');
        }
        int named = 0;
        int others = 0;
        for (var area : news.counts().entrySet()) {
            if (named++ < MOST_AREAS) {
                body.append(words.of(language, "push.area", "n", area.getValue().toString())
                                .replace("{name}", area.getKey()))
                        .append('\n');
            } else {
                others += area.getValue();
            }
        }
        if (others > 0) {
            body.append(words.of(language, "push.others", "n", Integer.toString(others)));
        }
        var title = news.bulletins().isEmpty() ? "push.title" : "push.bulletin.title";
        return message(words.of(language, title), body.toString().strip(), "areas", language);
    }

    String test(String language) {
        return message(words.of(language, "push.test.title"), words.of(language, "push.test.body"), "test", language);
    }

    private String message(String title, String body, String tag, String language) {
        var message = new LinkedHashMap<String, String>();
        message.put("title", title);
        message.put("body", body);
        message.put("tag", tag);
        message.put("lang", language);
        return json.writeValueAsString(message);
    }
}
