package org.hedgerow.intelligence;

import java.util.List;
import org.hedgerow.sharing.Marking;
import org.jspecify.annotations.Nullable;

/**
 * What the assessor wrote for others to read, with grades of its own. It stands alone: nothing of the original goes with it.
 *
 * @param category a kind of incident that it is about, by which agreements and remits decide
 */
public record SanitisedContent(
        String title,
        IntelligencePriority priority,
        Marking marking,
        @Nullable String handlingInstruction,
        String category,
        List<GradedText> items,
        GradedText provenance,
        @Nullable String unreliableReason,
        @Nullable String falseReason,
        Conditions conditions) {

    public SanitisedContent {
        items = List.copyOf(items);
    }
}
