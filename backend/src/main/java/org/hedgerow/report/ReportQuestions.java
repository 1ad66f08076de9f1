package org.hedgerow.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a form needs to know of the questions that a report may answer. */
@Component
public class ReportQuestions {

    private final Templates templates;

    ReportQuestions(Templates templates) {
        this.templates = templates;
    }

    /** The kind of each question, by its code: text, number, choice, choices, yesno or list. */
    public Map<String, String> kinds() {
        var kinds = new LinkedHashMap<String, String>();
        templates.questions().forEach((code, question) -> kinds.put(code, question.kind()));
        return kinds;
    }

    /** The template that was chosen, when it is about that kind of incident; otherwise the one that is. */
    public String templateFor(@Nullable String chosen, String categoryCode) {
        var group = categoryCode.split("\\.", 2)[0];
        return templates
                .find(chosen == null ? "" : chosen)
                .filter(template -> template.categories().contains(group))
                .orElseGet(() -> templates.about(categoryCode))
                .code();
    }
}
