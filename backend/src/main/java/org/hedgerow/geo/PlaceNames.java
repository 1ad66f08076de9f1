package org.hedgerow.geo;

import java.util.List;

/** Finds settlements by name. The module {@code reference} has the gazetteer that answers. */
public interface PlaceNames {

    /**
     * The places with this name (letter case, spaces and punctuation aside), with its county after a comma or without; where there are none,
     * those whose names begin so. Largest first, at most {@code limit}.
     */
    List<NamedPlace> named(String name, int limit);

    /** As {@link #named}, but by the whole name only: safe to ask for words that may be no name at all. */
    List<NamedPlace> exactly(String name, int limit);

    /** Whether this is the county or district of a settlement. */
    boolean isCounty(String name);

    /** The places whose names are one slip of the keyboard away, for "did you mean"; largest first, at most {@code limit}. */
    List<NamedPlace> similar(String name, int limit);
}
