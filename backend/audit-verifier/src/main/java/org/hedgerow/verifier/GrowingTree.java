package org.hedgerow.verifier;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The root of a tree of RFC 9162, section 2.1, that grows leaf by leaf: only the roots of full subtrees are held. */
final class GrowingTree {

    private final MessageDigest sha256;
    private final byte[][] full = new byte[63][];
    private long size;

    GrowingTree() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    long size() {
        return size;
    }

    byte[] leaf(byte[] content) {
        sha256.update((byte) 0);
        return sha256.digest(content);
    }

    /** SHA-256 of two pieces. */
    byte[] hash(byte[] first, byte[] second) {
        sha256.update(first);
        return sha256.digest(second);
    }

    void add(byte[] leafHash) {
        var hash = leafHash;
        int level = 0;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = node(full[level], hash);
            level++;
        }
        full[level] = hash;
        size++;
    }

    byte[] root() {
        byte[] root = null;
        for (int level = 0; level < full.length; level++) {
            if ((size >> level & 1) == 1) {
                root = root == null ? full[level] : node(full[level], root);
            }
        }
        return root == null ? sha256.digest() : root;
    }

    private byte[] node(byte[] left, byte[] right) {
        sha256.update((byte) 1);
        sha256.update(left);
        return sha256.digest(right);
    }
}
