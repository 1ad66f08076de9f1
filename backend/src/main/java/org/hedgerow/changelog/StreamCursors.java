package org.hedgerow.changelog;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.hedgerow.sharing.VisibleLabels;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes log positions so that only this installation can read them. A position in the clear would tell a watch group how much
 * is going on elsewhere. A cursor from before a restore has another epoch ({@link ClusterEpoch}) and is not understood: its client starts
 * afresh. It also names the time of the row that it stands on, by which {@link ChangeReader#reachesBackTo} knows a copy of the disk that
 * was put back, which no epoch tells.
 *
 * <p>A cursor also says what its client could see then. A client that may see less now, or sees something again that it could not, cannot go
 * on from where it was: the log does not tell of rights.
 */
@Component
public class StreamCursors {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int CLEAR_BYTES = 4 * Long.BYTES + Integer.BYTES + Long.BYTES;

    private final SecretKeySpec key;
    private final ClusterEpoch epoch;
    private final SecureRandom random = new SecureRandom();

    /**
     * What a cursor says.
     *
     * @param sight what its client could see
     */
    public record Cursor(LogPosition position, VisibleLabels.Sight sight) {}

    StreamCursors(JdbcClient jdbc, ClusterEpoch epoch) {
        var secret =
                jdbc.sql("select secret from installation").query(byte[].class).single();
        this.epoch = epoch;
        this.key = new SecretKeySpec(Arrays.copyOf(sha256(secret), 16), "AES");
    }

    public String write(LogPosition position, VisibleLabels.Sight sight) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var clear = ByteBuffer.allocate(CLEAR_BYTES)
                .putLong(epoch.current())
                .putLong(position.transaction())
                .putLong(position.position())
                .putLong(position.atMicros())
                .putInt(sight.lastLabel())
                .putLong(sight.fingerprint());
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(clear.array());
            var whole =
                    ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java runtime", e);
        }
    }

    /** What the cursor says, unless the text is not a cursor of this installation and epoch. */
    public Optional<Cursor> read(String cursor) {
        if (cursor.length() > 100) {
            return Optional.empty();
        }
        try {
            var whole = Base64.getUrlDecoder().decode(cursor);
            if (whole.length <= NONCE_BYTES) {
                return Optional.empty();
            }
            var clear = ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(whole, NONCE_BYTES))
                    .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES));
            if (clear.remaining() != CLEAR_BYTES || clear.getLong() != epoch.current()) {
                return Optional.empty();
            }
            return Optional.of(new Cursor(
                    new LogPosition(clear.getLong(), clear.getLong(), clear.getLong()),
                    new VisibleLabels.Sight(clear.getInt(), clear.getLong())));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static byte[] sha256(byte[] secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }
}
