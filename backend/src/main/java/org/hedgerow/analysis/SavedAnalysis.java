package org.hedgerow.analysis;

import java.time.Instant;
import java.util.UUID;
import org.hedgerow.sharing.SharingTerms;

/**
 * An analysis as it is kept: a question, never an answer.
 *
 * @param owner the organisation that it belongs to
 * @param kind which question, as {@link org.hedgerow.hotspot.AnalysisQuestions} names it
 * @param parameters as an address carries them
 * @param sharing with whom; for the author alone to know
 * @param version counts changes, from 1
 */
public record SavedAnalysis(
        UUID id,
        UUID owner,
        UUID author,
        String name,
        String kind,
        String parameters,
        SharingTerms sharing,
        Instant madeAt,
        Instant changedAt,
        int version) {}
