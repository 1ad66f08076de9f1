package org.hedgerow.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** The hashes of RFC 9162, section 2.1: leaves and inner nodes can never be taken for one another. */
final class Merkle {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private Merkle() {}

    /** {@code SHA-256(0x00 || content)}. */
    static byte[] leaf(String content) {
        var digest = sha256();
        digest.update(LEAF);
        return digest.digest(content.getBytes(StandardCharsets.UTF_8));
    }

    /** {@code SHA-256(0x01 || left || right)}. */
    static byte[] node(byte[] left, byte[] right) {
        var digest = sha256();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** Hashes of complete and incomplete subtrees, from wherever they are kept. */
    interface Subtrees {

        /**
         * The root of the subtree over {@code size} leaves from {@code first}.
         *
         * @param first a multiple of the smallest power of two that is not below {@code size}
         */
        byte[] root(long first, long size);
    }

    /** The path of section 2.1.3.1: what must be hashed with a leaf, from the bottom up, to come to the root of {@code size} leaves. */
    static List<byte[]> inclusion(Subtrees tree, long leaf, long size) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("There is no leaf " + leaf + " among " + size);
        }
        return inclusion(tree, leaf, 0, size);
    }

    private static List<byte[]> inclusion(Subtrees tree, long leaf, long first, long size) {
        if (size == 1) {
            return new ArrayList<>();
        }
        long left = largestPowerOfTwoBelow(size);
        List<byte[]> path;
        if (leaf < left) {
            path = inclusion(tree, leaf, first, left);
            path.add(tree.root(first + left, size - left));
        } else {
            path = inclusion(tree, leaf - left, first + left, size - left);
            path.add(tree.root(first, left));
        }
        return path;
    }

    /** The proof of section 2.1.4.1: that the tree of {@code size} leaves begins with that of {@code before}. */
    static List<byte[]> consistency(Subtrees tree, long before, long size) {
        if (before <= 0 || before > size) {
            throw new IllegalArgumentException("No tree of " + before + " leaves is a beginning of one of " + size);
        }
        return before == size ? List.of() : consistency(tree, before, 0, size, true);
    }

    private static List<byte[]> consistency(Subtrees tree, long before, long first, long size, boolean whole) {
        if (before == size) {
            var proof = new ArrayList<byte[]>();
            if (!whole) {
                proof.add(tree.root(first, size));
            }
            return proof;
        }
        long left = largestPowerOfTwoBelow(size);
        List<byte[]> proof;
        if (before <= left) {
            proof = consistency(tree, before, first, left, whole);
            proof.add(tree.root(first + left, size - left));
        } else {
            proof = consistency(tree, before - left, first + left, size - left, false);
            proof.add(tree.root(first, left));
        }
        return proof;
    }

    static long largestPowerOfTwoBelow(long size) {
        return Long.highestOneBit(size - 1);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }
}
