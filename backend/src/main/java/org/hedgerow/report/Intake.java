package org.hedgerow.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hedgerow.audit.Act;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.evidence.DeclaredFile;
import org.hedgerow.evidence.Evidence;
import org.hedgerow.evidence.FileReceipt;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentRecording;
import org.hedgerow.incident.IncidentReference;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.StrictJsonText;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes in what somebody tells, by whichever way. One transaction holds the incident that it becomes, the report beside it, whom to ask, how far
 * it is, the audit entry and the change log's rows: all of them or none. The same report sent again is answered again, and nothing is
 * written.
 */
@Component
public class Intake {

    private final ReportKey key;
    private final StrictJsonText json;
    private final ReportFormReader forms;
    private final ReceiptCodes codes;
    private final IncidentRecording recording;
    private final ReportRows rows;
    private final Evidence evidence;
    private final Access access;
    private final AuditTrail audit;

    Intake(
            ReportKey key,
            StrictJsonText json,
            ReportFormReader forms,
            ReceiptCodes codes,
            IncidentRecording recording,
            ReportRows rows,
            Evidence evidence,
            Access access,
            AuditTrail audit) {
        this.key = key;
        this.json = json;
        this.forms = forms;
        this.codes = codes;
        this.recording = recording;
        this.rows = rows;
        this.evidence = evidence;
        this.access = access;
        this.audit = audit;
    }

    /**
     * A report as it was taken in.
     *
     * @param named whether it is in the name of who is signed in
     * @param force the name of the force that has it now
     * @param reference of the incident, for those who report in their own name
     * @param files how far the photos and videos of it are
     * @param repeated the same report had arrived before; nothing was written now
     */
    public record Taken(
            UUID id,
            boolean named,
            String force,
            @Nullable IncidentReference reference,
            List<FileReceipt> files,
            boolean repeated) {}

    /** What comes with a report, kept in the transaction that writes the report. */
    private interface Attached {

        Attached NOTHING = (report, label, holder) -> {};

        void keep(UUID report, int label, UUID holder);
    }

    /**
     * A photo or video that came in a form.
     *
     * @param name in its sender's words
     * @param type as its sender's browser has it
     */
    public record Photo(String name, String type, Content content) {

        /** Its bytes, closed by whoever opened them. */
        public interface Content {
            InputStream open() throws IOException;
        }
    }

    /** Whose report it is: a person's, or a holder's whom nobody knows. */
    private record Sender(UUID holder, @Nullable Person person) {}

    /**
     * Takes in a report that a phone has sealed.
     *
     * @param person who is signed in, if anybody is; only a report in their own name is theirs
     * @param unnamed takes a report that was made by somebody signed in without their name
     * @throws ProblemException 401 for a report in somebody's name when nobody is signed in; 422 naming everything that is wrong with it
     */
    public Taken takeSealed(@Nullable Person person, UUID id, String sealed, boolean unnamed) {
        var plain = key.open(sealed);
        var form = json.read(plain, SealedForm.class);
        if (!id.equals(form.id())) {
            throw PlatformProblem.invalid("/id", "The id inside the report is not the one that it was sent under.");
        }
        var sender = sender(person, form, unnamed);
        var digest = sha256(plain);
        return answered(id, sender, digest)
                .or(() -> arrived(id, sender, digest))
                .orElseGet(() -> {
                    var files = new ArrayList<DeclaredFile>();
                    var told = read(form, files);
                    return take(id, sender, told, expected(form, files), digest);
                });
    }

