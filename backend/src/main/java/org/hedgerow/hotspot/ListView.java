package org.hedgerow.hotspot;

import java.util.List;
import org.hedgerow.incident.IncidentFeature;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /api/incidents}.
 *
 * @param asOf where in the change log, opaque
 * @param total in the whole view
 * @param next for the parameter {@code after}, or null on the last page
 */
public record ListView(
        String asOf,
        int total,
        List<IncidentFeature> incidents,
        @Nullable String next) {}
