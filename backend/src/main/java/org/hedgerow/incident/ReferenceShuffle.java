package org.hedgerow.incident;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns the count of a force's reports into numbers that say nothing of how many there are: otherwise whoever sees two references of a
 * force knows how many reports that they may not see came between. Each count has one number and each number one count, by a
 * Feistel network of four rounds (Luby and Rackoff, 1988) over twenty bits, walked until it falls within the range. For one thread.
 */
public final class ReferenceShuffle {

    private static final int HALF_BITS = 10;
    private static final int HALF = (1 << HALF_BITS) - 1;
    private static final int ROUNDS = 4;
    /** Six figures are written of a number. */
    private static final int LARGEST = 999_999;

    private final Mac mac;
    private final String about;

    /**
     * @param secret of the installation
     * @param forceCode the force, or the force and what else has numbers of its own: {@code CAMBS-AIR}
     */
    public ReferenceShuffle(byte[] secret, String forceCode, int year) {
        about = "reference|" + forceCode + '|' + year + '|';
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java runtime", e);
        }
    }

    /**
     * The number of a count.
     *
     * @param count from 1
     * @param first the first number that is shuffled: those below were given out in order, before numbers were; 1 where none was
     * @throws IllegalStateException when a force has used up the numbers of a year
     */
    public int number(int count, int first) {
        if (count < first) {
            return count;
        }
        int range = LARGEST - first + 1;
        int at = count - first;
        if (at >= range) {
            throw new IllegalStateException("A force has used up the reference numbers of a year");
        }
        do {
            at = shuffled(at);
        } while (at >= range);
        return first + at;
    }

    private int shuffled(int value) {
        int left = value >>> HALF_BITS;
        int right = value & HALF;
        for (int round = 0; round < ROUNDS; round++) {
            int next = left ^ pseudorandom(round, right);
            left = right;
            right = next;
        }
        return left << HALF_BITS | right;
    }

    private int pseudorandom(int round, int half) {
        var digest = mac.doFinal((about + round + '|' + half).getBytes(StandardCharsets.US_ASCII));
        return (digest[0] << 8 | digest[1] & 0xff) & HALF;
    }
}
