package org.hedgerow.geo;

import java.util.List;

/** Finds settlements by name. The module {@code reference} has the gazetteer that answers. */
public interface PlaceNames {

    /** The places with this name (letter case, spaces and punctuation aside), with its county after a comma or without; largest first, at most {@code limit}. */
    List<NamedPlace> named(String name, int limit);
}
