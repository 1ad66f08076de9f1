package org.hedgerow.hotspot.method;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes of a graph on a grid hang together, while links come and go. Links join nodes that lie a few steps apart, so what hangs
 * together inside a block of 16 by 16 steps is found by looking at that block alone: an <em>island</em>. Islands are the nodes of the next
 * layer, whose steps are 16 times as long, and so on; the last layer but one is a single block, and its islands are the components.
 *
 * <p>A link that goes is looked for another way round inside its block, from both ends in turn, so that the smaller part decides the cost.
 * A ring or a maze as large as the country is cut in a few short looks, one for each layer, where a search of the whole would walk half
 * of it.
 */
class Islands {

    static final int NONE = -1;

    private static final int BLOCK = 4;

    /** The island of each node: a node of the layer above. */
    int[] parent = new int[16];
    /** The point of the smallest id below each node, or -1 when that is not known. */
    int[] least = new int[16];
    /** The first node of the layer below that belongs to each node. */
    int[] first = new int[16];
    /** The next node of the same island; of a number not in use, the next such. */
    int[] next = new int[16];
    /** The nodes that {@link #around} has found. */
    int[] found = new int[32];

    final @Nullable Islands upper;

    private final int layersAbove;
    private final LivePoints points;
    private int[] previous = new int[16];
    private int[] children = new int[16];
    private int[] x = new int[16];
    private int[] y = new int[16];
    private int[][] linked = new int[16][];
    private int[][] times = new int[16][];
    private int[] degree = new int[16];
    private int[] mark = new int[16];
    private int stamp;
    private int used;
    private int free = NONE;
    private int count;
    private int[] one = new int[16];
    private int[] other = new int[16];
    /** The part that a look has found cut off. */
    private int[] cut = one;

    private int cutSize;
    private int foundCount;

    /**
     * A layer with those above it.
     *
     * @param layersAbove how many, the components not counted; -1 for the components themselves
     */
    Islands(LivePoints points, int layersAbove) {
        this.points = points;
        this.layersAbove = layersAbove;
        this.upper = layersAbove < 0 ? null : new Islands(points, layersAbove - 1);
    }

    /** How many nodes there are. */
    final int count() {
        return count;
    }

    /** One more than the largest number of a node in use. */
    final int end() {
        return used;
    }

    /** The component of a node. */
    final int component(int node) {
        int at = node;
        for (var layer = this; layer.upper != null; layer = layer.upper) {
            at = layer.parent[at];
        }
        return at;
    }

    /** A new node without links at so many steps; steps count as unsigned. */
    final int add(int stepsEast, int stepsNorth) {
        int node = free;
        if (node == NONE) {
            node = used++;
            if (used > parent.length) {
                grow(parent.length + (parent.length >> 2));
            }
        } else {
            free = next[node];
        }
        count++;
        x[node] = stepsEast;
        y[node] = stepsNorth;
        least[node] = NONE;
        first[node] = NONE;
        children[node] = 0;
        degree[node] = 0;
        if (upper != null) {
            attach(node, upper.add(stepsEast >>> BLOCK, stepsNorth >>> BLOCK));
        }
        return node;
    }

    /** Takes away a node that has no links left. */
    final void remove(int node) {
        if (upper != null) {
            int island = parent[node];
            detach(node);
            if (upper.children[island] > 0) {
                throw new IllegalStateException("A node without links shares an island");
            }
            upper.remove(island);
        }
        release(node);
    }

    /** Counts one more link between two nodes of different islands of the layer below. */
    private void join(int a, int b) {
        int at = indexOf(a, b);
        if (at != NONE) {
            times[a][at]++;
            times[b][indexOf(b, a)]++;
            return;
        }
        append(a, b, 1);
        append(b, a, 1);
        link(a, b);
    }

    /** Counts one link less. */
    private void part(int a, int b) {
        int atA = indexOf(a, b);
        int atB = indexOf(b, a);
        times[b][atB]--;
        if (--times[a][atA] == 0) {
            take(a, atA);
            take(b, atB);
            unlink(a, b);
        }
    }

    /** Two nodes have become neighbours. */
    final void link(int a, int b) {
        if (upper == null) {
            throw new IllegalStateException("Components have no neighbours");
        }
        if (!sameBlock(a, b)) {
            upper.join(parent[a], parent[b]);
        } else if (parent[a] != parent[b]) {
            unite(parent[a], parent[b]);
        }
    }

