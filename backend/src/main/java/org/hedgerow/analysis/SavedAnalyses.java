package org.hedgerow.analysis;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.Tier;
import org.springframework.stereotype.Component;

/**
 * Keeps questions under a name. Who reads one is who would read an incident of the same owner on the same terms: it stands under the label of such an incident's exact
 * row. Only its author changes or deletes it; to everybody else who tries, it is not there.
 */
@Component
public class SavedAnalyses {

    /** So many has one person at most. */
    public static final int MOST_OF_A_PERSON = 200;

    private static final int MOST_OF_OTHERS = 500;
    private static final Set<OrganisationKind> POLICE = Set.of(OrganisationKind.FORCE, OrganisationKind.NATIONAL_UNIT);
    private static final ProblemException NOT_FOUND = new ProblemException(PlatformProblem.NOT_FOUND);

    private final Access access;
    private final SavedAnalysisRows rows;
    private final AuditTrail audit;
    private final Clock clock;

    SavedAnalyses(Access access, SavedAnalysisRows rows, AuditTrail audit, Clock clock) {
        this.access = access;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param repeated the same had arrived before; nothing was written now */
    public record Receipt(SavedAnalysis analysis, boolean repeated) {}

    /** The person's own, and what others share with the person, latest change first; that somebody else's were shown is written down. */
    public List<SavedAnalysis> list(Person person) {
        return access.consulting(person, () -> {
            var found = rows.list(person, MOST_OF_OTHERS);
            audit.recordConsultation(
                    person,
                    "read analyses",
                    found.stream()
                            .filter(each -> !each.author().equals(person.id()))
                            .map(SavedAnalysis::id)
                            .toList(),
                    "analysis",
                    null,
                    null,
                    null);
            return found;
        });
    }

    /**
     * Keeps a question under the id that its client made. The same id with the same content is answered again.
     *
     * @param contentSha256 of the content as it was sent
     * @throws ProblemException when the id was used for anything else, or {@link AnalysisProblem#LIMIT}
     */
    public Receipt save(Person person, UUID id, AnalysisContent content, byte[] contentSha256) {
        var terms = termsOf(person, content);
        var labels = access.labelsOf(List.of(terms));
        return access.writing(person, () -> {
            int held = rows.countOwn(person);
            var own = rows.holdOwn(person, id);
            if (own.isPresent()) {
                if (!rows.wasMadeWith(id, contentSha256)) {
                    throw ClientSent.idUnusable();
                }
                return new Receipt(own.get(), true);
            }
            if (held >= MOST_OF_A_PERSON) {
                throw new ProblemException(AnalysisProblem.LIMIT);
            }
            if (!rows.add(id, person, labels.get(terms), content, contentSha256, now())) {
                throw ClientSent.idUnusable();
            }
            audit.record(person, AuditOperation.COLLECTION, "save analysis", "analysis", id, null);
            return new Receipt(rows.holdOwn(person, id).orElseThrow(), false);
        });
    }

    /** Replaces what an own analysis is called, what it asks and who may see it. */
    public SavedAnalysis change(Person person, UUID id, int expectedVersion, AnalysisContent content) {
        var terms = termsOf(person, content);
        var labels = access.labelsOf(List.of(terms));
        return access.writing(person, () -> {
            var own = rows.holdOwn(person, id).orElseThrow(() -> NOT_FOUND);
            if (own.version() != expectedVersion) {
                throw new ProblemException(AnalysisProblem.STALE);
            }
            rows.change(id, labels.get(terms), content, now());
            audit.record(person, AuditOperation.ALTERATION, "change analysis", "analysis", id, null);
            return rows.holdOwn(person, id).orElseThrow();
        });
    }

    /** Deletes an own analysis for good. */
    public void delete(Person person, UUID id) {
        refuseUnlessPolice(person);
        access.writing(person, () -> {
            if (!rows.deleteOwn(person, id)) {
                throw NOT_FOUND;
            }
            audit.record(person, AuditOperation.ERASURE, "delete analysis", "analysis", id, null);
            return id;
        });
    }

    /** Of an incident's exact row on the same terms, for one of the kinds that the question asks about when it asks about one group alone. */
    private LabelTerms termsOf(Person person, AnalysisContent content) {
        refuseUnlessPolice(person);
        var owner = person.organisation().id();
        var terms = LabelTerms.of(owner, content.sharing(), Tier.EXACT);
        var groups = content.question().categoryGroups();
        if (content.sharing().scope() == Scope.REGION) {
            return terms.inRegion(access.regionOf(owner));
        }
        var asksForGroup = content.sharing().scope() == Scope.AGREEMENT
                || content.sharing().scope() == Scope.ALL_FORCES;
        return asksForGroup && groups.size() == 1
                ? terms.about(groups.iterator().next())
                : terms;
    }

    private static void refuseUnlessPolice(Person person) {
        if (!person.may(Permission.AMEND_INCIDENT)
                || !POLICE.contains(person.organisation().kind())) {
            throw NOT_FOUND;
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
