package org.hedgerow.hotspot.method;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The cells of an {@link IncrementalDbscan} that hold points. The core points of a cell come first among its members, and each cell knows
 * the cells around it, so nothing is searched for while neighbours are looked at.
 */
final class LiveCells {

    static final int NONE = -1;

    /** A cell with more points than this has a tree. */
    private static final int CROWDED = 128;

    private static final int NO_LONGER_CROWDED = 64;

    /** The members of each cell, its core points first. */
    int[][] members = new int[64][];

    int[] size = new int[64];
    int[] cores = new int[64];
    /** The cell in each direction of {@link Reach}, or -1: {@code around[cell * 20 + direction]}. */
    int[] around = new int[64 * Reach.AROUND];
    /** The cell's number in the graph of cells with core points, or -1. */
    int[] vertex = new int[64];

    private final Reach reach;
    private final LivePoints points;
    private final long secret;
    private @Nullable PlaceTree[] trees = new PlaceTree[64];
    private long[] place = new long[64];
    /** Cell plus one at each slot, by place; zero is an empty slot. */
    private int[] slots = new int[256];

    private int used;
    private int free = NONE;
    private int count;

    LiveCells(Reach reach, LivePoints points, long secret) {
        this.reach = reach;
        this.points = points;
        this.secret = secret;
    }

    int count() {
        return count;
    }

    /** One more than the largest number in use. */
    int end() {
        return used;
    }

    boolean isCore(int point) {
        return points.at[point] < cores[points.cell[point]];
    }

    int column(int cell) {
        return (int) (place[cell] >>> 32);
    }

    int line(int cell) {
        return (int) place[cell];
    }

    private long west(int cell) {
        return column(cell) * reach.side() + Integer.MIN_VALUE;
    }

    private long south(int cell) {
        return line(cell) * reach.side() + Integer.MIN_VALUE;
    }

    /** Whether a point of another cell lies within reach of some place of the cell. */
    boolean touches(int cell, int point) {
        return reach.touches(west(cell), south(cell), points.easting[point], points.northing[point]);
    }

    /** Puts a point into its cell, not as a core point. Answers the cell. */
    int add(int point) {
        long column = ((long) points.easting[point] - Integer.MIN_VALUE) / reach.side();
        long line = ((long) points.northing[point] - Integer.MIN_VALUE) / reach.side();
        int cell = find(column, line);
        if (cell == NONE) {
            cell = create(column << 32 | line);
        }
        int[] list = members[cell];
        if (size[cell] == list.length) {
            list = Arrays.copyOf(list, list.length + (list.length >> 1) + 1);
            members[cell] = list;
        }
        list[size[cell]] = point;
        points.cell[point] = cell;
        points.at[point] = size[cell]++;
        var tree = trees[cell];
        if (tree != null) {
            tree.add(point, false);
        } else if (size[cell] > CROWDED) {
            plant(cell);
        }
        return cell;
    }

    /** Takes a point that is not a core point out of its cell; the cell stays, even without points, until {@link #drop}. */
    void remove(int point) {
        int cell = points.cell[point];
        var tree = trees[cell];
        if (tree != null) {
            tree.remove(point, false);
            if (size[cell] <= NO_LONGER_CROWDED) {
                trees[cell] = null;
            }
        }
        exchange(cell, points.at[point], --size[cell]);
        int[] list = members[cell];
        if (list.length > 16 && size[cell] < list.length / 4) {
            members[cell] = Arrays.copyOf(list, list.length / 2);
        }
    }

    /** Forgets a cell that has no points. */
    void drop(int cell) {
        for (int direction = 0; direction < Reach.AROUND; direction++) {
            int other = around[cell * Reach.AROUND + direction];
            if (other != NONE) {
                around[other * Reach.AROUND + (direction ^ 1)] = NONE;
            }
        }
        unhash(cell);
        members[cell] = new int[0];
        trees[cell] = null;
        size[cell] = free;
        free = cell;
        count--;
    }

    /** Marks a point as a core point. */
    void promote(int point) {
        int cell = points.cell[point];
        exchange(cell, points.at[point], cores[cell]++);
        var tree = trees[cell];
        if (tree != null) {
            tree.countCore(point, 1);
        }
    }

    void demote(int point) {
        int cell = points.cell[point];
        exchange(cell, points.at[point], --cores[cell]);
        var tree = trees[cell];
        if (tree != null) {
            tree.countCore(point, -1);
        }
    }

    /** How many points of a cell lie within reach of a point; it may stop counting at {@code enough}. */
    int countWithin(int cell, int point, int enough) {
        int easting = points.easting[point];
        int northing = points.northing[point];
        var tree = trees[cell];
        if (tree != null) {
            return tree.countWithin(easting, northing, enough);
        }
        int[] list = members[cell];
        int found = 0;
        for (int i = 0; i < size[cell] && found < enough; i++) {
            found += points.squaredDistance(list[i], easting, northing) <= reach.squared() ? 1 : 0;
        }
        return found;
    }

    /** Some core point of a cell within reach of a point, or -1. */
    int anyCoreWithin(int cell, int point) {
        int easting = points.easting[point];
        int northing = points.northing[point];
        var tree = trees[cell];
        if (tree != null) {
            return tree.anyCore(easting, northing);
        }
        int[] list = members[cell];
        for (int i = 0; i < cores[cell]; i++) {
            if (points.squaredDistance(list[i], easting, northing) <= reach.squared()) {
                return list[i];
            }
        }
        return NONE;
    }

