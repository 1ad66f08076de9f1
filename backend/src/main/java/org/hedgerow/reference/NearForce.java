package org.hedgerow.reference;

/**
 * A force whose area is not far from a point.
 *
 * @param code of the force
 * @param metres from the point to its area, rounded
 */
public record NearForce(String code, int metres) {}
