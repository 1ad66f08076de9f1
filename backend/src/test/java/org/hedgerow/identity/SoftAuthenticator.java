package org.hedgerow.identity;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A passkey in the hands of a test: real keys, real signatures, and every field can be set wrong. Written from the standard and
 * without the library that checks its answers.
 */
final class SoftAuthenticator {

    static final int PRESENT = 1;
    static final int VERIFIED = 4;
    private static final int ATTESTED = 64;

    private final KeyPair keys;
    final byte[] credentialId = new byte[32];
    byte[] userHandle = {};
    String origin;
    String relyingParty = "localhost";
    int flags = PRESENT | VERIFIED;
    long counter = 1;
    boolean crossOrigin;

    SoftAuthenticator(String origin) {
        this.origin = origin;
        new SecureRandom().nextBytes(credentialId);
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer to the options of a registration, as a browser would send it. */
    Map<String, Object> register(JsonNode options) {
        userHandle = bytes(options.at("/user/id").asString());
        return register(options.at("/challenge").asString());
    }

    Map<String, Object> register(String challenge) {
        var authenticatorData = join(
                authenticatorData(flags | ATTESTED),
                new byte[16],
                ByteBuffer.allocate(2).putShort((short) credentialId.length).array(),
                credentialId,
                coseKey());
        var attestation = join(
                new byte[] {(byte) 0xA3},
                text("fmt"),
                text("none"),
                text("attStmt"),
                new byte[] {(byte) 0xA0},
                text("authData"),
                byteString(authenticatorData));
        return credential(Map.of(
                "clientDataJSON",
                base64(clientData("webauthn.create", challenge)),
                "attestationObject",
                base64(attestation),
                "transports",
                List.of("internal")));
    }

    Map<String, Object> answer(JsonNode options) {
        return answer(options.at("/challenge").asString());
    }

    Map<String, Object> answer(String challenge) {
        return answer(challenge, "webauthn.get");
    }

    Map<String, Object> answer(String challenge, String type) {
        var authenticatorData = authenticatorData(flags);
        var clientData = clientData(type, challenge);
        return credential(Map.of(
                "clientDataJSON", base64(clientData),
                "authenticatorData", base64(authenticatorData),
                "signature", base64(sign(join(authenticatorData, sha256(clientData)))),
                "userHandle", base64(userHandle)));
    }

    static byte[] handleOf(UUID person) {
        return ByteBuffer.allocate(16)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .array();
    }

    private Map<String, Object> credential(Map<String, Object> response) {
        return Map.of(
                "id", base64(credentialId),
                "rawId", base64(credentialId),
                "type", "public-key",
                "response", response,
                "clientExtensionResults", Map.of());
    }

    private byte[] clientData(String type, String challenge) {
        return Browser.JSON
                .writeValueAsString(
                        Map.of("type", type, "challenge", challenge, "origin", origin, "crossOrigin", crossOrigin))
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(int flags) {
        return join(
                sha256(relyingParty.getBytes(StandardCharsets.UTF_8)),
                new byte[] {(byte) flags},
                ByteBuffer.allocate(4).putInt((int) counter).array());
    }

    /** {1: 2, 3: -7, -1: 1, -2: x, -3: y}: a point on P-256 for ES256. */
    private byte[] coseKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return join(
                new byte[] {(byte) 0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21},
                byteString(unsigned(point.getAffineX().toByteArray())),
                new byte[] {0x22},
                byteString(unsigned(point.getAffineY().toByteArray())));
    }

    private static byte[] unsigned(byte[] number) {
        var whole = new byte[32];
        int length = Math.min(32, number.length);
        System.arraycopy(number, number.length - length, whole, 32 - length, length);
        return whole;
    }

    private byte[] sign(byte[] data) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] text(String text) {
        return join(new byte[] {(byte) (0x60 + text.length())}, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] byteString(byte[] bytes) {
        return join(new byte[] {0x59, (byte) (bytes.length >> 8), (byte) bytes.length}, bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] join(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(whole::writeBytes);
        return whole.toByteArray();
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
