package org.hedgerow.reference;

import java.util.Optional;
import org.hedgerow.geo.GeoPoint;

/**
 * Where police aircraft fly from, or are sent from.
 *
 * @param point WGS 84; empty for an operations centre whose position nobody needs
 * @param verified false for a position that nobody has checked
 */
public record AirBase(String code, String name, Kind kind, Optional<GeoPoint> point, boolean verified, String source) {

    /** What stands there. */
    public enum Kind {
        ROTARY,
        FIXED_WING,
        OPERATIONS_CENTRE
    }
}
