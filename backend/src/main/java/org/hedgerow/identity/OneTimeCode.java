package org.hedgerow.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A code to be read out or copied by hand once: 130 random bits as 26 signs of Crockford's base 32, in groups of five. Case,
 * hyphens and spaces do not matter, and letters that look like digits are read as those. Only its SHA-256 is kept; with so many
 * random bits nothing slower is needed.
 */
record OneTimeCode(String signs) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;
    private static final int GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    static OneTimeCode random() {
        var signs = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            signs.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new OneTimeCode(signs.toString());
    }

    /** What somebody typed; a text that is no code at all has a hash that is never found. */
    static OneTimeCode typed(@Nullable String text) {
        if (text == null || text.length() > 100) {
            return new OneTimeCode("");
        }
        return new OneTimeCode(text.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }

    /** For people: {@code 7K3QX-...}. */
    String grouped() {
        var grouped = new StringBuilder();
        for (int i = 0; i < signs.length(); i += GROUP) {
            grouped.append(i == 0 ? "" : "-").append(signs, i, Math.min(i + GROUP, signs.length()));
        }
        return grouped.toString();
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(signs.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "OneTimeCode[hidden]";
    }
}
