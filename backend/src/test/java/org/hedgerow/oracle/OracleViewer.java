package org.hedgerow.oracle;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who looks, in words.
 *
 * @param kind of the organisation: FORCE, NATIONAL_UNIT, PARTNER or WATCH_GROUP
 * @param squares that the organisation watches
 * @param groups teams and compartments that the person belongs to
 * @param remit the category groups of the organisation
 * @param purpose as stated; null when none was
 * @param shutOut suspended, or of a frozen organisation
 */
public record OracleViewer(
        String person,
        String organisation,
        String kind,
        Set<String> roles,
        Set<String> squares,
        @Nullable String region,
        Set<String> groups,
        Set<String> remit,
        @Nullable String purpose,
        boolean shutOut) {

    private static final Set<String> WHO_READ =
            Set.of("REPORTER", "WATCH_COORDINATOR", "OFFICER", "ANALYST", "AIR_SUPPORT", "GUEST");

    public OracleViewer {
        roles = Set.copyOf(roles);
        squares = Set.copyOf(squares);
        groups = Set.copyOf(groups);
        remit = Set.copyOf(remit);
    }

    /** In which capacity this viewer reads, in the words of the table. */
    String capacity() {
        if (shutOut || roles.stream().noneMatch(WHO_READ::contains)) {
            return "nobody";
        }
        if (roles.contains("GUEST")) {
            return "guest";
        }
        if (kind.equals("FORCE") || kind.equals("NATIONAL_UNIT")) {
            if (roles.contains("OFFICER") || roles.contains("ANALYST")) {
                return "police";
            }
            return roles.contains("AIR_SUPPORT") ? "air-support" : "public";
        }
        if (kind.equals("PARTNER")) {
            return "partner";
        }
        return roles.contains("WATCH_COORDINATOR") ? "watch" : "public";
    }
}
