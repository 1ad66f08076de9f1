package org.hedgerow.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hedgerow.evidence.HostileFiles.Fate;
import org.hedgerow.evidence.HostileFiles.Hostile;
import org.hedgerow.support.Beside;

/** Gives hostile files to the programs that copy, as many at once as there are processors, and looks at what comes back. */
final class CopyingOfMany {

    private static final List<String> NEVER =
            List.of("CANARY", "ICC_PROFILE", "Photoshop", "<script", "<html", "<?php", "x264", "Lavc", "Lavf");

    private final Copying copying;
    private final Path folder;
    private final AtomicInteger number = new AtomicInteger();
    private final Map<String, String> wrong = new ConcurrentHashMap<>();
    private final Map<Path, String> copies = new ConcurrentHashMap<>();

    CopyingOfMany(Copying copying, Path folder) {
        this.copying = copying;
        this.folder = folder;
    }

    void copy(List<Hostile> files) throws IOException {
        Files.createDirectories(folder);
        var queue = new ConcurrentLinkedQueue<>(files);
        var workers = IntStream.range(0, Math.max(2, Runtime.getRuntime().availableProcessors()))
                .mapToObj(each -> Beside.run(() -> work(queue)))
                .toList();
        workers.forEach(worker -> worker.join());
    }

    /** What was not as it had to be, by the name of the file. */
    Map<String, String> wrong() {
        return wrong;
    }

    /** All copies, by their place, with the name of the file that each is of. */
    Map<Path, String> copies() {
        return copies;
    }

    private int work(Queue<Hostile> queue) {
        int done = 0;
        for (var file = queue.poll(); file != null; file = queue.poll()) {
            try {
                var said = look(file);
                if (!said.isEmpty()) {
                    wrong.put(file.name(), said);
                }
            } catch (IOException | RuntimeException e) {
                wrong.put(file.name(), e.toString());
            }
            done++;
        }
        return done;
    }

    /** What is wrong with what became of it; empty when nothing is. */
    private String look(Hostile file) throws IOException {
        var kept = Copiers.copy(copying, file.bytes());
        var made = kept.outcome().made();
        if (made == null) {
            boolean lost = file.fate() == Fate.COPY || !kept.copies().isEmpty();
            return lost ? "no copy: " + kept.outcome().reason() : "";
        }
        if (file.fate() == Fate.NO_COPY) {
            return "a copy of " + made.original();
        }
        for (var copy : kept.copies().values()) {
            var words = new String(copy, StandardCharsets.ISO_8859_1);
            for (var never : NEVER) {
                if (words.contains(never)) {
                    return "holds " + never;
                }
            }
            var place = folder.resolve(number.incrementAndGet() + ".bin");
            Files.write(place, copy);
            copies.put(place, file.name());
        }
        return "";
    }
}
