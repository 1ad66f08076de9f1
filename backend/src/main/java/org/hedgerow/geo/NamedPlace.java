package org.hedgerow.geo;

/**
 * A settlement in the gazetteer.
 *
 * @param name as people write it
 * @param county to tell it from its namesakes; may be empty
 * @param point its middle, to a few hundred metres
 * @param rank from 1 (a great city) to 5 (a village among others)
 */
public record NamedPlace(String name, String county, GridPoint point, int rank) {

    /** {@code Newport, Essex}. */
    public String fullName() {
        return county.isEmpty() || county.equals(name) ? name : name + ", " + county;
    }
}
