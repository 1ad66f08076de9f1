package org.hedgerow.bulletin;

import java.time.Instant;

/**
 * That number plates may be published: they are personal data.
 *
 * @param authoriser rank and role of who decided it
 * @param until from then on nobody outside the own organisation reads the bulletin
 */
public record PlateAuthority(String authoriser, String reason, Instant until) {}
