package org.hedgerow.hotspot;

import java.util.function.IntPredicate;
import org.hedgerow.incident.IncidentReference;

/** Whether a row's reference begins with a text, written out or without the zeros: {@code CAMBS-2026-12} has 12 and 120. */
final class ReferenceMatch implements IntPredicate {

    private final IncidentColumns columns;
    private final String written;
    private final String force;
    private final int year;
    private final String number;

    /** @param beginning such as {@code CAMBS-2026-12}, with all three parts */
    ReferenceMatch(IncidentColumns columns, String beginning) {
        this.columns = columns;
        this.written = beginning;
        var parts = beginning.split("-", 3);
        force = parts[0];
        year = Integer.parseInt(parts[1]);
        number = parts[2];
    }

    @Override
    public boolean test(int row) {
        var page = columns.pages[row >>> IncidentPage.SHIFT];
        int at = row & IncidentPage.MASK;
        if (page.referenceNumber[at] == IncidentPage.NO_REFERENCE
                || page.referenceYear[at] != year
                || !columns.codes.code(page.referenceForce[at]).equals(force)) {
            return false;
        }
        return Integer.toString(page.referenceNumber[at]).startsWith(number)
                || new IncidentReference(force, year, page.referenceNumber[at])
                        .toString()
                        .startsWith(written);
    }
}
