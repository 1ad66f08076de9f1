package org.hedgerow.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.audit.Act;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.evidence.Evidence;
import org.hedgerow.evidence.FileReceipt;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentRecording;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What whoever made a report may see of it, and what they may say: how far it is and what passes between them and the desk. Neither the incident nor
 * what else the force knows is shown, whatever becomes of it.
 */
@Component
public class Receipts {

    public static final int LONGEST_MESSAGE = 2_000;
    private static final int MOST_REPORTS = 50;
    /** A reporter writes no more of them about one report. */
    private static final int MOST_WRITTEN = 50;

    private static final UUID NO_REPORT = new UUID(0, 0);

    private final ReceiptCodes codes;
    private final ReportRows rows;
    private final Evidence evidence;
    private final Access access;
    private final AuditTrail audit;

    Receipts(ReceiptCodes codes, ReportRows rows, Evidence evidence, Access access, AuditTrail audit) {
        this.codes = codes;
        this.rows = rows;
        this.evidence = evidence;
        this.access = access;
        this.audit = audit;
    }

    /**
     * A report as its reporter sees it.
     *
     * @param force the name of the force that has it
     */
    public record Receipt(
            UUID report,
            ReportState state,
            String force,
            String categoryCode,
            boolean happeningNow,
            Instant receivedAt,
            List<ReportMessage> messages,
            List<FileReceipt> files) {}

    /** The report of a code, the latest if there are several. A code that is nobody's costs the database the same questions. */
    public Optional<Receipt> find(String code) {
        var holder = codes.holder(code);
        return access.readingAsHolder(holder, () -> {
            var found = rows.progressOf(holder, 1).stream().findFirst();
            var id = found.map(ReportRows.Progress::report).orElse(NO_REPORT);
            var messages = rows.messagesOf(holder, List.of(id));
            var files = evidence.receipts(id);
            return found.map(progress -> receipt(progress, messages, files));
        });
    }

    /** The reports of a person, latest first. */
    public List<Receipt> listOwn(Person person) {
        return access.readingAsHolder(person.id(), () -> {
            var found = rows.progressOf(person.id(), MOST_REPORTS);
            var messages = rows.messagesOf(
                    person.id(), found.stream().map(ReportRows.Progress::report).toList());
            return found.stream()
                    .map(progress -> receipt(progress, messages, evidence.receipts(progress.report())))
                    .toList();
        });
    }

    /**
     * Writes to the desk about the report of a code.
     *
     * @return whether it was written now, and not before by the same sending
     * @throws ProblemException not found; 422 when the text or the id cannot be taken
     */
    public boolean write(String code, UUID message, String text) {
        var holder = codes.holder(code);
        var to = access.readingAsHolder(
                holder, () -> rows.progressOf(holder, 1).stream().findFirst());
        return write(to, holder, null, message, text);
    }

    /** Writes to the desk about a report of one's own; otherwise as by a code. */
    public boolean write(Person person, UUID report, UUID message, String text) {
        var to = access.readingAsHolder(person.id(), () -> rows.findProgress(report, person.id()));
        return write(to, person.id(), person, message, text);
    }

    private boolean write(
            Optional<ReportRows.Progress> found, UUID holder, @Nullable Person person, UUID message, String text) {
        var to = found.orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
        var checked = checked(text);
        if (message.version() != 4 || message.variant() != 2) {
            throw idUnusable();
        }
        return IncidentRecording.firstOrRepeated(() -> access.writingAsHolder(holder, List.of(to.labelId()), () -> {
            var before = rows.findWritten(message, to.report());
            if (before.isPresent()) {
                if (!before.get().equals(checked)) {
                    throw idUnusable();
                }
                return false;
            }
            var thread = rows.messagesOf(holder, List.of(to.report())).getOrDefault(to.report(), List.of());
            if (thread.stream()
                            .filter(each -> each.from() == ReportMessage.From.REPORTER)
                            .count()
                    >= MOST_WRITTEN) {
                throw PlatformProblem.invalid(
                        "/text", "You have written very often about this report. Ring 101 instead.");
            }
            var kind = isAsked(thread) ? ReportMessage.Kind.ANSWER : ReportMessage.Kind.NOTE;
            rows.addWritten(message, to, holder, kind, person == null ? null : person.id(), checked);
            var act = Act.of(AuditOperation.COLLECTION, "write to the desk", "report", to.report());
            if (person == null) {
                audit.recordWithoutAccount(act);
            } else {
                audit.record(person, act);
            }
            return true;
        }));
    }

    private static String checked(String text) {
        var checked = PlainText.check("/text", text, LONGEST_MESSAGE);
        if (checked.isEmpty()) {
            throw PlatformProblem.invalid("/text", "Write something.");
        }
        return checked;
    }

    private static ProblemException idUnusable() {
        return PlatformProblem.invalid("/id", "This id cannot be used for a new report; make another.");
    }

    private static Receipt receipt(
            ReportRows.Progress progress, Map<UUID, List<ReportMessage>> messages, List<FileReceipt> files) {
        var thread = messages.getOrDefault(progress.report(), List.of());
        // The desk says that it asks; that it was answered is in the messages.
        var state = progress.state() == ReportState.QUESTION && !isAsked(thread)
                ? ReportState.BEING_LOOKED_AT
                : progress.state();
        return new Receipt(
                progress.report(),
                state,
                progress.force(),
                progress.categoryCode(),
                progress.happeningNow(),
                progress.receivedAt(),
                thread,
                files);
    }

    /** Whether the desk has asked something since the reporter last wrote. */
    private static boolean isAsked(List<ReportMessage> thread) {
        var asked = false;
        for (var message : thread) {
            if (message.from() == ReportMessage.From.REPORTER) {
                asked = false;
            } else if (message.kind() == ReportMessage.Kind.QUESTION) {
                asked = true;
            }
        }
        return asked;
    }
}
