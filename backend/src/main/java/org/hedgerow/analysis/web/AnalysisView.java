package org.hedgerow.analysis.web;

import java.time.Instant;
import java.util.UUID;
import org.hedgerow.analysis.SavedAnalysis;
import org.hedgerow.identity.Person;
import org.jspecify.annotations.Nullable;

/**
 * An analysis as it is shown to somebody.
 *
 * @param organisation whose it is, by name
 * @param author by name, to people of the same organisation; null to others, and for who has gone
 * @param sharing with whom, to the author alone: the list of readers shows who works with whom
 * @param mayChange whether it is this person's own
 */
record AnalysisView(
        UUID id,
        String name,
        String kind,
        String parameters,
        String organisation,
        @Nullable String author,
        AnalysisForm.@Nullable Sharing sharing,
        boolean mayChange,
        Instant madeAt,
        Instant changedAt,
        int version) {

    static AnalysisView of(SavedAnalysis analysis, Person reader, String organisation, @Nullable String author) {
        var own = analysis.author().equals(reader.id());
        var terms = analysis.sharing();
        return new AnalysisView(
                analysis.id(),
                analysis.name(),
                analysis.kind(),
                analysis.parameters(),
                organisation,
                analysis.owner().equals(reader.organisation().id()) ? author : null,
                own
                        ? new AnalysisForm.Sharing(
                                terms.scope(),
                                terms.namedOrganisations().stream().sorted().toList(),
                                terms.agreement(),
                                terms.team())
                        : null,
                own,
                analysis.madeAt(),
                analysis.changedAt(),
                analysis.version());
    }
}
