package org.hedgerow.intelligence;

import java.time.LocalDate;
import java.util.List;
import org.hedgerow.sharing.Marking;
import org.jspecify.annotations.Nullable;

/**
 * What the author of a report says, before anybody has assessed it; null where nothing was said yet. It may say more than others will ever read, but not who
 * told it: that is kept elsewhere, under the source reference.
 *
 * @param intelligenceDay on which the source knew it, in London
 * @param handlingInstruction in the author's words, to be printed beside the marking
 * @param sourceReference by which the unit that looks after sources knows who told it
 * @param unreliableReason why a source is graded 3
 * @param falseReason why an item is graded E
 * @param personalInformation whether it tells of persons who can be identified
 * @param askedSensitive whether the author thinks that it belongs to the sensitive track, for the assessor to decide
 */
public record ReportContent(
        String title,
        @Nullable IntelligencePriority priority,
        Marking marking,
        @Nullable String handlingInstruction,
        @Nullable LocalDate intelligenceDay,
        @Nullable SourceType sourceType,
        @Nullable String sourceReference,
        List<GradedText> items,
        @Nullable GradedText provenance,
        @Nullable String unreliableReason,
        @Nullable String falseReason,
        Conditions conditions,
        @Nullable Boolean personalInformation,
        @Nullable Boolean askedSensitive) {

    public static final int MOST_ITEMS = 20;
    public static final int LONGEST_TITLE = 120;
    public static final int LONGEST_LINE = 400;

    public ReportContent {
        items = List.copyOf(items);
    }
}
