package org.hedgerow.incident;

import java.util.Locale;

/**
 * The number that a force's people quote, such as {@code CAMBS-2026-000123}.
 *
 * @param forceCode the recording force
 * @param year of recording, in London
 * @param number one of its own in each force and year, which says nothing of how many there are
 */
public record IncidentReference(String forceCode, int year, int number) {

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s-%d-%06d", forceCode, year, number);
    }
}
