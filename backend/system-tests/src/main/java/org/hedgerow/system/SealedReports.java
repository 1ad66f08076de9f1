package org.hedgerow.system;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Sends reports as a phone does: sealed to the server's key, without an account, under a receipt code. */
public final class SealedReports {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private SealedReports() {}

    /** @param code by which the reporter opens the report again */
    public record Sent(String id, String code) {}

    /** What a report says, to be changed at will: hare coursing, just now. */
    public static Map<String, Object> report(String place) {
        var report = new HashMap<String, Object>();
        var at = java.time.Instant.now().minusSeconds(120).toString();
        report.put("way", "SELF");
        report.put("happeningNow", false);
        report.put("template", "HARE");
        report.put("category", "HARE.COURSING");
        report.put("narrative", "Three men with dogs crossed the stubble.");
        report.put("earliest", at);
        report.put("latest", at);
        report.put("exactTimeKnown", true);
        report.put("place", Map.of("text", place));
        report.put("answers", Map.of());
        report.put("mayContact", false);
        report.put("language", "en");
        return report;
    }

    public static Sent send(HedgerowClient by, Map<String, Object> report) {
        var id = UUID.randomUUID().toString();
        var code = new StringBuilder();
        for (int figure = 0; figure < 16; figure++) {
            code.append(RANDOM.nextInt(10));
        }
        var plain = new HashMap<String, Object>();
        plain.put("id", id);
        plain.put("receiptCode", code.toString());
        plain.put("named", false);
        plain.put("report", report);
        plain.put("madeAt", java.time.Instant.now().toString());
        plain.put("files", java.util.List.of());
        var key = by.get("/api/report-key").expect(200).json();
        var sealed = seal(
                key.get("kid").asString(),
                number(key.at("/jwk/n").asString()),
                number(key.at("/jwk/e").asString()),
                JSON.writeValueAsBytes(plain));
        by.send("PUT", "/api/reports/" + id, sealed, Map.of("Content-Type", "application/jose"))
                .expect(201);
        return new Sent(id, code.toString());
    }

    /** As JWE in its compact form (RFC 7516): RSA-OAEP-256 and A256GCM. */
    private static String seal(String kid, BigInteger modulus, BigInteger exponent, byte[] plain) {
        try {
            var header =
                    BASE64.encodeToString(("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"" + kid + "\"}")
                            .getBytes(StandardCharsets.US_ASCII));
            var secret = new byte[32];
            RANDOM.nextBytes(secret);
            var vector = new byte[12];
            RANDOM.nextBytes(vector);
            var rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
            rsa.init(
                    Cipher.ENCRYPT_MODE,
                    KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)),
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            var wrapped = rsa.doFinal(secret);
            var aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(128, vector));
            aes.updateAAD(header.getBytes(StandardCharsets.US_ASCII));
            var both = aes.doFinal(plain);
            int end = both.length - 16;
            return String.join(
                    ".",
                    header,
                    BASE64.encodeToString(wrapped),
                    BASE64.encodeToString(vector),
                    BASE64.encodeToString(java.util.Arrays.copyOf(both, end)),
                    BASE64.encodeToString(java.util.Arrays.copyOfRange(both, end, both.length)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigInteger number(String base64) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64));
    }
}
