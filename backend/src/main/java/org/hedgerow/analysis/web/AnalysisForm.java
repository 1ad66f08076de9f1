package org.hedgerow.analysis.web;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingForm;
import org.jspecify.annotations.Nullable;

/**
 * An analysis as it is sent. Everything may be missing until it is checked.
 *
 * @param kind which question
 * @param parameters as an address carries them: {@code category=HARE&period=90d}
 * @param sharing nothing for the author alone
 */
record AnalysisForm(
        @Nullable String name,
        @Nullable String kind,
        @Nullable String parameters,
        @Nullable Sharing sharing) {

    /** Of what may be said about an incident, the part that an analysis can have. */
    record Sharing(
            @Nullable Scope scope,
            @Nullable List<@Nullable UUID> organisations,
            @Nullable UUID agreement,
            @Nullable UUID team) {

        SharingForm form() {
            return new SharingForm(scope, organisations, agreement, team, null, null, null, null, null, null, null);
        }
    }

    /** Everything that was said, in one text, to tell a repeated sending from another one. */
    String said() {
        var shared = sharing == null ? new Sharing(null, null, null, null) : sharing;
        return String.join(
                "\n",
                Stream.of(
                                name,
                                kind,
                                parameters,
                                shared.scope(),
                                shared.organisations(),
                                shared.agreement(),
                                shared.team())
                        .map(String::valueOf)
                        .toList());
    }
}
