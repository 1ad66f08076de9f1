package org.hedgerow.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Proofs are checked by the algorithms of RFC 9162 sections 2.1.3.2 and 2.1.4.2, which are other ones than those that make them. */
class MerkleTests {

    private static final int MOST = 70;
    private final List<byte[]> leaves =
            IntStream.range(0, MOST).mapToObj(i -> Merkle.leaf("entry " + i)).toList();
    private final Merkle.Subtrees tree = this::root;

    /** The definition of section 2.1.1, word for word. */
    private byte[] root(long first, long size) {
        if (size == 1) {
            return leaves.get((int) first);
        }
        long left = 1;
        while (left * 2 < size) {
            left *= 2;
        }
        return Merkle.node(root(first, left), root(first + left, size - left));
    }

    @Test
    void theHashesAreThoseOfTheStandard() {
        assertThat(HexFormat.of().formatHex(Merkle.leaf("")))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }

    @Test
    void everyInclusionIsProven() {
        for (int size = 1; size <= MOST; size++) {
            for (int leaf = 0; leaf < size; leaf++) {
                var path = Merkle.inclusion(tree, leaf, size);
                assertThat(includes(leaf, size, leaves.get(leaf), path, root(0, size)))
                        .as("leaf %d of %d", leaf, size)
                        .isTrue();
                assertThat(includes(leaf, size, Merkle.leaf("another"), path, root(0, size)))
                        .isFalse();
            }
        }
        assertThatThrownBy(() -> Merkle.inclusion(tree, 5, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyBeginningIsProven() {
        for (int size = 1; size <= MOST; size++) {
            for (int before = 1; before <= size; before++) {
                var proof = Merkle.consistency(tree, before, size);
                assertThat(beginsWith(before, size, root(0, before), root(0, size), proof))
                        .as("%d of %d", before, size)
                        .isTrue();
                assertThat(beginsWith(before, size, Merkle.leaf("another"), root(0, size), proof))
                        .isFalse();
            }
        }
    }

    static boolean includes(long leaf, long size, byte[] hash, List<byte[]> path, byte[] root) {
        long position = leaf;
        long last = size - 1;
        var result = hash;
        for (var sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((position & 1) == 1 || position == last) {
                result = Merkle.node(sibling, result);
                while ((position & 1) == 0 && position != 0) {
                    position >>= 1;
                    last >>= 1;
                }
            } else {
                result = Merkle.node(result, sibling);
            }
            position >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(result, root);
    }

    static boolean beginsWith(long before, long size, byte[] first, byte[] second, List<byte[]> proof) {
        if (before == size) {
            return proof.isEmpty() && Arrays.equals(first, second);
        }
        var path = new ArrayList<>(proof);
        if (Long.bitCount(before) == 1) {
            path.add(0, first);
        }
        long position = before - 1;
        long last = size - 1;
        while ((position & 1) == 1) {
            position >>= 1;
            last >>= 1;
        }
        var firstRoot = path.get(0);
        var secondRoot = path.get(0);
        for (var each : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((position & 1) == 1 || position == last) {
                firstRoot = Merkle.node(each, firstRoot);
                secondRoot = Merkle.node(each, secondRoot);
                while ((position & 1) == 0 && position != 0) {
                    position >>= 1;
                    last >>= 1;
                }
            } else {
                secondRoot = Merkle.node(secondRoot, each);
            }
            position >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(firstRoot, first) && Arrays.equals(secondRoot, second);
    }
}
