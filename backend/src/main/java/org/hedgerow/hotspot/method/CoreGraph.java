package org.hedgerow.hotspot.method;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cells that have core points, linked where a core point of one is a neighbour of a core point of the other. Each link keeps one such
 * pair, its witness; while the witness lives, nothing is asked.
 *
 * <p>When a witness goes and the cells are crowded, the link begins a to-do list: every close pair has one of its points on it. Points that
 * are found to have no partner leave the list for good (a later partner enters it himself), so that however often somebody adds and takes
 * away the only bridge between two crowds, each point is looked at once for each time that it became a core point.
 */
final class CoreGraph extends Islands {

    /** Below so many pairs all of them are tried, and no list is kept. */
    private static final long FEW_PAIRS = 4_096;

    private static final int LAYERS_ABOVE = 3;

    /** The points of one link that may still have a partner. */
    private static final class ToDo {
        private int[] points;
        private int count;

        ToDo(int[] points) {
            this.points = points;
            this.count = points.length;
        }

        void add(int point) {
            if (count == points.length) {
                points = Arrays.copyOf(points, count * 2 + 1);
            }
            points[count++] = point;
        }
    }

    private final LivePoints points;
    private final LiveCells cells;
    /** Moves the blocks, so that nobody can lay a trap along their edges. */
    private final int offsetEast;

    private final int offsetNorth;
    private final Islands[] layers;
    private int[] cellOf = new int[16];
    /** A core point of the cell in each direction that has a partner there, or -1 where there is no link. */
    private int[] witness = new int[16 * Reach.AROUND];
    /** To-do lists by even direction, which is that of the link as one of its cells sees it. */
    private ToDo @Nullable [] @Nullable [] toDo = new ToDo[16][];

    CoreGraph(LivePoints points, LiveCells cells, long secret) {
        super(points, LAYERS_ABOVE);
        this.points = points;
        this.cells = cells;
        this.offsetEast = (int) secret & 0xFFFF;
        this.offsetNorth = (int) (secret >>> 16) & 0xFFFF;
        this.layers = new Islands[LAYERS_ABOVE + 2];
        int level = 1;
        for (var layer = upper; layer != null; layer = layer.upper) {
            layers[level++] = layer;
        }
    }

    int cellOf(int vertex) {
        return cellOf[vertex];
    }

    /** Makes a point of a cell a core point and links what it brings together. */
    void promote(int point) {
        int cell = points.cell[point];
        cells.promote(point);
        int vertex = cells.vertex[cell];
        if (vertex == NONE) {
            vertex = add(cells.column(cell) + offsetEast, cells.line(cell) + offsetNorth);
            cells.vertex[cell] = vertex;
            cellOf[vertex] = cell;
            Arrays.fill(witness, vertex * Reach.AROUND, (vertex + 1) * Reach.AROUND, NONE);
            enterFirst(vertex, point);
        } else {
            enter(vertex, point);
        }
        for (int direction = 0; direction < Reach.AROUND; direction++) {
            int other = cells.around[cell * Reach.AROUND + direction];
            if (other == NONE || cells.cores[other] == 0) {
                continue;
            }
            if (witness[vertex * Reach.AROUND + direction] != NONE) {
                enlist(vertex, direction, point);
                continue;
            }
            int partner = cells.touches(other, point) ? cells.anyCoreWithin(other, point) : NONE;
            if (partner != NONE) {
                witness[vertex * Reach.AROUND + direction] = point;
                witness[cells.vertex[other] * Reach.AROUND + (direction ^ 1)] = partner;
                enlist(vertex, direction, point);
                link(vertex, cells.vertex[other]);
            }
        }
    }

    /** Makes a core point one no longer and unlinks what it held together. */
    void demote(int point) {
        int cell = points.cell[point];
        int vertex = cells.vertex[cell];
        cells.demote(point);
        leave(vertex, point);
        for (int direction = 0; direction < Reach.AROUND; direction++) {
            if (witness[vertex * Reach.AROUND + direction] == point && !repair(cell, vertex, direction)) {
                int other = cells.vertex[cells.around[cell * Reach.AROUND + direction]];
                witness[vertex * Reach.AROUND + direction] = NONE;
                witness[other * Reach.AROUND + (direction ^ 1)] = NONE;
                unlink(vertex, other);
            }
        }
        if (cells.cores[cell] == 0) {
            cells.vertex[cell] = NONE;
            toDo[vertex] = null;
            remove(vertex);
        }
    }

    /** The smallest id's point of a component. */
    int leastOf(int component) {
        return leastOf(layers.length - 1, component);
    }

    private int leastOf(int level, int node) {
        var layer = level == 0 ? this : layers[level];
        int known = layer.least[node];
        if (known != NONE) {
            return known;
        }
        if (level == 0) {
            int cell = cellOf[node];
            for (int i = 0; i < cells.cores[cell]; i++) {
                known = smaller(known, cells.members[cell][i]);
            }
        } else {
            int[] following = level == 1 ? next : layers[level - 1].next;
            for (int child = layer.first[node]; child != NONE; child = following[child]) {
                known = smaller(known, leastOf(level - 1, child));
            }
        }
        layer.least[node] = known;
        return known;
    }

