package org.hedgerow.notice;

import com.nimbusds.jose.crypto.utils.ECChecks;
import com.nimbusds.jose.jwk.Curve;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals a message so that the browser alone can read it, and the push service in between cannot: RFC 8291 with the content coding
 * {@code aes128gcm} of RFC 8188, in one record. All messages are padded to one length, so that this says nothing of their content either.
 */
final class PushMessage {

    /** An uncompressed point of P-256. */
    static final int POINT_BYTES = 65;

    static final int AUTH_BYTES = 16;

    /** Longer than any text is, and well below the 4,096 bytes that every push service takes (RFC 8030, section 7.2). */
    static final int PADDED_BYTES = 2048;

    private static final int RECORD_SIZE = 4096;
    private static final int SALT_BYTES = 16;
    private static final int COORDINATE_BYTES = 32;
    private static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;
    private static final Curve CURVE = Curve.P_256;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PushMessage() {}

    /**
     * @param text shorter than {@link #PADDED_BYTES}
     * @param point the public key of the browser, uncompressed
     * @param auth the secret of the browser
     * @return header and record, as they are sent
     */
    static byte[] seal(byte[] text, byte[] point, byte[] auth) {
        try {
            var maker = KeyPairGenerator.getInstance("EC");
            maker.initialize(new ECGenParameterSpec("secp256r1"));
            var salt = new byte[SALT_BYTES];
            RANDOM.nextBytes(salt);
            return seal(text, PADDED_BYTES, point, auth, maker.generateKeyPair(), salt);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has P-256 and AES", e);
        }
    }

    /**
     * @param padded bytes of text, delimiter and padding together
     * @param sender made for this one message
     */
    static byte[] seal(byte[] text, int padded, byte[] point, byte[] auth, KeyPair sender, byte[] salt)
            throws GeneralSecurityException {
        if (text.length >= padded || auth.length != AUTH_BYTES) {
            throw new IllegalArgumentException("A text that is too long, or no secret");
        }
        var ownPoint = point((ECPublicKey) sender.getPublic());
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(sender.getPrivate());
        agreement.doPhase(publicKey(point), true);
        var info = joined(ascii("WebPush: info\0"), point, ownPoint);
        var secret = expanded(hmac(auth, agreement.generateSecret()), info);
        var start = hmac(salt, secret);
        var key = Arrays.copyOf(expanded(start, ascii("Content-Encoding: aes128gcm\0")), KEY_BYTES);
        var nonce = Arrays.copyOf(expanded(start, ascii("Content-Encoding: nonce\0")), NONCE_BYTES);
        var content = Arrays.copyOf(text, padded);
        content[text.length] = LAST_RECORD;
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        var header = ByteBuffer.allocate(SALT_BYTES + Integer.BYTES + 1 + POINT_BYTES)
                .put(salt)
                .putInt(RECORD_SIZE)
                .put((byte) POINT_BYTES)
                .put(ownPoint);
        return joined(header.array(), cipher.doFinal(content));
    }

    /**
     * Reads the public key of a browser.
     *
     * @throws IllegalArgumentException when it is none of P-256: a point elsewhere would give away the sender's key
     */
    static ECPublicKey publicKey(byte[] point) {
        if (point.length != POINT_BYTES || point[0] != 4) {
            throw new IllegalArgumentException("No uncompressed point of P-256");
        }
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE_BYTES));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE_BYTES, POINT_BYTES));
        var parameters = CURVE.toECParameterSpec();
        if (!ECChecks.isPointOnCurve(x, y, parameters)) {
            throw new IllegalArgumentException("No point of P-256");
        }
        try {
            return (ECPublicKey)
                    KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), parameters));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("No point of P-256", e);
        }
    }

    /** Uncompressed (SEC 1, section 2.3.3). */
    static byte[] point(ECPublicKey key) {
        var point = new byte[POINT_BYTES];
        point[0] = 4;
        put(key.getW().getAffineX(), point, 1);
        put(key.getW().getAffineY(), point, 1 + COORDINATE_BYTES);
        return point;
    }

    private static void put(BigInteger coordinate, byte[] into, int at) {
        var bytes = coordinate.toByteArray();
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, into, at + COORDINATE_BYTES - length, length);
    }

    /** The first block of HKDF-Expand (RFC 5869), which is all that is needed. */
    private static byte[] expanded(byte[] key, byte[] info) throws GeneralSecurityException {
        return hmac(key, joined(info, new byte[] {1}));
    }

    private static byte[] hmac(byte[] key, byte[] content) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(content);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        var whole = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (var part : parts) {
            whole.put(part);
        }
        return whole.array();
    }
}
