package org.hedgerow.report;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hedgerow.platform.PlatformProblem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Codes of {@value #DIGITS} digits by which somebody without an account opens their report again. Neither a code nor anything that it could be
 * found from without the installation's secret is stored: the database knows a holder's id, which is a keyed hash of the code.
 */
@Component
public class ReceiptCodes {

    static final int DIGITS = 16;
    private static final Pattern CODE = Pattern.compile("[0-9]{16}");
    private static final Pattern BETWEEN = Pattern.compile("[ \\u00a0-]");
    private static final int LONGEST_TYPED = 40;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;

    ReceiptCodes(JdbcClient jdbc) {
        this.secret =
                jdbc.sql("select secret from installation").query(byte[].class).single();
    }

    /** A code for whoever has no device that could make one. */
    public String make() {
        var code = new StringBuilder(DIGITS);
        for (int i = 0; i < DIGITS; i++) {
            code.append((char) ('0' + RANDOM.nextInt(10)));
        }
        return code.toString();
    }

    /** As a person reads and types it: groups of four. */
    public static String inGroups(String code) {
        return code.replaceAll("(.{4})(?!$)", "$1 ");
    }

    /** The code that somebody typed, with or without spaces or hyphens; empty when it is none. */
    public static Optional<String> read(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        var digits = BETWEEN.matcher(typed.strip()).replaceAll("");
        return CODE.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
    }

    /** The code that a device has made: digits and nothing else. */
    static String exactly(String pointer, String code) {
        if (!CODE.matcher(code).matches()) {
            throw PlatformProblem.invalid(pointer, "A receipt code has " + DIGITS + " digits.");
        }
        return code;
    }

    /** The holder whom a code gives, as the database knows them. */
    public UUID holder(String code) {
        return hashed("report\n" + code);
    }

    /** The holder of a report that nobody can open again: made signed in, and sent without a name. */
    public UUID holderOfUnnamed(UUID report) {
        return hashed("unnamed report\n" + report);
    }

    /** Whom somebody is who can send a report again word for word. */
    UUID holderOfContent(UUID report, byte[] sha256) {
        return hashed("sent report\n" + report + "\n" + HexFormat.of().formatHex(sha256));
    }

    /** A version 8 UUID (RFC 9562), which no person has: theirs are random, version 4. */
    private UUID hashed(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            var bytes = ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            return new UUID(
                    (bytes.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L,
                    (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
