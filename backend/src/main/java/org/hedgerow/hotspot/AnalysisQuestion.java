package org.hedgerow.hotspot;

import java.util.Set;

/**
 * A question as it can be kept and asked again: everything that an address of it says, and nothing of any answer. A period such as "90 days" stays
 * that, and ends whenever it is asked.
 *
 * @param kind which question, one of {@link AnalysisQuestions#kinds}
 * @param parameters in one fixed form, as an address carries them: {@code category=HARE&period=90d}
 * @param categoryGroups codes of the groups that it asks about; empty for all
 */
public record AnalysisQuestion(String kind, String parameters, Set<String> categoryGroups) {

    public AnalysisQuestion {
        categoryGroups = Set.copyOf(categoryGroups);
    }
}
