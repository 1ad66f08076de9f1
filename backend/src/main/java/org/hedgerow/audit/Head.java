package org.hedgerow.audit;

import java.util.Base64;
import java.util.HexFormat;

/**
 * A signed head: the root of the tree at one size.
 *
 * @param atMicros microseconds since 1970-01-01T00:00Z by the database's clock, a moment at which all these leaves were there
 */
record Head(long size, byte[] root, long atMicros, byte[] signature) {

    /** What is signed. */
    static String signedText(long size, byte[] root, long atMicros) {
        return "hedgerow audit head 1\n" + size + "\n" + HexFormat.of().formatHex(root) + "\n" + atMicros + "\n";
    }

    /** The line of a file of heads, without the beginnings of the leaves. */
    String line() {
        return size + "\t" + HexFormat.of().formatHex(root) + "\t" + atMicros + "\t"
                + Base64.getEncoder().encodeToString(signature);
    }
}
