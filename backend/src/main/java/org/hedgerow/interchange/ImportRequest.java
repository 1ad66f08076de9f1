package org.hedgerow.interchange;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.jspecify.annotations.Nullable;

/**
 * A file to be taken in.
 *
 * @param fileName for people
 * @param format null to tell by the columns
 * @param mapping what the person or operator said about columns, by field
 * @param person in whose name; null for the operator
 * @param owner the organisation that owns the rows of a generic file; null when none was said
 * @param rejects where rejected rows are listed; null to list them nowhere
 */
public record ImportRequest(
        UUID id,
        Path file,
        String fileName,
        @Nullable ImportFormat format,
        Map<String, String> mapping,
        @Nullable Person person,
        @Nullable UUID owner,
        boolean dryRun,
        @Nullable Path rejects,
        boolean severalFiles) {

    public ImportRequest {
        mapping = Map.copyOf(mapping);
    }
}
