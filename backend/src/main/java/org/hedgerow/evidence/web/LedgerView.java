package org.hedgerow.evidence.web;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.evidence.LedgerEntry;
import org.hedgerow.identity.Person;
import org.jspecify.annotations.Nullable;

/** One act with a file; without a person the server did it. */
record LedgerView(
        long number,
        String act,
        Instant at,
        @Nullable String person,
        String sha256,
        @Nullable String reason) {

    static LedgerView of(LedgerEntry entry, Map<UUID, Person> names) {
        var person = entry.person() == null ? null : names.get(entry.person());
        return new LedgerView(
                entry.number(),
                entry.act().name(),
                entry.at(),
                person == null ? null : person.name(),
                entry.sha256(),
                entry.reason());
    }
}
