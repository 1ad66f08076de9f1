package org.hedgerow.oracle;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An information sharing agreement as the oracle knows it. Organisations by any name that the viewers and labels also use.
 *
 * @param firstDay in London
 * @param lastDay in London, the whole of it
 */
public record OracleAgreement(
        String id,
        Set<String> parties,
        Set<String> purposes,
        Set<String> categories,
        String maximumMarking,
        LocalDate firstDay,
        LocalDate lastDay) {

    public OracleAgreement {
        parties = Set.copyOf(parties);
        purposes = Set.copyOf(purposes);
        categories = Set.copyOf(categories);
    }

    boolean allows(OracleLabel label, String reader, @Nullable String purpose, LocalDate today) {
        return id.equals(label.agreement())
                && parties.contains(reader)
                && parties.contains(label.owner())
                && purpose != null
                && purposes.contains(purpose)
                && label.category() != null
                && categories.contains(label.category())
                && (maximumMarking.equals("OFFICIAL-SENSITIVE")
                        || label.marking().equals("OFFICIAL"))
                && !today.isBefore(firstDay)
                && !today.isAfter(lastDay);
    }
}
