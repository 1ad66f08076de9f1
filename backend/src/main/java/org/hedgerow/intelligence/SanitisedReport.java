package org.hedgerow.intelligence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.sharing.Handling;
import org.jspecify.annotations.Nullable;

/**
 * What an assessor wrote of a report for others.
 *
 * @param liveLabel under which it stands once it is live
 * @param live whether others read it
 * @param sensitive whether it is for intelligence units alone
 * @param intelligenceDay on which the source knew it, in London
 * @param madeAt when the report was submitted first
 * @param approved uses that the originator has approved since
 */
public record SanitisedReport(
        UUID id,
        UUID owner,
        String urn,
        int liveLabel,
        boolean live,
        boolean sensitive,
        SanitisedContent content,
        @Nullable LocalDate intelligenceDay,
        Instant madeAt,
        Instant writtenAt,
        @Nullable Instant liveAt,
        Set<IntelligenceUse> approved) {

    public SanitisedReport {
        approved = Set.copyOf(approved);
    }

    public Handling handling() {
        return content.conditions().handling();
    }

    /** Whether its handling and what was approved since let it be used so. */
    public boolean allows(IntelligenceUse use) {
        return UseOfIntelligence.allows(handling(), use, approved);
    }
}
