package org.hedgerow.hotspot.method;

/**
 * For each cell the cells that count as its neighbourhood, itself included: those of cell c are
 * {@code members[start[c]] .. members[start[c + 1] - 1]}.
 *
 * @param start one more than there are cells
 * @param members cells, ascending for each cell
 */
public record Neighbourhoods(int[] start, int[] members) {

    int cells() {
        return start.length - 1;
    }

    public int size(int cell) {
        return start[cell + 1] - start[cell];
    }
}
