package org.hedgerow.incident;

import java.util.UUID;
import org.hedgerow.geo.GeoPoint;

/**
 * That an organisation holds a record, one or many, which the reader is not shown.
 *
 * @param id at random, nothing of any record
 * @param square a square of 10 km by name, {@code TL 44}
 * @param centre of the square
 * @param contact whom to ask, as the owner wrote it
 */
public record Pointer(UUID id, UUID owner, String square, GeoPoint centre, String contact) {}
