package org.hedgerow.source;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A source that somebody opened, with who it is.
 *
 * @param identity null once it is erased
 * @param tellings latest first
 * @param openings latest first, this one included
 */
public record OpenedSource(
        RegisteredSource source, @Nullable SourceIdentity identity, List<Told> tellings, List<SourceOpening> openings) {

    /** @param telling null once it is erased */
    public record Told(
            @Nullable UUID report,
            UUID toldTo,
            Instant keptAt,
            @Nullable Telling telling) {}

    @Override
    public String toString() {
        return "OpenedSource[" + source.id() + "]";
    }
}
