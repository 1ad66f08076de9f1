package org.hedgerow.incident;

import org.hedgerow.geo.GridPoint;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Tier;

/**
 * The place that one tier is given, and who reads it there.
 *
 * @param centre the middle of the square
 * @param sizeMetres the side of the square
 */
public record Release(LabelTerms terms, GridPoint centre, int sizeMetres) {

    public Tier tier() {
        return terms.tier();
    }
}