    /**
     * Takes in a report of somebody without an account, who is given the code.
     *
     * @param form with pointers below {@code /report} for what is wrong with it
     */
    public Taken takeWithoutAccount(String code, ReportForm form, List<Photo> photos) {
        var id = UUID.randomUUID();
        var sender = new Sender(codes.holder(code), null);
        var told = read(new SealedForm(id, code, false, form, null, null, null, null), new ArrayList<>());
        // Nobody can send it again: the id was made here.
        return take(id, sender, told, taking(photos), sha256(id.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    private Attached expected(SealedForm form, List<DeclaredFile> files) {
        if (files.isEmpty()) {
            return Attached.NOTHING;
        }
        var key = fileKey(form.fileKey());
        return (report, label, holder) -> evidence.expect(report, label, holder, key, files);
    }

    private Attached taking(List<Photo> photos) {
        return (report, label, holder) -> photos.forEach(photo -> {
            try (var content = photo.content().open()) {
                evidence.take(report, label, holder, photo.name(), photo.type(), content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Sender sender(@Nullable Person person, SealedForm form, boolean unnamed) {
        if (form.named() == null) {
            throw PlatformProblem.invalid("/named", "Say whether this is in your name.");
        }
        if (!form.named() || unnamed) {
            if (form.receiptCode() == null && !form.named()) {
                throw PlatformProblem.invalid("/receiptCode", "A report without a name comes with a receipt code.");
            }
            return new Sender(
                    form.receiptCode() == null
                            ? codes.holderOfUnnamed(id(form))
                            : codes.holder(ReceiptCodes.exactly("/receiptCode", form.receiptCode())),
                    null);
        }
        if (person == null) {
            throw new ProblemException(PlatformProblem.NOT_SIGNED_IN);
        }
        if (!person.may(Permission.REPORT_INCIDENT)) {
            throw PlatformProblem.invalid("/named", "Your account makes no reports. Send it without your name.");
        }
        return new Sender(person.id(), person);
    }

    /** @param files to which those that follow are added */
    private Told read(SealedForm form, List<DeclaredFile> files) {
        id(form);
        var errors = new FieldErrors();
        ReportFormReader.checkClock(form.madeAt(), form.clockOffsetMs(), errors);
        var report = form.report();
        if (report == null) {
            errors.add("/report", "There is no report in it.");
            errors.throwIfAny();
            throw new IllegalStateException("unreachable");
        }
        var told = errors.read(() -> {
            var below = new FieldErrors("/report");
            var read = forms.read(report, form.madeAt(), form.clockOffsetMs(), below);
            below.throwIfAny();
            return read;
        });
        files.addAll(declared(form, errors));
        if (!files.isEmpty()) {
            errors.read(() -> fileKey(form.fileKey()));
        }
        errors.throwIfAny();
        if (told == null) {
            throw new IllegalStateException("Nothing is wrong, and nothing was told");
        }
        return told;
    }

    private static List<DeclaredFile> declared(SealedForm form, FieldErrors errors) {
        var files = new ArrayList<DeclaredFile>();
        var forms = form.files() == null ? List.<SealedForm.@Nullable FileForm>of() : form.files();
        if (forms.size() > Evidence.MOST_FILES) {
            errors.add("/files", "At most " + Evidence.MOST_FILES + " photos and videos come with one report.");
            return files;
        }
        for (int i = 0; i < forms.size(); i++) {
            var file = forms.get(i);
            if (file == null
                    || file.id() == null
                    || file.size() == null
                    || file.sha256() == null
                    || file.chunks() == null) {
                errors.add("/files/" + i, "A file has an id, a size, a digest and a number of pieces.");
            } else {
                files.add(new DeclaredFile(
                        file.id(),
                        Objects.requireNonNullElse(file.name(), ""),
                        Objects.requireNonNullElse(file.type(), ""),
                        file.size(),
                        file.sha256(),
                        file.chunks()));
            }
        }
        if (files.size() == forms.size()) {
            DeclaredFile.check("/files", files, errors);
        }
        return files;
    }

    private static byte[] fileKey(@Nullable String text) {
        var refused = PlatformProblem.invalid("/fileKey", "The key of the files is 32 bytes in base64url.");
        try {
            var key = Base64.getUrlDecoder().decode(text == null ? "" : text);
            if (key.length == 32) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw refused;
        }
        throw refused;
    }

    /** Random, so that it says nothing and cannot be foreseen. */
    private static UUID id(SealedForm form) {
        var id = form.id();
        if (id == null || id.version() != 4 || id.variant() != 2) {
            throw IncidentRecording.idUnusable();
        }
        return id;
    }

    /** The answer to a report that this sender sent before; looked for first, since what was right then may not be now. */
    private Optional<Taken> answered(UUID id, Sender sender, byte[] digest) {
        Supplier<Optional<Taken>> look = () -> rows.findDigest(id).map(first -> repeated(id, sender, first, digest));
        return sender.person() == null
                ? access.readingAsHolder(sender.holder(), look)
                : access.reading(sender.person(), look);
    }

    /**
     * The answer to a report that arrived in another way before: in somebody's name whose session has ended since, or without a name by somebody
     * who has signed in since. Whoever sends the very same words under the same random id made it; nobody is told of anything but that it arrived.
     */
    private Optional<Taken> arrived(UUID id, Sender sender, byte[] digest) {
        var proof = codes.holderOfContent(id, digest);
        var found = access.readingAsHolder(proof, () -> rows.findArrival(id, proof));
        // In one's own name nobody sends what is in somebody else's.
        return found.filter(first -> sender.person() == null || !first.named())
                .flatMap(first -> access.readingAsHolder(
                        first.holder(),
                        () -> rows.findForce(id, first.holder())
                                .map(force -> new Taken(id, first.named(), force, null, evidence.receipts(id), true))));
    }

    private Taken repeated(UUID id, Sender sender, byte[] first, byte[] digest) {
        if (!Arrays.equals(first, digest)) {
            throw IncidentRecording.idUnusable();
        }
        var force = rows.findForce(id, sender.holder()).orElseThrow(IncidentRecording::idUnusable);
        var reference =
                sender.person() == null ? null : recording.findReference(id).orElse(null);
        return new Taken(id, sender.person() != null, force, reference, evidence.receipts(id), true);
    }

    private Taken take(UUID id, Sender sender, Told told, Attached attached, byte[] digest) {
        var person = sender.person();
        var way = way(person, told);
        var plan = plan(person, told);
        return IncidentRecording.firstOrRepeated(() -> writing(sender, plan, () -> {
            var before = rows.findDigest(id);
            if (before.isPresent()) {
                return repeated(id, sender, before.get(), digest);
            }
            rows.addSubmission(id, sender.holder(), digest);
            var reference = recording.record(id, plan);
            rows.add(id, sender.holder(), way, told, plan);
            rows.addArrival(codes.holderOfContent(id, digest), id, sender.holder(), person != null);
            attached.keep(id, plan.ownLabel(), sender.holder());
            var act = Act.of(AuditOperation.COLLECTION, "take in report", "incident", id);
            if (person == null) {
                audit.recordWithoutAccount(act);
            } else {
                audit.record(person, act);
            }
            return new Taken(
                    id,
                    person != null,
                    plan.owner().name(),
                    person == null ? null : reference,
                    evidence.receipts(id),
                    false);
        }));
    }

    private static Way way(@Nullable Person person, Told told) {
        if (!told.forCaller()) {
            return person == null ? Way.WITHOUT_ACCOUNT : Way.SIGNED_IN;
        }
        if (person == null || !(person.may(Permission.AMEND_INCIDENT) || person.may(Permission.COORDINATE_WATCH))) {
            throw PlatformProblem.invalid(
                    "/report/way", "Only the police and watch coordinators enter reports for a caller.");
        }
        return Way.FOR_CALLER;
    }

    private IncidentRecording.Plan plan(@Nullable Person person, Told told) {
        var errors = new FieldErrors("/report");
        var plan = errors.read(() -> recording.plan(person, told.content()));
        errors.throwIfAny();
        if (plan == null) {
            throw new IllegalStateException("Nothing is wrong, and nothing is planned");
        }
        return plan;
    }

    private <T> T writing(Sender sender, IncidentRecording.Plan plan, Supplier<T> work) {
        return sender.person() == null
                ? access.writingAsHolder(sender.holder(), plan.labels().values(), work)
                : access.writing(sender.person(), work);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }
}
