package org.hedgerow.incident;

import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.SharingTerms;
import org.springframework.stereotype.Component;

/** The one way in which an existing record comes to be shared with others than before. */
@Component
public class Relabelling {

    private final IncidentReporting reporting;
    private final SharingChanges changes;
    private final SharingHabits habits;
    private final SharingProposals proposals;

    Relabelling(IncidentReporting reporting, SharingChanges changes, SharingHabits habits, SharingProposals proposals) {
        this.reporting = reporting;
        this.changes = changes;
        this.habits = habits;
        this.proposals = proposals;
    }

    /** What became of it. */
    public sealed interface Outcome {

        /** It is shared like this now. */
        record Shared(IncidentView view) implements Outcome {}

        /** A second person of the organisation must agree first. */
        record Waiting(SharingProposal proposal) implements Outcome {}
    }

    /**
     * How a record is shared now.
     *
     * @param mayBePointedTo whether other forces may be told that there is something to ask for
     */
    public record Now(int version, String categoryCode, SharingTerms terms, boolean mayBePointedTo) {}

    /** How a record of the person's organisation is shared. */
    public Now now(Person person, UUID id) {
        var owned = reporting.owned(person, id);
        var terms = owned.content().sharing();
        return new Now(
                owned.view().released().version(),
                owned.content().categoryCode(),
                terms,
                owned.view().released().status() != IncidentStatus.WITHDRAWN && PointerRows.mayPoint(terms));
    }

    /**
     * Shares a record of the person's organisation with others than before. What takes something from readers is done at once; what gives
     * anybody more may need a second person.
     *
     * @param meant that the person has read what is unusual about it, and means it
     * @throws ProblemException not found or not theirs; 412 when it has changed; 422 when nothing would change or something unusual is not meant
     */
    public Outcome relabel(
            Person person, UUID id, int expectedVersion, SharingTerms terms, String reason, boolean meant) {
        var owner = person.organisation().id();
        var owned = reporting.owned(person, id);
        if (owned.view().released().version() != expectedVersion) {
            throw new ProblemException(IncidentProblem.STALE);
        }
        if (owned.view().released().status() == IncidentStatus.WITHDRAWN) {
            throw new ProblemException(IncidentProblem.STATUS_FORBIDS);
        }
        if (owned.content().sharing().equals(terms)) {
            throw PlatformProblem.invalid("/scope", "It is shared like this already.");
        }
        if (changes.isWider(owner, owned.content(), terms, owned.reporter())) {
            if (!meant && !habits.unusual(person, owned.content().shared(terms)).isEmpty()) {
                throw PlatformProblem.invalid(
                        "/meant", "This is unusual: look at who will see it, and say that you mean it.");
            }
            if (changes.needsSecondPerson(owner, owned.content(), terms, owned.reporter())) {
                return new Outcome.Waiting(proposals.proposeAsOwner(person, owned, terms, reason));
            }
        }
        return new Outcome.Shared(reporting.share(person, id, expectedVersion, terms, reason, () -> {}));
    }
}
