package org.hedgerow.hotspot;

import java.util.List;

/**
 * The answer of {@code GET /api/hotspots}.
 *
 * @param asOf where in the change log, opaque
 */
public record HotspotsView(String asOf, HotspotParameters parameters, List<HotspotView> hotspots) {}