    /** The core point of a cell nearest to a point and within reach if nearer than {@code best} by distance, then id; else {@code best}. */
    int nearestCore(int cell, int point, int best) {
        int easting = points.easting[point];
        int northing = points.northing[point];
        var tree = trees[cell];
        if (tree != null) {
            return tree.nearestCore(easting, northing, best);
        }
        int nearest = best;
        for (int i = 0; i < cores[cell]; i++) {
            nearest = nearer(members[cell][i], nearest, easting, northing);
        }
        return nearest;
    }

    /** Whichever of two points is nearer to a place, by distance, then id, if within reach; {@code best} may be -1 for none yet. */
    int nearer(int candidate, int best, int easting, int northing) {
        long distance = points.squaredDistance(candidate, easting, northing);
        if (best == NONE) {
            return distance <= reach.squared() ? candidate : best;
        }
        long least = points.squaredDistance(best, easting, northing);
        return distance < least || (distance == least && points.compareIds(candidate, best) < 0) ? candidate : best;
    }

    private void exchange(int cell, int a, int b) {
        int[] list = members[cell];
        int kept = list[a];
        list[a] = list[b];
        list[b] = kept;
        points.at[list[a]] = a;
        points.at[kept] = b;
    }

    private void plant(int cell) {
        var tree = new PlaceTree(points, this, reach, west(cell), south(cell));
        for (int i = 0; i < size[cell]; i++) {
            tree.add(members[cell][i], i < cores[cell]);
        }
        trees[cell] = tree;
    }

    private int create(long at) {
        int cell = free;
        if (cell == NONE) {
            cell = used++;
            if (used > size.length) {
                grow();
            }
        } else {
            free = size[cell];
        }
        place[cell] = at;
        members[cell] = new int[4];
        size[cell] = 0;
        cores[cell] = 0;
        vertex[cell] = NONE;
        long column = at >>> 32;
        long line = at & 0xFFFF_FFFFL;
        for (int direction = 0; direction < Reach.AROUND; direction++) {
            int other = find(column + Reach.EAST[direction], line + Reach.NORTH[direction]);
            around[cell * Reach.AROUND + direction] = other;
            if (other != NONE) {
                around[other * Reach.AROUND + (direction ^ 1)] = cell;
            }
        }
        hash(cell);
        count++;
        return cell;
    }

    private void grow() {
        int room = size.length + (size.length >> 2);
        members = Arrays.copyOf(members, room);
        size = Arrays.copyOf(size, room);
        cores = Arrays.copyOf(cores, room);
        around = Arrays.copyOf(around, room * Reach.AROUND);
        vertex = Arrays.copyOf(vertex, room);
        trees = Arrays.copyOf(trees, room);
        place = Arrays.copyOf(place, room);
    }

    /** Tells every point in a box, its edges included: cell by cell, or by all the cells there are when the box is the larger. */
    void within(long west, long south, long east, long north, IntConsumer told) {
        long firstColumn = columnOf(west);
        long lastColumn = columnOf(east);
        long firstLine = columnOf(south);
        long lastLine = columnOf(north);
        if (lastColumn < firstColumn || lastLine < firstLine) {
            return;
        }
        if ((lastColumn - firstColumn + 1) * (lastLine - firstLine + 1) > slots.length) {
            for (int slot : slots) {
                if (slot != 0) {
                    within(slot - 1, west, south, east, north, told);
                }
            }
            return;
        }
        for (long column = firstColumn; column <= lastColumn; column++) {
            for (long line = firstLine; line <= lastLine; line++) {
                int cell = find(column, line);
                if (cell != NONE) {
                    within(cell, west, south, east, north, told);
                }
            }
        }
    }

    private void within(int cell, long west, long south, long east, long north, IntConsumer told) {
        for (int i = 0; i < size[cell]; i++) {
            int point = members[cell][i];
            if (points.easting[point] >= west
                    && points.easting[point] <= east
                    && points.northing[point] >= south
                    && points.northing[point] <= north) {
                told.accept(point);
            }
        }
    }

    /** The column, or line, of a place that may lie outside the grid. */
    private long columnOf(long millimetres) {
        long inside = Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, millimetres));
        return (inside - Integer.MIN_VALUE) / reach.side();
    }

    private int find(long column, long line) {
        if (column < 0 || line < 0) {
            return NONE;
        }
        long wanted = column << 32 | line;
        int mask = slots.length - 1;
        for (int slot = slot(wanted); slots[slot] != 0; slot = (slot + 1) & mask) {
            if (place[slots[slot] - 1] == wanted) {
                return slots[slot] - 1;
            }
        }
        return NONE;
    }

    /** Where a place is looked for first: with a secret, since places are chosen by those who report. */
    private int slot(long wanted) {
        long mixed = (wanted ^ secret) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return (int) (mixed >>> 32) & (slots.length - 1);
    }

    private void hash(int cell) {
        if ((count + 1) * 2 > slots.length) {
            int[] old = slots;
            slots = new int[old.length * 2];
            for (int entry : old) {
                if (entry != 0) {
                    enter(entry - 1);
                }
            }
        }
        enter(cell);
    }

    private void enter(int cell) {
        int mask = slots.length - 1;
        int slot = slot(place[cell]);
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = cell + 1;
    }

    /** Takes a cell out of the slots and moves up those behind it that it kept from their own. */
    private void unhash(int cell) {
        int mask = slots.length - 1;
        int hole = slot(place[cell]);
        while (slots[hole] != cell + 1) {
            hole = (hole + 1) & mask;
        }
        int next = (hole + 1) & mask;
        while (slots[next] != 0) {
            int wanted = slot(place[slots[next] - 1]);
            if (((next - wanted) & mask) >= ((next - hole) & mask)) {
                slots[hole] = slots[next];
                hole = next;
            }
            next = (next + 1) & mask;
        }
        slots[hole] = 0;
    }
}
