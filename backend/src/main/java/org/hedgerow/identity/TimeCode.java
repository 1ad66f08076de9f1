package org.hedgerow.identity;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of six digits that change every half minute (RFC 6238, with RFC 4226's truncation, HMAC-SHA-1 and T0 = 0: what every
 * authenticator app understands).
 */
final class TimeCode {

    static final int SECRET_BYTES = 20;
    static final int STEP_SECONDS = 30;

    /** How many steps a phone's clock may be off, to either side. */
    private static final int DRIFT = 1;

    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private TimeCode() {}

    static byte[] newSecret() {
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** The code of one step: seconds since 1970 divided by {@value #STEP_SECONDS}. */
    static String at(long step, byte[] secret) {
        return "%06d".formatted(truncated(step, secret) % MODULUS);
    }

    /**
     * Which step a code belongs to, at most one before or after now and later than the last that was used.
     *
     * @param code as it was typed; anything but six digits is wrong
     */
    static OptionalLong stepOf(String code, byte[] secret, Instant now, long lastUsed) {
        if (code.length() != DIGITS || !code.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return OptionalLong.empty();
        }
        long current = Math.floorDiv(now.getEpochSecond(), (long) STEP_SECONDS);
        var found = OptionalLong.empty();
        for (long step = current - DRIFT; step <= current + DRIFT; step++) {
            if (step > lastUsed && at(step, secret).equals(code)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** RFC 4648 base 32 without padding, as apps take a secret that is typed. */
    static String base32(byte[] bytes) {
        var text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte next : bytes) {
            held = (held << 8) | (next & 0xFF);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE_32.charAt((held >> bits) & 31));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(BASE_32.charAt((held << (5 - bits)) & 31));
        }
        return text.toString();
    }

    private static int truncated(long step, byte[] secret) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            return ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xF) & Integer.MAX_VALUE;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA1", e);
        }
    }
}
