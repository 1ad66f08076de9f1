package org.hedgerow.operation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What stands behind the # of a link for a crew: {@value #LETTERS} letters and figures, of 130 bits. The database knows a keyed hash of it alone, from which
 * nobody finds the code, nor another one.
 */
@Component
class AirLinkCodes {

    static final int LETTERS = 26;
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final Pattern CODE = Pattern.compile("[a-z2-7]{26}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;

    AirLinkCodes(JdbcClient jdbc) {
        this.secret =
                jdbc.sql("select secret from installation").query(byte[].class).single();
    }

    String make() {
        var code = new StringBuilder(LETTERS);
        for (int i = 0; i < LETTERS; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    static boolean isCode(String text) {
        return text.length() == LETTERS && CODE.matcher(text).matches();
    }

    /** Whoever has the code, as the database knows them: a version 8 UUID (RFC 9562), which no person has. */
    UUID holder(String code) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            var bytes = ByteBuffer.wrap(mac.doFinal(("air link\n" + code).getBytes(StandardCharsets.UTF_8)));
            return new UUID(
                    (bytes.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L,
                    (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
