package org.hedgerow.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hedgerow.platform.TooManyTries;

/**
 * Counts what comes from an address, in memory alone: under a hash whose key ends with the process, so that no address is kept, written or
 * logged anywhere. Each count begins with the first of its kind and is forgotten when its time is over.
 */
public final class Allowance {

    /** Addresses that are counted at once; beyond, the one that began first is forgotten. */
    static final int MOST_ADDRESSES = 50_000;

    private static final class Count {
        private final long sinceNanos;
        private int taken;

        private Count(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }
    }

    private final int most;
    private final Duration window;
    private final LongSupplier nanos;
    private final byte[] secret = new byte[32];
    private final Map<Long, Count> counts = new LinkedHashMap<>();

    /**
     * @param most of them in one window
     * @param window how long a count lasts
     */
    public Allowance(int most, Duration window) {
        this(most, window, System::nanoTime);
    }

    /** @param nanos a clock that only ever goes on */
    Allowance(int most, Duration window, LongSupplier nanos) {
        this.most = most;
        this.window = window;
        this.nanos = nanos;
        new SecureRandom().nextBytes(secret);
    }

    /**
     * Takes one out of what the address has left.
     *
     * @throws TooManyTries when nothing is left
     */
    public synchronized void take(ClientAddress address) {
        refuseIfSpent(address);
        counts.computeIfAbsent(hash(address), hashed -> new Count(nanos.getAsLong())).taken++;
    }

    /** Gives back what was taken, because it turned out well. Tries count before they are looked at, so that many at once gain nothing. */
    public synchronized void giveBack(ClientAddress address) {
        var count = counts.get(hash(address));
        if (count != null && count.taken > 0) {
            count.taken--;
        }
    }

    private void refuseIfSpent(ClientAddress address) {
        var now = nanos.getAsLong();
        forgetOld(now);
        var count = counts.get(hash(address));
        if (count != null && count.taken >= most) {
            throw new TooManyTries(window.minusNanos(now - count.sinceNanos));
        }
    }

    /** They stand in the order in which they began. */
    private void forgetOld(long now) {
        var each = counts.values().iterator();
        while (each.hasNext()) {
            var old = now - each.next().sinceNanos >= window.toNanos();
            if (!old && counts.size() < MOST_ADDRESSES) {
                return;
            }
            each.remove();
        }
    }

    private long hash(ClientAddress address) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return ByteBuffer.wrap(mac.doFinal(address.counted().getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
