package org.hedgerow.hotspot;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.hedgerow.incident.IncidentReference;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.sharing.Tier;

/**
 * An audience's incidents at one position of the change log: pages of columns and an open-addressing index by id, about 90 bytes a row.
 * Immutable, so readers need no lock; {@link IncidentDraft} makes the next one and shares every page that it did not touch.
 *
 * <p>The order of rows depends on the order of arrival: whatever leaves the engine is sorted first.
 */
final class IncidentColumns {

    private static final IncidentStatus[] STATUSES = IncidentStatus.values();
    private static final Tier[] TIERS = Tier.values();

    final IncidentPage[] pages;
    final int size;
    final CodeList codes;
    /** Row plus one at each slot, in pages; zero is an empty slot. */
    final int[][] slots;
    /** Clients choose the ids: without a secret they could choose ids that collide. */
    final long seed;

    IncidentColumns(IncidentPage[] pages, int size, CodeList codes, int[][] slots, long seed) {
        this.pages = pages;
        this.size = size;
        this.codes = codes;
        this.slots = slots;
        this.seed = seed;
    }

    static IncidentColumns empty() {
        return new IncidentColumns(
                new IncidentPage[0],
                0,
                CodeList.EMPTY,
                new int[1][IncidentPage.ROWS],
                ThreadLocalRandom.current().nextLong());
    }

    /** How many rows of the page are in use. */
    int rowsIn(int page) {
        return Math.min(IncidentPage.ROWS, size - (page << IncidentPage.SHIFT));
    }

    Optional<VisibleIncident> find(UUID id) {
        int row = rowOf(id.getMostSignificantBits(), id.getLeastSignificantBits());
        return row < 0 ? Optional.empty() : Optional.of(incident(row));
    }

    /** The row of an id, or -1. */
    int rowOf(long high, long low) {
        int mask = slots.length * IncidentPage.ROWS - 1;
        for (int slot = hash(high, low, seed) & mask; ; slot = (slot + 1) & mask) {
            int row = slots[slot >>> IncidentPage.SHIFT][slot & IncidentPage.MASK] - 1;
            if (row < 0) {
                return row;
            }
            var page = pages[row >>> IncidentPage.SHIFT];
            int at = row & IncidentPage.MASK;
            if (page.idHigh[at] == high && page.idLow[at] == low) {
                return row;
            }
        }
    }

    VisibleIncident incident(int row) {
        return incident(pages[row >>> IncidentPage.SHIFT], row & IncidentPage.MASK);
    }

    private VisibleIncident incident(IncidentPage page, int at) {
        boolean referenced = page.referenceNumber[at] != IncidentPage.NO_REFERENCE;
        return new VisibleIncident(
                new UUID(page.idHigh[at], page.idLow[at]),
                page.version[at],
                TIERS[page.tier[at]],
                page.easting[at],
                page.northing[at],
                page.size[at],
                codes.code(page.category[at]),
                codes.code(page.force[at]),
                STATUSES[page.status[at]],
                Instant.ofEpochSecond(page.earliest[at]),
                Instant.ofEpochSecond(page.latest[at]),
                page.exactTimeKnown[at],
                referenced
                        ? new IncidentReference(
                                codes.code(page.referenceForce[at]), page.referenceYear[at], page.referenceNumber[at])
                        : null,
                page.recordedAt[at] == IncidentPage.NO_TIME ? null : Instant.ofEpochSecond(page.recordedAt[at]));
    }

    static int hash(long high, long low, long seed) {
        long mixed = (high ^ seed) * 0x9E3779B97F4A7C15L;
        mixed = (Long.rotateLeft(mixed, 32) ^ low) * 0xC2B2AE3D27D4EB4FL;
        mixed = (mixed ^ (mixed >>> 29) ^ seed) * 0x165667B19E3779F9L;
        return (int) (mixed >>> 32);
    }
}
