package org.hedgerow.evidence;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.hedgerow.evidence.KeepingRows.Keeping;
import org.hedgerow.sharing.Access;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads originals again, a few at a time and each once in a while, and looks whether they still are what was sealed. One that is not, or is gone, is
 * written into its ledger and told by the application's health until an operator has brought it back; nothing is mended here.
 */
@Component
@Profile("!command")
class Verifying {

    private static final Logger LOG = LoggerFactory.getLogger(Verifying.class);
    private static final int AT_A_TIME = 5;
    /** Of what was found damaged, so that it is known when it is back. */
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private final Access access;
    private final EvidenceRows rows;
    private final KeepingRows keeping;
    private final FileStore store;
    private final EvidenceSettings settings;
    private final Clock clock;

    Verifying(
            Access access,
            EvidenceRows rows,
            KeepingRows keeping,
            FileStore store,
            EvidenceSettings settings,
            Clock clock) {
        this.access = access;
        this.rows = rows;
        this.keeping = keeping;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 30_000)
    void verify() {
        var now = clock.instant();
        for (var file : keeping.toVerify(now.minus(settings.verifyAfter()), now.minus(LOOK_AGAIN), AT_A_TIME)) {
            try {
                write(file, isAsItWas(file));
            } catch (IOException e) {
                // The store is away: that says nothing of the file, which is looked at again.
                LOG.warn("An original could not be read again: {}", e.getClass().getSimpleName());
            }
        }
    }

    private boolean isAsItWas(Keeping file) throws IOException {
        try (var original = store.openOriginal(file.sha256())) {
            var digested = Digests.of(original);
            return digested.size() == file.size() && Arrays.equals(digested.sha256(), file.sha256());
        } catch (FileNotFoundException gone) {
            return false;
        }
    }

    private void write(Keeping file, boolean same) {
        boolean known = keeping.isDamaged(file.file());
        if (!same && !known) {
            LOG.error("The original of the file {} is not what was sealed", file.file());
        }
        access.writingAsHolder(file.holder(), Set.of(file.label()), () -> {
            if (same || !known) {
                rows.write(file, same ? FileAct.VERIFIED : FileAct.DAMAGED);
            }
            keeping.verified(file.file(), same, clock.instant());
            return same;
        });
    }
}
