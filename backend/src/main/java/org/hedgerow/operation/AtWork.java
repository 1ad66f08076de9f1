package org.hedgerow.operation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.springframework.stereotype.Component;

/** Who may do what in an operation. To everybody else it is not there. Row security holds the same beside this. */
@Component
class AtWork {

    static final String KIND = "operation";
    static final ProblemException NOT_FOUND = new ProblemException(PlatformProblem.NOT_FOUND);
    private static final Set<OrganisationKind> POLICE = Set.of(OrganisationKind.FORCE, OrganisationKind.NATIONAL_UNIT);

    private final OperationRows rows;
    private final Clock clock;

    AtWork(OperationRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** To the millisecond, as times are shown. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static void refuseUnlessPolice(Person person) {
        if (!person.may(Permission.PLAN_OPERATION)
                || !POLICE.contains(person.organisation().kind())) {
            throw NOT_FOUND;
        }
    }

    /** An operation that the person's organisation works in; inside a transaction. */
    Operation of(Person person, UUID id) {
        return rows.find(id)
                .filter(found -> found.isWorkedInBy(person.organisation().id(), clock.instant()))
                .orElseThrow(() -> NOT_FOUND);
    }

    /**
     * The same, to write in it: one after another, so that each sees the operation as it is.
     *
     * @throws ProblemException not found, or {@link OperationProblem#NOT_NOW} when it is over
     */
    Operation open(Person person, UUID id) {
        of(person, id);
        rows.lock(id);
        var operation = of(person, id);
        if (operation.state().isOver()) {
            throw new ProblemException(OperationProblem.NOT_NOW);
        }
        return operation;
    }
}