    /** Two nodes are neighbours no longer. */
    final void unlink(int a, int b) {
        if (upper == null) {
            throw new IllegalStateException("Components have no neighbours");
        }
        if (!sameBlock(a, b)) {
            upper.part(parent[a], parent[b]);
        } else if (!hangTogether(a, b)) {
            divide(upper);
        }
    }

    /** Makes one island of two of one block. */
    private void unite(int a, int b) {
        if (upper == null) {
            throw new IllegalStateException("Components have no islands");
        }
        int large = upper.children[a] >= upper.children[b] ? a : b;
        int small = large == a ? b : a;
        int last = NONE;
        for (int child = upper.first[small]; child != NONE; child = next[child]) {
            parent[child] = large;
            last = child;
        }
        next[last] = upper.first[large];
        previous[upper.first[large]] = last;
        upper.first[large] = upper.first[small];
        upper.children[large] += upper.children[small];
        upper.absorb(large, small);
    }

    /** One node takes over what another of the same place is. */
    private void absorb(int large, int small) {
        least[large] = least[large] == NONE || least[small] == NONE
                ? NONE
                : points.compareIds(least[large], least[small]) < 0 ? least[large] : least[small];
        if (upper != null) {
            if (parent[large] != parent[small]) {
                unite(parent[large], parent[small]);
            }
            for (int i = 0; i < degree[small]; i++) {
                int neighbour = linked[small][i];
                int links = times[small][i];
                take(neighbour, indexOf(neighbour, small));
                int known = indexOf(large, neighbour);
                if (known == NONE) {
                    append(large, neighbour, links);
                    append(neighbour, large, links);
                } else {
                    times[large][known] += links;
                    times[neighbour][indexOf(neighbour, large)] += links;
                    if (!sameBlock(large, neighbour)) {
                        upper.part(parent[large], parent[neighbour]);
                    }
                }
            }
            detach(small);
        }
        release(small);
    }

    /** Gives what a look has found cut off an island of its own. */
    private void divide(Islands islands) {
        int size = cutSize;
        int[] nodes = cut;
        int old = parent[nodes[0]];
        int fresh = islands.add(x[nodes[0]] >>> BLOCK, y[nodes[0]] >>> BLOCK);
        islands.forget(old);
        for (int i = 0; i < size; i++) {
            detach(nodes[i]);
            attach(nodes[i], fresh);
        }
        if (layersAbove == 0) {
            return;
        }
        for (int i = 0; i < size; i++) {
            int neighbours = around(nodes[i]);
            for (int k = 0; k < neighbours; k++) {
                if (!sameBlock(nodes[i], found[k])) {
                    islands.join(fresh, parent[found[k]]);
                }
            }
        }
        for (int i = 0; i < size; i++) {
            int neighbours = around(nodes[i]);
            for (int k = 0; k < neighbours; k++) {
                if (!sameBlock(nodes[i], found[k])) {
                    islands.part(old, parent[found[k]]);
                }
            }
        }
    }

    /** Whether two nodes still hang together inside their block; if not, the part that was seen whole first is in {@link #cut}. */
    private boolean hangTogether(int a, int b) {
        if (stamp > Integer.MAX_VALUE - 4) {
            Arrays.fill(mark, 0);
            stamp = 0;
        }
        stamp += 2;
        mark[a] = stamp;
        mark[b] = stamp + 1;
        one[0] = a;
        other[0] = b;
        int seenOne = 1;
        int seenOther = 1;
        for (int step = 0; ; step++) {
            if (step == seenOne) {
                return cutOff(one, seenOne);
            }
            one = withRoom(one, seenOne, around(one[step]));
            seenOne = look(one, step, seenOne, stamp);
            if (seenOne == NONE) {
                return true;
            }
            if (step == seenOther) {
                return cutOff(other, seenOther);
            }
            other = withRoom(other, seenOther, around(other[step]));
            seenOther = look(other, step, seenOther, stamp + 1);
            if (seenOther == NONE) {
                return true;
            }
        }
    }

    private boolean cutOff(int[] nodes, int size) {
        cut = nodes;
        cutSize = size;
        return false;
    }

    private int[] withRoom(int[] seen, int count, int more) {
        foundCount = more;
        return seen.length < count + more ? Arrays.copyOf(seen, (count + more) * 2) : seen;
    }

