package org.hedgerow.source;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody is registered, without who it is.
 *
 * @param tellings how often the source told something, as far as the reader may know
 * @param openedAt when the reader last could see that it was opened; null for never
 * @param erasedAt null while it is known who it is
 */
public record RegisteredSource(
        UUID id,
        SourceReference reference,
        UUID owner,
        UUID registeredBy,
        boolean handlersOnly,
        int tellings,
        Instant registeredAt,
        @Nullable Instant openedAt,
        @Nullable Instant erasedAt,
        int version) {}
