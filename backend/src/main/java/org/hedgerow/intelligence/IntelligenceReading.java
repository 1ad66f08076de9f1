package org.hedgerow.intelligence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads reports, and writes down who did. The author and the unit read everything of one; everybody else what an assessor wrote, once it is live, if its label
 * lets them. The database decides both.
 */
@Component
public class IntelligenceReading {

    private static final int MOST_LISTED = 200;

    private final Access access;
    private final IntelligenceRows rows;
    private final SanitisedRows sanitised;
    private final AuditTrail audit;

    IntelligenceReading(Access access, IntelligenceRows rows, SanitisedRows sanitised, AuditTrail audit) {
        this.access = access;
        this.rows = rows;
        this.sanitised = sanitised;
        this.audit = audit;
    }

    /**
     * All that somebody may read of a report.
     *
     * @param report with the original; for its author and the unit alone
     * @param ways that it took, for the same
     * @param incidents that it is about, for the same
     * @param forOthers what others read, or will; null where there is none that this reader may read
     */
    public record Whole(
            @Nullable IntelligenceReport report,
            List<TakenWay> ways,
            List<UUID> incidents,
            @Nullable SanitisedReport forOthers) {}

    /** Live reports that the person may read, latest first. */
    public List<SanitisedReport> listLive(Person person) {
        IntelligenceUnit.refuseUnlessPolice(person);
        return access.consulting(person, () -> {
            var found = sanitised.listLive(MOST_LISTED).stream()
                    .filter(each -> each.allows(IntelligenceUse.LISTING))
                    .toList();
            audit.recordConsultation(
                    person,
                    "list intelligence",
                    found.stream().map(SanitisedReport::id).toList(),
                    IntelligenceUnit.KIND,
                    null,
                    null,
                    null);
            return found;
        });
    }

    public Whole get(Person person, UUID id) {
        IntelligenceUnit.refuseUnlessPolice(person);
        return access.consulting(person, () -> {
            var report = rows.find(id);
            var forOthers = sanitised.find(id).filter(found -> found.allows(IntelligenceUse.READING));
            if (report.isEmpty() && forOthers.isEmpty()) {
                throw IntelligenceUnit.NOT_FOUND;
            }
            audit.record(
                    person,
                    AuditOperation.CONSULTATION,
                    report.isPresent() ? "read intelligence report" : "read live intelligence",
                    IntelligenceUnit.KIND,
                    id,
                    null);
            return report.map(found -> new Whole(found, rows.ways(id), rows.incidents(id), forOthers.orElse(null)))
                    .orElseGet(() -> new Whole(null, List.of(), List.of(), forOthers.orElse(null)));
        });
    }

    /**
     * What others read of a live report, to be taken out on paper, which is written down as a disclosure.
     *
     * @throws ProblemException {@link IntelligenceProblem#NOT_NOW} for its author and the unit while it is not live; not found for everybody else
     */
    public SanitisedReport print(Person person, UUID id) {
        IntelligenceUnit.refuseUnlessPolice(person);
        return access.consulting(person, () -> {
            Optional<SanitisedReport> live = sanitised
                    .find(id)
                    .filter(SanitisedReport::live)
                    .filter(found -> found.allows(IntelligenceUse.PRINTING));
            if (live.isEmpty() && rows.find(id).isPresent()) {
                throw new ProblemException(IntelligenceProblem.NOT_NOW);
            }
            var found = live.orElseThrow(() -> IntelligenceUnit.NOT_FOUND);
            audit.record(person, AuditOperation.DISCLOSURE, "print intelligence", IntelligenceUnit.KIND, id, null);
            return found;
        });
    }
}