    /** Adds what was found to the nodes seen from one end and says how many those are; -1 when the other end has seen one of them. */
    private int look(int[] seen, int step, int count, int ownMark) {
        int node = seen[step];
        int end = count;
        for (int i = 0; i < foundCount; i++) {
            int neighbour = found[i];
            if (!sameBlock(node, neighbour) || mark[neighbour] == ownMark) {
                continue;
            }
            if (mark[neighbour] == (ownMark ^ 1)) {
                return NONE;
            }
            mark[neighbour] = ownMark;
            seen[end++] = neighbour;
        }
        return end;
    }

    /** Fills {@link #found} with the neighbours of a node and says how many there are. */
    int around(int node) {
        if (found.length < degree[node]) {
            found = new int[degree[node] * 2];
        }
        if (degree[node] > 0) {
            System.arraycopy(linked[node], 0, found, 0, degree[node]);
        }
        return degree[node];
    }

    /** A point has come to lie below a node: it may have the smallest id. */
    final void enter(int node, int point) {
        int at = node;
        for (var layer = this; layer != null; layer = layer.upper) {
            int known = layer.least[at];
            if (known != NONE) {
                if (points.compareIds(known, point) < 0) {
                    return;
                }
                layer.least[at] = point;
            }
            at = layer.upper == null ? NONE : layer.parent[at];
        }
    }

    /** A point no longer lies below a node. */
    final void leave(int node, int point) {
        int at = node;
        for (var layer = this; layer != null; layer = layer.upper) {
            if (layer.least[at] == point) {
                layer.least[at] = NONE;
            } else if (layer.least[at] != NONE) {
                return;
            }
            at = layer.upper == null ? NONE : layer.parent[at];
        }
    }

    /** A node is new and its one point is all that lies below it. */
    final void enterFirst(int node, int point) {
        int at = node;
        for (var layer = this; layer != null; layer = layer.upper) {
            layer.least[at] = point;
            at = layer.upper == null ? NONE : layer.parent[at];
        }
    }

    private void forget(int node) {
        int at = node;
        for (var layer = this; layer != null; layer = layer.upper) {
            layer.least[at] = NONE;
            at = layer.upper == null ? NONE : layer.parent[at];
        }
    }

    private boolean sameBlock(int a, int b) {
        return layersAbove == 0 || (x[a] >>> BLOCK == x[b] >>> BLOCK && y[a] >>> BLOCK == y[b] >>> BLOCK);
    }

    private void attach(int node, int island) {
        var islands = Objects.requireNonNull(upper);
        int following = islands.first[island];
        parent[node] = island;
        next[node] = following;
        previous[node] = NONE;
        if (following != NONE) {
            previous[following] = node;
        }
        islands.first[island] = node;
        islands.children[island]++;
    }

    private void detach(int node) {
        var islands = Objects.requireNonNull(upper);
        int island = parent[node];
        if (previous[node] == NONE) {
            islands.first[island] = next[node];
        } else {
            next[previous[node]] = next[node];
        }
        if (next[node] != NONE) {
            previous[next[node]] = previous[node];
        }
        islands.children[island]--;
    }

    private void release(int node) {
        next[node] = free;
        free = node;
        count--;
    }

    private int indexOf(int node, int neighbour) {
        int[] list = linked[node];
        for (int i = 0; i < degree[node]; i++) {
            if (list[i] == neighbour) {
                return i;
            }
        }
        return NONE;
    }

    private void append(int node, int neighbour, int links) {
        if (linked[node] == null) {
            linked[node] = new int[4];
            times[node] = new int[4];
        } else if (degree[node] == linked[node].length) {
            linked[node] = Arrays.copyOf(linked[node], degree[node] * 2);
            times[node] = Arrays.copyOf(times[node], degree[node] * 2);
        }
        linked[node][degree[node]] = neighbour;
        times[node][degree[node]++] = links;
    }

    private void take(int node, int at) {
        int last = --degree[node];
        linked[node][at] = linked[node][last];
        times[node][at] = times[node][last];
    }

    /** Makes room for so many nodes. */
    void grow(int room) {
        parent = Arrays.copyOf(parent, room);
        least = Arrays.copyOf(least, room);
        first = Arrays.copyOf(first, room);
        next = Arrays.copyOf(next, room);
        previous = Arrays.copyOf(previous, room);
        children = Arrays.copyOf(children, room);
        x = Arrays.copyOf(x, room);
        y = Arrays.copyOf(y, room);
        mark = Arrays.copyOf(mark, room);
        degree = Arrays.copyOf(degree, room);
        linked = Arrays.copyOf(linked, room);
        times = Arrays.copyOf(times, room);
    }
}
