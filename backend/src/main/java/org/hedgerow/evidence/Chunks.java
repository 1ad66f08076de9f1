package org.hedgerow.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.hedgerow.evidence.KeepingRows.Keeping;
import org.hedgerow.evidence.KeepingRows.Stage;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Takes files piece by piece from phones that need not be signed in. Nobody is asked who they are: a piece that the key of its report does not open
 * changes nothing, and whoever has the key made the report. What has been answered is in the store.
 */
@Component
public class Chunks {

    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;
    /** As many are in memory at a time. */
    private static final int AT_ONCE = 32;

    private final KeepingRows keeping;
    private final FileStore store;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Chunks(KeepingRows keeping, FileStore store) {
        this.keeping = keeping;
        this.store = store;
    }

    /**
     * Takes one chunk: 12 bytes of nonce, then AES-256-GCM under the key of the report with its tag. One that is there already is taken again.
     *
     * @param sent read to the length that this chunk must have, and not further
     * @throws ProblemException 404 for what was never announced, 400 for what the key does not open, 503 with {@link NoRoom}
     */
    public void receive(UUID report, UUID file, int chunk, InputStream sent) {
        var kept = keeping.find(report, file)
                .filter(each -> chunk >= 0 && chunk < each.chunks())
                .orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
        if (kept.stage() != Stage.ARRIVING) {
            return;
        }
        if (!places.tryAcquire()) {
            throw new NoRoom();
        }
        try {
            Evidence.requireRoom(store, kept.size());
            var plain = open(kept, chunk, read(sent, kept.bytesOf(chunk)));
            store.putPart(file, chunk, plain);
            keeping.arrived(file, chunk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            places.release();
        }
    }

    private static byte[] read(InputStream sent, int plainBytes) {
        int expected = IV_BYTES + plainBytes + TAG_BYTES;
        byte[] bytes;
        try {
            bytes = sent.readNBytes(expected + 1);
        } catch (IOException theyAreGone) {
            throw new ProblemException(PlatformProblem.UNREADABLE);
        }
        if (bytes.length != expected) {
            throw new ProblemException(PlatformProblem.UNREADABLE);
        }
        return bytes;
    }

    private static byte[] open(Keeping kept, int chunk, byte[] sealed) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(kept.key(), "AES"),
                    new GCMParameterSpec(TAG_BYTES * 8, sealed, 0, IV_BYTES));
            cipher.updateAAD(("hedgerow chunk " + kept.report() + " " + kept.file() + " " + chunk)
                    .getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(sealed, IV_BYTES, sealed.length - IV_BYTES);
        } catch (AEADBadTagException notTheirs) {
            throw new ProblemException(PlatformProblem.UNREADABLE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java runtime", e);
        }
    }
}
