package org.hedgerow.hotspot;

import java.util.Arrays;
import java.util.BitSet;
import java.util.UUID;
import org.hedgerow.incident.IncidentReference;
import org.hedgerow.incident.VisibleIncident;

/**
 * One tick being made: starts from published columns, copies a page the first time that it writes to it, and becomes the next columns. A
 * draft that fails half-way is dropped and nobody has seen it. For one thread.
 */
final class IncidentDraft {

    private IncidentPage[] pages;
    private final BitSet ownPages = new BitSet();
    private int size;
    private CodeList codes;
    private int[][] slots;
    private final BitSet ownSlots = new BitSet();
    private int mask;
    private final long seed;

    IncidentDraft(IncidentColumns from) {
        pages = from.pages.clone();
        size = from.size;
        codes = from.codes;
        slots = from.slots.clone();
        mask = slots.length * IncidentPage.ROWS - 1;
        seed = from.seed;
    }

    /** The columns as they are now. The draft is not to be used after this. */
    IncidentColumns publish() {
        return new IncidentColumns(pages, size, codes, slots, seed);
    }

    /** Makes the index large enough for so many rows at once, where there are none yet: to grow by and by is to write it twice. */
    void expect(int rows) {
        if (size == 0) {
            int pages = slots.length;
            while (rows * 5L > (long) pages * IncidentPage.ROWS * 3) {
                pages *= 2;
            }
            index(pages);
        }
    }

    /**
     * Inserts or replaces; a version older than the one held changes nothing, so a change may safely arrive twice.
     *
     * @param longitude of the centre, ten-millionths of a degree
     * @param latitude likewise
     */
    void upsert(VisibleIncident incident, int longitude, int latitude) {
        long high = incident.id().getMostSignificantBits();
        long low = incident.id().getLeastSignificantBits();
        int slot = slotOf(high, low);
        int row = slot(slot) - 1;
        if (row < 0) {
            row = size;
            if ((size + 1) * 5L > (mask + 1) * 3L) {
                index(slots.length * 2);
                slot = slotOf(high, low);
            }
            if (row >>> IncidentPage.SHIFT == pages.length) {
                addPage();
            }
            size++;
            slot(slot, row + 1);
        } else if (pages[row >>> IncidentPage.SHIFT].version[row & IncidentPage.MASK] > incident.version()) {
            return;
        }
        write(ownPage(row >>> IncidentPage.SHIFT), row & IncidentPage.MASK, incident);
        pages[row >>> IncidentPage.SHIFT].longitude[row & IncidentPage.MASK] = longitude;
        pages[row >>> IncidentPage.SHIFT].latitude[row & IncidentPage.MASK] = latitude;
    }

    /** Inserts, unless a better tier of the same incident is held: what is read whole comes tier by tier, in no order. */
    void insertBestTier(VisibleIncident incident, int longitude, int latitude) {
        int row = slot(slotOf(
                        incident.id().getMostSignificantBits(), incident.id().getLeastSignificantBits()))
                - 1;
        if (row < 0
                || pages[row >>> IncidentPage.SHIFT].tier[row & IncidentPage.MASK]
                        > incident.tier().ordinal()) {
            upsert(incident, longitude, latitude);
        }
    }

    int size() {
        return size;
    }

    /** Removes the row of this id if there is one; the last row takes its place. */
    void forget(UUID id) {
        int slot = slotOf(id.getMostSignificantBits(), id.getLeastSignificantBits());
        int row = slot(slot) - 1;
        if (row < 0) {
            return;
        }
        int last = size - 1;
        if (row != last) {
            var lastPage = pages[last >>> IncidentPage.SHIFT];
            int at = last & IncidentPage.MASK;
            slot(slotOf(lastPage.idHigh[at], lastPage.idLow[at]), row + 1);
            ownPage(row >>> IncidentPage.SHIFT).take(row & IncidentPage.MASK, lastPage, at);
        }
        size--;
        if ((size & IncidentPage.MASK) == 0) {
            pages = Arrays.copyOf(pages, size >>> IncidentPage.SHIFT);
            ownPages.clear(pages.length);
        }
        close(slot);
    }

