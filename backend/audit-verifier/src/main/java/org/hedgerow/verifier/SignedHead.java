package org.hedgerow.verifier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * One line of a file of heads.
 *
 * @param size how many leaves
 * @param root 32 bytes
 * @param atMicros microseconds since 1970-01-01T00:00Z
 * @param signature Ed25519 over the text that AUDIT.md describes
 * @param beginnings eight bytes of each leaf since the head before in the same place
 */
record SignedHead(long size, byte[] root, long atMicros, byte[] signature, byte[] beginnings) {

    static final int BEGINNING = 8;

    /** @throws IllegalArgumentException when the line is not one of a file of heads */
    static SignedHead parse(String line) {
        var fields = line.split("\t", -1);
        if (fields.length != 5) {
            throw new IllegalArgumentException("a line has " + fields.length + " fields");
        }
        var head = new SignedHead(
                Long.parseLong(fields[0]),
                HexFormat.of().parseHex(fields[1]),
                Long.parseLong(fields[2]),
                Base64.getDecoder().decode(fields[3]),
                Base64.getDecoder().decode(fields[4]));
        if (head.size <= 0 || head.root.length != 32 || head.beginnings.length % BEGINNING != 0) {
            throw new IllegalArgumentException("a line holds impossible values");
        }
        return head;
    }

    boolean isSignedBy(PublicKey key) throws GeneralSecurityException {
        var text = "hedgerow audit head 1\n" + size + "\n" + HexFormat.of().formatHex(root) + "\n" + atMicros + "\n";
        var check = Signature.getInstance("Ed25519");
        check.initVerify(key);
        check.update(text.getBytes(StandardCharsets.UTF_8));
        try {
            return check.verify(signature);
        } catch (java.security.SignatureException malformed) {
            return false;
        }
    }

    boolean saysTheSameAs(SignedHead other) {
        return size == other.size && Arrays.equals(root, other.root);
    }
}
