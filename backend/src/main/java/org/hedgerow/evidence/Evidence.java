package org.hedgerow.evidence;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.hedgerow.audit.Act;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.evidence.KeepingRows.Keeping;
import org.hedgerow.evidence.KeepingRows.Stage;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Files of reports. The original is kept exactly as it came and leaves only for a reason; what people look at is a copy of its pixels. A file is read by
 * whoever reads its report as the force, and whoever sent it is told what became of it.
 */
@Component
public class Evidence {

    /** Of one chunk before it is encrypted; only the last of a file is shorter. */
    public static final int CHUNK_BYTES = 262_144;

    public static final int MOST_FILES = 10;
    public static final long LARGEST_PICTURE = 25L << 20;
    public static final long LARGEST_VIDEO = 200L << 20;
    public static final long LARGEST_TOGETHER = 300L << 20;

    static final String SUBJECT = "evidence file";
    private static final ProblemException NOT_FOUND = new ProblemException(PlatformProblem.NOT_FOUND);

    private final Access access;
    private final EvidenceRows rows;
    private final KeepingRows keeping;
    private final FileStore store;
    private final AuditTrail audit;
    private final Clock clock;

    Evidence(Access access, EvidenceRows rows, KeepingRows keeping, FileStore store, AuditTrail audit, Clock clock) {
        this.access = access;
        this.rows = rows;
        this.keeping = keeping;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** Bytes that may be sent to a browser; whoever has it closes it. */
    public record Opened(EvidenceFile file, InputStream bytes) {}

    /**
     * Announces the files of a report, in the transaction that writes the report. Chunks are taken from then on.
     *
     * @param labelId of the report, which the transaction may write
     * @param holder who made the report, as whom the transaction acts or whose rows it need not read
     * @param fileKey 32 bytes that open the chunks, kept until each file is whole
     * @param files checked by {@link DeclaredFile#check}
     * @throws ProblemException 422 when an id is another file's
     */
    public void expect(UUID report, int labelId, UUID holder, byte[] fileKey, List<DeclaredFile> files) {
        if (fileKey.length != 32) {
            throw PlatformProblem.invalid("/fileKey", "This key has another length than 32 bytes.");
        }
        for (int i = 0; i < files.size(); i++) {
            var file = files.get(i);
            var kept = new Keeping(
                    file.id(),
                    report,
                    labelId,
                    holder,
                    file.size(),
                    file.digest(),
                    file.chunks(),
                    fileKey.clone(),
                    Stage.ARRIVING);
            add(kept, file.name(), file.type(), "/files/" + i + "/id");
        }
    }

    /**
     * Takes a file that came in a form, in the transaction that writes the report, and gives it an id. When the transaction is rolled back what was
     * stored is nobody's and goes after a day.
     *
     * @param name in its sender's words; shortened when it is too long
     * @param type as its sender's device has it; likewise
     * @param content read to its end or to {@link #LARGEST_VIDEO}; not closed
     * @throws ProblemException 413 when it is larger, 422 when it is empty, 503 when there is no room
     */
    public UUID take(UUID report, int labelId, UUID holder, String name, String type, InputStream content) {
        var file = UUID.randomUUID();
        try {
            var digest = Digests.begin();
            long size = 0;
            int chunks = 0;
            requireRoom(store, LARGEST_PICTURE);
            for (var part = content.readNBytes(CHUNK_BYTES); part.length > 0; part = content.readNBytes(CHUNK_BYTES)) {
                size += part.length;
                if (size > LARGEST_VIDEO) {
                    store.dropParts(file);
                    throw new ProblemException(PlatformProblem.TOO_LARGE);
                }
                digest.update(part);
                store.putPart(file, chunks++, part);
            }
            if (size == 0) {
                throw PlatformProblem.invalid("/photos", "A file is empty.");
            }
            var kept = new Keeping(file, report, labelId, holder, size, digest.digest(), chunks, null, Stage.WHOLE);
            add(
                    kept,
                    shortened(name, DeclaredFile.LONGEST_NAME),
                    shortened(type, DeclaredFile.LONGEST_TYPE),
                    "/photos");
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Keeping kept, String name, String type, String pointer) {
        if (!keeping.add(kept, clock.instant())) {
            throw PlatformProblem.invalid(pointer, "This id cannot be used for a file; make another.");
        }
        rows.add(kept, name, type, clock.instant());
    }

    /** How far the files of a report are, in a transaction that acts as whoever sent them, or reads the report. */
    public List<FileReceipt> receipts(UUID report) {
        var files = rows.ofReport(report);
        return keeping.ofReport(report).stream()
                .flatMap(kept -> files.stream()
                        .filter(file -> file.id().equals(kept.file()))
                        .map(file -> new FileReceipt(
                                file.id(),
                                kept.chunks(),
                                keeping.missing(kept),
                                kept.stage() != Stage.ARRIVING && kept.stage() != Stage.REFUSED,
                                file.refused())))
                .toList();
    }

    /** The files of a report in the reader's own transaction, in the order in which they were announced; nothing is written down. */
    public List<EvidenceFile> ofReport(UUID report) {
        return rows.ofReport(report);
    }

    /** The files of a report that the person may read; that they were listed is written down. */
    public List<EvidenceFile> list(Person person, UUID report) {
        return access.consulting(person, () -> {
            var files = ofOthers(person, rows.ofReport(report));
            audit.recordConsultation(
                    person, "list files", files.stream().map(EvidenceFile::id).toList(), SUBJECT, null, null, null);
            return files;
        });
    }

    /**
     * The copy of a file, which holds pixels and nothing else; that it was looked at is written down, for the larger one in the file's ledger too. Whoever
     * plays a video asks for it in parts: those behind its beginning are of the same look for ten minutes.
     *
     * @param from how many bytes of a video's copy are passed over; of everything else none
     * @throws ProblemException not found, not theirs, or without a copy
     */
    public Opened copy(Person person, UUID id, boolean thumbnail, long from) {
        return access.consulting(person, () -> {
            var file = find(person, id);
            if (file.state() != FileState.SANITISED) {
                throw NOT_FOUND;
            }
            boolean part = !thumbnail && file.isVideo() && from > 0;
            if (part && rows.looksAt(id, person.id())) {
                return open(file, () -> rest(file, from));
            }
            audit.recordConsultation(
                    person,
                    thumbnail ? "view thumbnail of file" : "view copy of file",
                    List.of(id),
                    SUBJECT,
                    null,
                    null,
                    null);
            if (!thumbnail) {
                write(file, FileAct.COPY_VIEWED, person, null);
            }
            var which = thumbnail ? FileStore.Copy.THUMBNAIL : FileStore.Copy.WHOLE;
            return open(file, () -> part ? rest(file, from) : store.openCopy(id, which, 0));
        });
    }

    private InputStream rest(EvidenceFile file, long from) throws IOException {
        boolean inside = file.copyBytes() != null && from < file.copyBytes();
        return inside ? store.openCopy(file.id(), FileStore.Copy.WHOLE, from) : InputStream.nullInputStream();
    }

    /**
     * The original, for a reason that goes into the audit and into the file's ledger.
     *
     * @param reason of 1 to 400 characters
     * @throws ProblemException not found, not theirs, or not sealed
     */
    public Opened original(Person person, UUID id, String reason) {
        return access.consulting(person, () -> {
            var file = findSealed(person, id);
            audit.record(
                    person,
                    Act.of(AuditOperation.DISCLOSURE, "fetch original of file", SUBJECT, id)
                            .because(reason));
            write(file, FileAct.ORIGINAL_FETCHED, person, reason);
            return open(file, () -> store.openOriginal(HexFormat.of().parseHex(file.sha256())));
        });
    }

    /** Whether there is an original that the person could ask for; otherwise not found. */
    public void requireSealed(Person person, UUID id) {
        access.reading(person, () -> findSealed(person, id));
    }

    /** Everything that was done with a file, from its first byte. */
    public List<LedgerEntry> continuity(Person person, UUID id) {
        return access.consulting(person, () -> {
            find(person, id);
            audit.recordConsultation(person, "read continuity of file", List.of(id), SUBJECT, null, null, null);
            return rows.ledger(id);
        });
    }

    /** One that is kept and that the person reads as the force, in the caller's transaction; otherwise not found. */
    EvidenceFile findSealed(Person person, UUID id) {
        var file = find(person, id);
        if (!file.isSealed()) {
            throw NOT_FOUND;
        }
        return file;
    }

    private EvidenceFile find(Person person, UUID id) {
        return rows.find(id).stream()
                .filter(file -> isForTheForce(person, file))
                .findFirst()
                .orElseThrow(() -> NOT_FOUND);
    }

    private List<EvidenceFile> ofOthers(Person person, List<EvidenceFile> files) {
        return files.stream().filter(file -> isForTheForce(person, file)).toList();
    }

    /** Row security shows people what they sent themselves; what the force does with a file is not theirs to see. */
    private boolean isForTheForce(Person person, EvidenceFile file) {
        return access.visibleLabels(access.audienceOf(person)).contains(rows.labelOf(file.id()));
    }

    private void write(EvidenceFile file, FileAct act, Person person, @Nullable String reason) {
        rows.write(
                file.id(), rows.labelOf(file.id()), act, HexFormat.of().parseHex(file.sha256()), person.id(), reason);
    }

    private static Opened open(EvidenceFile file, FileStore.Opening bytes) {
        try {
            return new Opened(file, bytes.open());
        } catch (FileNotFoundException e) {
            throw new IllegalStateException("A file that the database knows is not in the store", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void requireRoom(FileStore store, long bytes) throws IOException {
        if (!store.hasRoomFor(bytes)) {
            throw new NoRoom();
        }
    }

    private static String shortened(String text, int longest) {
        var plain = text.codePoints()
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE)
                .limit(longest / 2)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.strip();
    }
}
