package org.hedgerow.sighting.link;

/**
 * What is compared, each apart from the others. Things that go together are one feature, since naive Bayes would count them twice: make,
 * model and colour of a vehicle, breed and colour of dogs, and place with time, because a group on a tour is near on the same night and far a
 * month later.
 */
public enum LinkFeature {
    PLATE,
    VEHICLE,
    DOGS,
    METHOD,
    NEARNESS,
    HOUR,
    PEOPLE,
    CATEGORY
}
