package org.hedgerow.notice;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/**
 * What a message says. It may be read by whoever passes a locked phone: how much is new, and in which area by the name that its owner gave it.
 * Neither what it was nor where.
 */
@Component
class PushText {

    /** The rest is counted together. */
    static final int MOST_AREAS = 4;

    private final NoticeWords words;
    private final ObjectMapper json;

    PushText(NoticeWords words, ObjectMapper json) {
        this.words = words;
        this.json = json;
    }

    /** @param newOnes how many by the name of the area, in the order in which they are to stand */
    String of(String language, Map<String, Integer> newOnes) {
        var body = new StringBuilder();
        int named = 0;
        int others = 0;
        for (var area : newOnes.entrySet()) {
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
        return message(words.of(language, "push.title"), body.toString().strip(), "areas", language);
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
