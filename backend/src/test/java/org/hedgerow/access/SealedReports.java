package org.hedgerow.access;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.hedgerow.access.Visitor.Answer;

/** Seals and sends reports as a phone does. */
final class SealedReports {

    private SealedReports() {}

    /** An ordinary report, as it is before it is sealed: without a name. */
    static Map<String, Object> plain(String id, String place) {
        var at = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS).toString();
        var report = new HashMap<String, Object>();
        report.put("way", "SELF");
        report.put("happeningNow", false);
        report.put("template", "HARE");
        report.put("narrative", "Three men with dogs on stubble.");
        report.put("earliest", at);
        report.put("latest", at);
        report.put("exactTimeKnown", true);
        report.put("place", Map.of("text", place));
        report.put("answers", Map.of("peopleCount", 3, "dogsCount", 2));
        report.put("mayContact", false);
        report.put("language", "en");
        var plain = new HashMap<String, Object>();
        plain.put("id", id);
        plain.put("named", false);
        plain.put("receiptCode", code());
        plain.put("report", report);
        plain.put("madeAt", at);
        return plain;
    }

    /** The same in the name of who is signed in. */
    static Map<String, Object> named(String id, String place) {
        var plain = plain(id, place);
        plain.put("named", true);
        plain.remove("receiptCode");
        return plain;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> report(Map<String, Object> plain) {
        return (Map<String, Object>) plain.get("report");
    }

    static String code() {
        return String.format("%016d", ThreadLocalRandom.current().nextLong(10_000_000_000_000_000L));
    }

    static RSAKey key(Visitor visitor) {
        try {
            return RSAKey.parse(visitor.get("/api/report-key").json().get("jwk").toString());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    static String seal(Visitor visitor, String plain) {
        var key = key(visitor);
        return seal(
                key,
                new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                        .keyID(key.getKeyID())
                        .build(),
                plain);
    }

    static String seal(RSAKey key, JWEHeader header, String plain) {
        try {
            var sealed = new JWEObject(header, new Payload(plain));
            sealed.encrypt(new RSAEncrypter(key));
            return sealed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static Answer send(Visitor visitor, Map<String, Object> plain) {
        return send(visitor, plain, "");
    }

    static Answer send(Visitor visitor, Map<String, Object> plain, String query) {
        return send(visitor, plain.get("id").toString() + query, seal(visitor, Visitor.JSON.writeValueAsString(plain)));
    }

    static Answer send(Visitor visitor, String idAndQuery, String sealed) {
        return visitor.send("PUT", "/api/reports/" + idAndQuery, sealed, "application/jose", Map.of());
    }

    /** A piece of a file as a phone sends it, sealed with the key that its report gave. */
    static byte[] piece(byte[] key, UUID report, UUID file, int number, byte[] plain) {
        try {
            var nonce = new byte[12];
            ThreadLocalRandom.current().nextBytes(nonce);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(("hedgerow chunk " + report + " " + file + " " + number).getBytes(StandardCharsets.UTF_8));
            var text = cipher.doFinal(plain);
            var all = Arrays.copyOf(nonce, nonce.length + text.length);
            System.arraycopy(text, 0, all, nonce.length, text.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
