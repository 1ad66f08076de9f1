package org.hedgerow.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organisation as those see it who administer it.
 *
 * @param inCareOf the force that looks after this watch group
 * @param frozenReason why it is frozen, as whoever froze it wrote
 */
public record AdministeredOrganisation(
        Organisation organisation,
        @Nullable UUID inCareOf,
        @Nullable String frozenReason) {}
