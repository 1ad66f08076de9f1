package org.hedgerow.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Seals and hashes with a key of one use that the database does not hold: from a setting, which several nodes on one database must share, or
 * from the file {@code <use>.key} in the data directory, made when it is first needed and readable by its owner alone. A copy of the database
 * without it gives nothing away that is sealed.
 */
public final class SealingKey {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String use;
    private final String setting;
    private final @Nullable Path file;
    private final ProblemType unusable;
    private byte @Nullable [] key;

    /**
     * @param use a word, also the name of the file; keys of different uses have nothing in common
     * @param setting 64 hexadecimal digits, or empty for the file
     * @param unusable what is said when there is no key, or when it opens nothing
     */
    public SealingKey(String use, String setting, Environment environment, ProblemType unusable) {
        this.use = use;
        this.setting = setting;
        this.unusable = unusable;
        var home = environment.getProperty("HEDGEROW_DATA");
        this.file = home == null ? null : Path.of(home).toAbsolutePath().resolve(use + ".key");
    }

    /** Whether there is anywhere to have a key from. */
    public boolean isKept() {
        return !setting.isEmpty() || file != null;
    }

    /**
     * AES-256-GCM, bound to a text: sealed for one, it opens for no other.
     *
     * @throws ProblemException when there is no key
     */
    public byte[] seal(byte[] plain, String boundTo) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, nonce, plain, boundTo);
        var whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return whole;
    }

    /** @throws ProblemException when it was sealed with another key, or bound to another text */
    public byte[] open(byte[] whole, String boundTo) {
        return crypt(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(whole, NONCE_BYTES),
                Arrays.copyOfRange(whole, NONCE_BYTES, whole.length),
                boundTo);
    }

    /** HMAC-SHA256 of a text, worth something beside the same {@code boundTo} alone. */
    public byte[] mac(String text, String boundTo) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(derived("mac"), "HmacSHA256"));
            mac.update((boundTo + "\n").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text, String boundTo) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(derived("seal"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new ProblemException(unusable);
        }
    }

    /** One key for each way to use it. */
    private byte[] derived(String way) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key(), "HmacSHA256"));
        return mac.doFinal(("hedgerow " + use + " " + way).getBytes(StandardCharsets.UTF_8));
    }

    private synchronized byte[] key() {
        if (key == null) {
            if (!isKept()) {
                throw new ProblemException(unusable);
            }
            key = file == null || !setting.isEmpty() ? HexFormat.of().parseHex(setting) : readOrMake(file);
        }
        return key;
    }

    private byte[] readOrMake(Path at) {
        try {
            if (!Files.exists(at)) {
                make(at);
            }
            var read = HexFormat.of().parseHex(Files.readString(at).strip());
            if (read.length != KEY_BYTES) {
                throw new ProblemException(unusable);
            }
            return read;
        } catch (IllegalArgumentException e) {
            throw new ProblemException(unusable);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or make " + at, e);
        }
    }

    private static void make(Path at) throws IOException {
        var fresh = new byte[KEY_BYTES];
        RANDOM.nextBytes(fresh);
        KeptOnce.make(at, (HexFormat.of().formatHex(fresh) + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
