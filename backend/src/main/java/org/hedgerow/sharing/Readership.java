package org.hedgerow.sharing;

import java.util.UUID;

/**
 * How many people of one organisation would read one tier of a record, as the best that they read of it.
 *
 * @param reader in which capacity
 */
public record Readership(UUID organisation, Reader reader, Tier tier, int people) {}