    private void write(IncidentPage page, int at, VisibleIncident incident) {
        page.idHigh[at] = incident.id().getMostSignificantBits();
        page.idLow[at] = incident.id().getLeastSignificantBits();
        page.easting[at] = incident.centreEastingMillimetres();
        page.northing[at] = incident.centreNorthingMillimetres();
        page.size[at] = incident.sizeMetres();
        page.version[at] = incident.version();
        page.earliest[at] = incident.earliest().getEpochSecond();
        page.latest[at] = incident.latest().getEpochSecond();
        var recordedAt = incident.recordedAt();
        page.recordedAt[at] = recordedAt == null ? IncidentPage.NO_TIME : recordedAt.getEpochSecond();
        IncidentReference reference = incident.reference();
        page.referenceNumber[at] = reference == null ? IncidentPage.NO_REFERENCE : reference.number();
        page.referenceYear[at] = reference == null ? 0 : (short) reference.year();
        page.referenceForce[at] = reference == null ? 0 : number(reference.forceCode());
        page.category[at] = number(incident.categoryCode());
        page.force[at] = number(incident.forceCode());
        page.status[at] = (byte) incident.status().ordinal();
        page.tier[at] = (byte) incident.tier().ordinal();
        page.exactTimeKnown[at] = incident.exactTimeKnown();
    }

    private short number(String code) {
        codes = codes.with(code);
        return (short) codes.number(code);
    }

    private void addPage() {
        pages = Arrays.copyOf(pages, pages.length + 1);
        pages[pages.length - 1] = new IncidentPage();
        ownPages.set(pages.length - 1);
    }

    private IncidentPage ownPage(int page) {
        if (!ownPages.get(page)) {
            pages[page] = new IncidentPage(pages[page]);
            ownPages.set(page);
        }
        return pages[page];
    }

    /** The slot that holds this id, or the empty slot where it belongs. */
    private int slotOf(long high, long low) {
        int slot = IncidentColumns.hash(high, low, seed) & mask;
        for (int row = slot(slot) - 1; row >= 0; row = slot(slot) - 1) {
            var page = pages[row >>> IncidentPage.SHIFT];
            int at = row & IncidentPage.MASK;
            if (page.idHigh[at] == high && page.idLow[at] == low) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int slot(int slot) {
        return slots[slot >>> IncidentPage.SHIFT][slot & IncidentPage.MASK];
    }

    private void slot(int slot, int value) {
        int page = slot >>> IncidentPage.SHIFT;
        if (!ownSlots.get(page)) {
            slots[page] = slots[page].clone();
            ownSlots.set(page);
        }
        slots[page][slot & IncidentPage.MASK] = value;
    }

    /** Empties a slot and moves later entries of the same run back, so that no search stops too early. */
    private void close(int emptied) {
        int hole = emptied;
        for (int next = (hole + 1) & mask; slot(next) != 0; next = (next + 1) & mask) {
            int row = slot(next) - 1;
            var page = pages[row >>> IncidentPage.SHIFT];
            int at = row & IncidentPage.MASK;
            int home = IncidentColumns.hash(page.idHigh[at], page.idLow[at], seed) & mask;
            if (((next - home) & mask) >= ((next - hole) & mask)) {
                slot(hole, row + 1);
                hole = next;
            }
        }
        slot(hole, 0);
    }

    private void index(int slotPages) {
        slots = new int[slotPages][IncidentPage.ROWS];
        mask = slots.length * IncidentPage.ROWS - 1;
        ownSlots.set(0, slots.length);
        for (int row = 0; row < size; row++) {
            var page = pages[row >>> IncidentPage.SHIFT];
            int slot = IncidentColumns.hash(
                            page.idHigh[row & IncidentPage.MASK], page.idLow[row & IncidentPage.MASK], seed)
                    & mask;
            while (slot(slot) != 0) {
                slot = (slot + 1) & mask;
            }
            slot(slot, row + 1);
        }
    }
}
