package org.hedgerow.hotspot;

import java.util.function.Predicate;

/**
 * The codes that a filter may name. Codes come and go while the application runs, so this asks instead of knowing.
 *
 * @param category whether there is or was such a category, group or child
 * @param force whether there is or was such a force
 */
public record IncidentCodes(Predicate<String> category, Predicate<String> force) {}
