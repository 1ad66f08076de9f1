package org.hedgerow.verifier;

/** Something that cannot be as it was sealed. The message names the first bad entry. */
final class Finding extends Exception {

    private static final long serialVersionUID = 1L;

    private final long leaf;

    /** @param leaf the place of the first bad entry in the tree, from 0 */
    Finding(long leaf, String message) {
        super(message);
        this.leaf = leaf;
    }

    long leaf() {
        return leaf;
    }
}
