package org.hedgerow.notice;

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
import java.util.Base64;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The receiving end of a message, as RFC 8291 (section 3.4) and RFC 8188 (section 2) have it; shares no code with the sending end. */
final class TestBrowser {

    private final KeyPair keys;
    private final byte[] auth;

    TestBrowser(KeyPair keys, byte[] auth) {
        this.keys = keys;
        this.auth = auth.clone();
    }

    static TestBrowser made(Random random) throws GeneralSecurityException {
        var maker = KeyPairGenerator.getInstance("EC");
        maker.initialize(new ECGenParameterSpec("secp256r1"), new SecureRandom());
        var auth = new byte[16];
        random.nextBytes(auth);
        return new TestBrowser(maker.generateKeyPair(), auth);
    }

    byte[] auth() {
        return auth.clone();
    }

    byte[] point() {
        var at = ((ECPublicKey) keys.getPublic()).getW();
        return java.util.HexFormat.of().parseHex("04%064x%064x".formatted(at.getAffineX(), at.getAffineY()));
    }

    String authText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(auth);
    }

    String pointText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(point());
    }

    boolean opens(byte[] sealed) {
        try {
            open(sealed);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    String open(byte[] sealed) throws GeneralSecurityException {
        var in = ByteBuffer.wrap(sealed);
        var salt = take(in, 16);
        int recordSize = in.getInt();
        var senderPoint = take(in, in.get());
        if (in.remaining() > recordSize || in.remaining() < 17) {
            throw new GeneralSecurityException("Not one record");
        }
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(keys.getPrivate());
        agreement.doPhase(key(senderPoint), true);
        var extracted = mac(auth, agreement.generateSecret());
        var input = mac(
                extracted, "WebPush: info\0".getBytes(StandardCharsets.US_ASCII), point(), senderPoint, new byte[] {1});
        var pseudorandom = mac(salt, input);
        var key = Arrays.copyOf(mac(pseudorandom, info("aes128gcm")), 16);
        var nonce = Arrays.copyOf(mac(pseudorandom, info("nonce")), 12);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        var opened = cipher.doFinal(take(in, in.remaining()));
        int end = opened.length - 1;
        while (opened[end] == 0) {
            end--;
        }
        if (opened[end] != 2) {
            throw new GeneralSecurityException("Not the last record");
        }
        return new String(opened, 0, end, StandardCharsets.UTF_8);
    }

    private ECPublicKey key(byte[] point) throws GeneralSecurityException {
        var x = new java.math.BigInteger(1, Arrays.copyOfRange(point, 1, 33));
        var y = new java.math.BigInteger(1, Arrays.copyOfRange(point, 33, 65));
        var parameters = ((ECPublicKey) keys.getPublic()).getParams();
        return (ECPublicKey)
                KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), parameters));
    }

    private static byte[] info(String name) {
        return ("Content-Encoding: " + name + "\0\1").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] take(ByteBuffer in, int length) {
        var taken = new byte[length];
        in.get(taken);
        return taken;
    }

    private static byte[] mac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (var part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }
}
