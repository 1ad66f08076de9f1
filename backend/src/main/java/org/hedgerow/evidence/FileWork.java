package org.hedgerow.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hedgerow.evidence.KeepingRows.Keeping;
import org.hedgerow.evidence.KeepingRows.Stage;
import org.hedgerow.evidence.copy.FileKind;
import org.hedgerow.sharing.Access;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What happens to a file when all of it is here, one picture and one video at a time: it is looked whether it is what was announced, the original is sealed, and a copy is
 * made. Each step is written down when it is done, so that whatever a stopped server was at is begun again by the next.
 */
@Component
@Profile("!command")
class FileWork implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(FileWork.class);
    /** As long as a phone in a drawer is waited for. */
    private static final Duration WAIT_FOR_FILES = Duration.ofDays(60);

    private static final Duration KEEP_LEFTOVERS = Duration.ofDays(1);

    private static final Set<Stage> PICTURES = EnumSet.of(Stage.WHOLE, Stage.SEALED);
    private static final Set<Stage> VIDEOS = EnumSet.of(Stage.VIDEO);
    /** How long a picture is one process's alone. */
    private static final int PICTURE_SECONDS = 120;

    private final Access access;
    private final EvidenceRows rows;
    private final KeepingRows keeping;
    private final FileStore store;
    private final Copying copying;
    private final EvidenceSettings settings;
    private final Clock clock;
    private volatile boolean stopped;

    FileWork(
            Access access,
            EvidenceRows rows,
            KeepingRows keeping,
            FileStore store,
            Copying copying,
            EvidenceSettings settings,
            Clock clock) {
        this.access = access;
        this.rows = rows;
        this.keeping = keeping;
        this.store = store;
        this.copying = copying;
        this.settings = settings;
        this.clock = clock;
    }

    /** Does what there is to do. */
    @Scheduled(fixedDelay = 1000, initialDelay = 1000)
    void work() {
        work(PICTURES, PICTURE_SECONDS);
    }

    /** The same for the copies of videos, each of which takes minutes. */
    @Scheduled(fixedDelay = 2000, initialDelay = 2000)
    void workOnVideos() {
        work(VIDEOS, 2 * settings.videoSeconds() + PICTURE_SECONDS);
    }

    private void work(Set<Stage> stages, int seconds) {
        for (var next = next(stages, seconds); next.isPresent(); next = next(stages, seconds)) {
            var file = next.get();
            try {
                advance(file);
            } catch (IOException | RuntimeException e) {
                // Tried again when the time for it is over; the file's id says nothing of anybody.
                LOG.warn("The file {} waits: {}", file.file(), e.getClass().getSimpleName());
            }
        }
    }

    /** What a stopped server left, and what will never come. */
    @Scheduled(fixedDelay = 3_600_000, initialDelay = 5000)
    void tidy() {
        keeping.findWhole();
        keeping.tryAgain();
        try {
            for (var late : keeping.outlived(clock.instant().minus(WAIT_FOR_FILES))) {
                refuse(late, RefusedReason.NEVER_CAME);
            }
            store.tidy(keeping::isKnown);
            WorkFolder.tidy(
                    Path.of(System.getProperty("java.io.tmpdir")),
                    clock.instant().minus(KEEP_LEFTOVERS));
        } catch (IOException e) {
            LOG.warn("The store of files was not tidied: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void destroy() {
        stopped = true;
    }

    private Optional<Keeping> next(Set<Stage> stages, int seconds) {
        return stopped ? Optional.empty() : keeping.takeWork(stages, seconds);
    }

    private void advance(Keeping file) throws IOException {
        var at = file.stage();
        if (at == Stage.WHOLE) {
            at = seal(file);
        }
        if (at == Stage.SEALED || file.stage() == Stage.VIDEO) {
            copy(file);
        }
    }

    private Stage seal(Keeping file) throws IOException {
        Digests.Digested digested;
        FileKind kind;
        try (var bytes = Parts.open(store, file)) {
            digested = Digests.of(bytes);
        }
        if (digested.size() != file.size() || !Arrays.equals(digested.sha256(), file.sha256())) {
            return refuse(file, RefusedReason.DIFFERENT);
        }
        try (var bytes = Parts.open(store, file)) {
            kind = FileKind.of(bytes.readNBytes(FileKind.BEGINNING));
        }
        if (kind == null) {
            return refuse(file, RefusedReason.NOT_A_PICTURE);
        }
        if (!kind.isVideo() && file.size() > Evidence.LARGEST_PICTURE) {
            return refuse(file, RefusedReason.TOO_LARGE);
        }
        store.seal(file.sha256(), file.size(), () -> Parts.open(store, file));
        var sealed = kind.isVideo() ? Stage.VIDEO : Stage.SEALED;
        become(file, sealed, () -> {
            rows.received(file.file(), kind, clock.instant());
            rows.write(file, FileAct.RECEIVED);
            rows.write(file, FileAct.SEALED);
        });
        store.dropParts(file.file());
        return sealed;
    }

    private Stage refuse(Keeping file, RefusedReason reason) throws IOException {
        become(file, Stage.REFUSED, () -> {
            rows.refused(file.file(), reason);
            rows.write(file, FileAct.REFUSED);
        });
        store.dropParts(file.file());
        return Stage.REFUSED;
    }

    private void copy(Keeping file) throws IOException {
        var outcome = copying.copy(
                file.size(),
                () -> store.openOriginal(file.sha256()),
                (which, size, bytes) -> store.putCopy(file.file(), which, size, bytes));
        if (outcome.made() != null) {
            become(file, Stage.DONE, () -> {
                rows.copied(file.file(), outcome.made());
                rows.write(file, FileAct.COPIED);
            });
        } else {
            become(file, Stage.DONE, () -> {
                rows.notCopied(file.file(), outcome.reason());
                rows.write(file, FileAct.NOT_COPIED);
            });
        }
    }

    /** In the name of whoever sent the file, under the label of its report: nobody else's rows are reached. */
    private void become(Keeping file, Stage stage, Runnable written) {
        access.writingAsHolder(file.holder(), Set.of(file.label()), () -> {
            written.run();
            keeping.enter(file.file(), stage);
            if (stage != Stage.DONE) {
                keeping.forgetParts(file.file());
            }
            return stage;
        });
    }
}
