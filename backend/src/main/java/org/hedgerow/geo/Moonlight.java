package org.hedgerow.geo;

/**
 * The moon at an instant, seen from a place.
 *
 * @param lit the part of its face that is lit, from 0 (new) to 1 (full)
 * @param phase its shape
 * @param up whether it stands above the horizon
 */
public record Moonlight(double lit, MoonPhase phase, boolean up) {}