    private int smaller(int known, int point) {
        return known == NONE || points.compareIds(point, known) < 0 ? point : known;
    }

    /** How many components there are. */
    int components() {
        return layers[layers.length - 1].count();
    }

    /** One more than the largest number of a component. */
    int topEnd() {
        return layers[layers.length - 1].end();
    }

    /** The cells of a component, in no order that means anything. */
    int[] cellsOf(int component) {
        int[] nodes = {component};
        for (int level = layers.length - 1; level > 0; level--) {
            int count = 0;
            int[] below = new int[nodes.length * 2];
            int[] following = level == 1 ? next : layers[level - 1].next;
            for (int node : nodes) {
                for (int child = layers[level].first[node]; child != NONE; child = following[child]) {
                    if (count == below.length) {
                        below = Arrays.copyOf(below, count * 2);
                    }
                    below[count++] = child;
                }
            }
            nodes = Arrays.copyOf(below, count);
        }
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = cellOf[nodes[i]];
        }
        return nodes;
    }

    @Override
    int around(int vertex) {
        int cell = cellOf[vertex];
        int count = 0;
        for (int direction = 0; direction < Reach.AROUND; direction++) {
            if (witness[vertex * Reach.AROUND + direction] != NONE) {
                found[count++] = cells.vertex[cells.around[cell * Reach.AROUND + direction]];
            }
        }
        return count;
    }

    @Override
    void grow(int room) {
        super.grow(room);
        cellOf = Arrays.copyOf(cellOf, room);
        witness = Arrays.copyOf(witness, room * Reach.AROUND);
        toDo = Arrays.copyOf(toDo, room);
    }

    /** Looks for another witness of a link; says whether there is one. */
    private boolean repair(int cell, int vertex, int direction) {
        int other = cells.around[cell * Reach.AROUND + direction];
        var list = list(vertex, direction);
        if (cells.cores[cell] == 0 || cells.cores[other] == 0) {
            forget(vertex, direction);
            return false;
        }
        if (list == null) {
            int smaller = cells.cores[cell] <= cells.cores[other] ? cell : other;
            int larger = smaller == cell ? other : cell;
            if ((long) cells.cores[cell] * cells.cores[other] <= FEW_PAIRS) {
                return findAmongAll(smaller, larger, cell, vertex, direction);
            }
            list = new ToDo(Arrays.copyOf(cells.members[smaller], cells.cores[smaller]));
            keep(vertex, direction, list);
        }
        while (list.count > 0) {
            int point = list.points[list.count - 1];
            int own = points.cell[point];
            if ((own == cell || own == other) && cells.isCore(point)) {
                int opposite = own == cell ? other : cell;
                int partner = cells.touches(opposite, point) ? cells.anyCoreWithin(opposite, point) : NONE;
                if (partner != NONE) {
                    witnessed(own == cell ? point : partner, own == cell ? partner : point, vertex, direction);
                    return true;
                }
            }
            list.count--;
        }
        return false;
    }

    private boolean findAmongAll(int smaller, int larger, int cell, int vertex, int direction) {
        for (int i = 0; i < cells.cores[smaller]; i++) {
            int point = cells.members[smaller][i];
            int partner = cells.touches(larger, point) ? cells.anyCoreWithin(larger, point) : NONE;
            if (partner != NONE) {
                witnessed(smaller == cell ? point : partner, smaller == cell ? partner : point, vertex, direction);
                return true;
            }
        }
        return false;
    }

    private void witnessed(int own, int others, int vertex, int direction) {
        int other = cells.vertex[points.cell[others]];
        witness[vertex * Reach.AROUND + direction] = own;
        witness[other * Reach.AROUND + (direction ^ 1)] = others;
    }

    /** Puts a new core point on the link's list, if it has one; a list that has grown too long is given up and begun anew when needed. */
    private void enlist(int vertex, int direction, int point) {
        var list = list(vertex, direction);
        if (list != null) {
            int cell = cellOf[vertex];
            int other = cells.around[cell * Reach.AROUND + direction];
            if (list.count > 2L * cells.cores[cell] + 2L * cells.cores[other]) {
                forget(vertex, direction);
            } else {
                list.add(point);
            }
        }
    }

    private int holder(int vertex, int direction) {
        return direction % 2 == 0 ? vertex : cells.vertex[cells.around[cellOf[vertex] * Reach.AROUND + direction]];
    }

    private @Nullable ToDo list(int vertex, int direction) {
        var lists = toDo[holder(vertex, direction)];
        return lists == null ? null : lists[direction / 2];
    }

    private void keep(int vertex, int direction, ToDo list) {
        int holder = holder(vertex, direction);
        var lists = toDo[holder];
        if (lists == null) {
            lists = new ToDo[Reach.AROUND / 2];
            toDo[holder] = lists;
        }
        lists[direction / 2] = list;
    }

    private void forget(int vertex, int direction) {
        var lists = toDo[holder(vertex, direction)];
        if (lists != null) {
            lists[direction / 2] = null;
        }
    }
}
