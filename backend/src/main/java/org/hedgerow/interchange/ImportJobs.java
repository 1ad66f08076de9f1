package org.hedgerow.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Files that people send: tried at once, or taken in behind the scenes, one at a time for each organisation. */
@Component
@Profile("!command")
public class ImportJobs implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);
    private static final int AT_ONCE = 2;

    /**
     * A file that somebody sent.
     *
     * @param content read once
     * @param mapping column by field; an empty column takes a guess away
     */
    public record Upload(
            String fileName, InputStream content, @Nullable ImportFormat format, Map<String, String> mapping) {}

    private final FileImport imports;
    private final ImportRuns runs;
    private final DataDirectory data;
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, work -> {
        var thread = new Thread(work, "import");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final Map<UUID, ImportProgress> running = new ConcurrentHashMap<>();

    ImportJobs(FileImport imports, ImportRuns runs, DataDirectory data) {
        this.imports = imports;
        this.runs = runs;
        this.data = data;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tidy() {
        runs.failInterrupted();
        data.removeLeftovers();
    }

    @Scheduled(fixedDelay = 5, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
    void sayWhatGoesOn() {
        try {
            runs.keepAlive(running.keySet());
            runs.failInterrupted();
        } catch (DataAccessException e) {
            LOG.warn(
                    "it could not be said which imports go on: {}", e.getClass().getSimpleName());
        }
    }

    /**
     * Says what taking the file in would do, and writes nothing.
     *
     * @throws ImportRefused when nothing of it can be taken in
     */
    public ImportSummary preview(Person person, Upload upload) {
        var organisation = occupy(person);
        try {
            var file = store(upload);
            try {
                return imports.run(request(UUID.randomUUID(), file, upload, person, true), new ImportProgress());
            } finally {
                delete(file);
            }
        } finally {
            busy.remove(organisation);
        }
    }

    /** Begins to take the file in; {@link #progress} and {@link ImportRuns} tell how it goes. */
    public UUID start(Person person, Upload upload) {
        var organisation = occupy(person);
        var id = UUID.randomUUID();
        var started = false;
        Path file = null;
        try {
            file = store(upload);
            var request = request(id, file, upload, person, false);
            runs.begin(request, person);
            running.put(id, new ImportProgress());
            workers.execute(() -> work(request, organisation));
            started = true;
            return id;
        } finally {
            if (!started) {
                running.remove(id);
                busy.remove(organisation);
                if (file != null) {
                    delete(file);
                }
            }
        }
    }

    /** How far an import of this node is, while it runs. */
    public Optional<ImportProgress> progress(UUID id) {
        return Optional.ofNullable(running.get(id));
    }

    /** The list of rejected rows of an import; empty when there is none on this node. */
    public Optional<Path> rejects(UUID id) {
        var file = data.rejects(id);
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }

    private void work(ImportRequest request, UUID organisation) {
        var progress = running.get(request.id());
        try {
            runs.finish(imports.run(request, progress));
        } catch (ImportRefused e) {
            runs.fail(request.id(), e.reason());
        } catch (RuntimeException e) {
            LOG.error("Import {} failed: {}", request.id(), e.getClass().getName());
            runs.fail(request.id(), "Something went wrong on our side; nothing was taken in.");
        } finally {
            delete(request.file());
            running.remove(request.id());
            busy.remove(organisation);
        }
    }

    private UUID occupy(Person person) {
        var organisation = person.organisation().id();
        if (!busy.add(organisation)) {
            throw new ProblemException(ImportProblem.BUSY);
        }
        return organisation;
    }

    private ImportRequest request(UUID id, Path file, Upload upload, Person person, boolean dryRun) {
        return new ImportRequest(
                id,
                file,
                upload.fileName(),
                upload.format(),
                upload.mapping(),
                person,
                null,
                dryRun,
                dryRun ? null : data.rejects(id),
                false);
    }

    private Path store(Upload upload) {
        try {
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var file = Files.createTempFile(data.path(), "upload", ".csv", owner);
            try (var out = Files.newOutputStream(file)) {
                upload.content().transferTo(out);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
