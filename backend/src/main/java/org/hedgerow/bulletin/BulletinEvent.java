package org.hedgerow.bulletin;

import java.time.Instant;

/**
 * Where and when people may come.
 *
 * @param place a public one, with its address
 */
public record BulletinEvent(String place, Instant opensAt, Instant closesAt) {}
