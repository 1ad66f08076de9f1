package org.hedgerow.hotspot;

import org.hedgerow.reference.BoundaryKind;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator says about published statistics.
 *
 * @param areas by which kind of boundary they are told apart, once such boundaries are loaded. One kind alone: tables of two kinds would tell small counts by their
 *     difference, and so would last month's beside another kind's of this month
 */
@ConfigurationProperties("hedgerow.published-statistics")
record PublishedSettings(@DefaultValue("COUNTY") Areas areas) {

    /** A kind of boundary that is large enough. */
    enum Areas {
        COUNTY(BoundaryKind.COUNTY),
        DISTRICT(BoundaryKind.DISTRICT);

        private final BoundaryKind kind;

        Areas(BoundaryKind kind) {
            this.kind = kind;
        }

        BoundaryKind kind() {
            return kind;
        }
    }
}
