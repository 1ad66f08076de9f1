package org.hedgerow.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.hedgerow.platform.KeptOnce;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Seals and hashes with a key that the database does not hold: from the setting {@code hedgerow.identity.key}, which several
 * nodes on one database must share, or from the file {@code identity.key} in the data directory, made when it is first needed and
 * readable by its owner alone. A copy of the database without it gives no authenticator secret and no recovery code away.
 */
@Component
final class IdentityKey {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String setting;
    private final @Nullable Path file;
    private byte @Nullable [] key;

    IdentityKey(IdentitySettings settings, Environment environment) {
        this.setting = settings.key();
        var home = environment.getProperty("HEDGEROW_DATA");
        this.file = home == null ? null : Path.of(home).toAbsolutePath().resolve("identity.key");
    }

    /** Whether there is anywhere to have a key from. Without one nobody can set up an authenticator app; passkeys need none. */
    boolean isKept() {
        return !setting.isEmpty() || file != null;
    }

    /** AES-256-GCM, bound to the person: sealed for one, it opens for nobody else. */
    byte[] seal(byte[] plain, UUID person) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, nonce, plain, person);
        var whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return whole;
    }

    /** @throws ProblemException 409 when it was sealed with another key, or for another person */
    byte[] open(byte[] whole, UUID person) {
        return crypt(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(whole, NONCE_BYTES),
                Arrays.copyOfRange(whole, NONCE_BYTES, whole.length),
                person);
    }

    /** HMAC-SHA256 of a text, for this person alone. */
    byte[] mac(String text, UUID person) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(derived("mac"), "HmacSHA256"));
            mac.update((person + "\n").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text, UUID person) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(derived("seal"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(person.toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new ProblemException(IdentityProblem.NO_KEY);
        }
    }

    /** One key for each use. */
    private byte[] derived(String use) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key(), "HmacSHA256"));
        return mac.doFinal(("hedgerow identity " + use).getBytes(StandardCharsets.UTF_8));
    }

    private synchronized byte[] key() {
        if (key == null) {
            if (!isKept()) {
                throw new ProblemException(IdentityProblem.NO_KEY);
            }
            key = file == null || !setting.isEmpty() ? HexFormat.of().parseHex(setting) : readOrMake(file);
        }
        return key;
    }

    private static byte[] readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            var read = HexFormat.of().parseHex(Files.readString(file).strip());
            if (read.length != KEY_BYTES) {
                throw new ProblemException(IdentityProblem.NO_KEY);
            }
            return read;
        } catch (IllegalArgumentException e) {
            throw new ProblemException(IdentityProblem.NO_KEY);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or make " + file, e);
        }
    }

    private static void make(Path file) throws IOException {
        var fresh = new byte[KEY_BYTES];
        RANDOM.nextBytes(fresh);
        KeptOnce.make(file, (HexFormat.of().formatHex(fresh) + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
