package org.hedgerow.evidence;

import java.util.Collection;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.springframework.stereotype.Component;

/**
 * Names files as exhibits. A file is named once, by the force of its report; a reference is given out once in a case, which is every report that
 * counts for one incident. Who names a file may so learn that a reference is taken by one that they may not see, and nothing else of it.
 */
@Component
public class Exhibits {

    private final Access access;
    private final Evidence evidence;
    private final EvidenceRows files;
    private final ExhibitRows rows;
    private final Cases cases;
    private final AuditTrail audit;

    Exhibits(Access access, Evidence evidence, EvidenceRows files, ExhibitRows rows, Cases cases, AuditTrail audit) {
        this.access = access;
        this.evidence = evidence;
        this.files = files;
        this.rows = rows;
        this.cases = cases;
        this.audit = audit;
    }

    /** @param isNew it was named by this request, and not before */
    public record Named(EvidenceFile file, boolean isNew) {}

    /**
     * Names a sealed file that the person may read as the force; the same again does nothing.
     *
     * @throws ProblemException not found; 409 when the file has another name already or the reference was given out in its case
     */
    public Named name(Person person, UUID id, Exhibit.Naming naming) {
        // What may be written may also be read further on: whether there is a file for this person is asked before.
        evidence.requireSealed(person, id);
        return access.writing(person, () -> {
            var file = evidence.findSealed(person, id);
            int label = files.labelOf(id);
            var isNew = rows.add(id, label, naming, person.id());
            if (isNew) {
                if (!rows.spend(cases.hold(file.report()), naming.reference(), id)) {
                    throw new ProblemException(ExhibitProblem.REFERENCE_USED);
                }
                files.write(id, label, FileAct.EXHIBITED, HexFormat.of().parseHex(file.sha256()), person.id(), null);
                audit.record(person, AuditOperation.ALTERATION, "name exhibit", Evidence.SUBJECT, id, null);
            }
            var named = evidence.findSealed(person, id);
            if (!Objects.requireNonNull(named.exhibit()).isAs(naming)) {
                throw new ProblemException(ExhibitProblem.NAMED);
            }
            return new Named(named, isNew);
        });
    }

    /**
     * Makes the exhibits of these reports those of another case, in the transaction that makes the reports count for it.
     *
     * @throws ProblemException 409 when one of them has the reference of another exhibit there
     */
    public void move(Collection<UUID> reports, UUID incident) {
        if (!rows.move(reports, incident)) {
            throw new ProblemException(ExhibitProblem.CLASH);
        }
    }
}
