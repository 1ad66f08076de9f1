package org.hedgerow.intelligence;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.springframework.stereotype.Component;

/** Who may do what with reports, and under which label a force keeps its own; what every service of this module asks first. */
@Component
class IntelligenceUnit {

    static final String KIND = "intelligence report";
    static final ProblemException NOT_FOUND = new ProblemException(PlatformProblem.NOT_FOUND);

    private final IntelligenceRows rows;
    private final IntelligenceSettings settings;
    private final Clock clock;

    IntelligenceUnit(IntelligenceRows rows, IntelligenceSettings settings, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    /** To the millisecond, as times are shown. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static void refuseUnlessPolice(Person person) {
        var kind = person.organisation().kind();
        if (!person.may(Permission.WRITE_INTELLIGENCE)
                || (kind != OrganisationKind.FORCE && kind != OrganisationKind.NATIONAL_UNIT)) {
            throw NOT_FOUND;
        }
    }

    /** The code of the person's force, in whose name reports are written: a national unit has none. */
    static String forceOf(Person person) {
        refuseUnlessPolice(person);
        var code = person.organisation().forceCode();
        if (code == null) {
            throw NOT_FOUND;
        }
        return code;
    }

    static boolean assesses(Person person) {
        return person.may(Permission.ASSESS_INTELLIGENCE)
                && person.organisation().kind() == OrganisationKind.FORCE;
    }

    /** @throws ProblemException not found for who does not assess for a force */
    static void refuseUnlessUnit(Person person) {
        forceOf(person);
        if (!assesses(person)) {
            throw NOT_FOUND;
        }
    }

    /** Of everything that stays with the force; row security narrows it to the author and the unit. */
    static LabelTerms own(UUID force) {
        return LabelTerms.of(
                force, SharingTerms.of(Scope.OWN_FORCE).marked(Marking.OFFICIAL_SENSITIVE, null), Tier.EXACT);
    }

    /** Whether conditions put a report on the sensitive track. */
    boolean isSensitive(Conditions conditions) {
        var action = conditions.action();
        return action != null && settings.sensitiveActions().contains(action);
    }

    /** A report of the person's force that the person may see, held until the transaction ends. */
    IntelligenceReport hold(Person person, UUID id, int expectedVersion) {
        var report = held(person, id);
        if (report.version() != expectedVersion) {
            throw new ProblemException(IntelligenceProblem.STALE);
        }
        return report;
    }

    IntelligenceReport held(Person person, UUID id) {
        find(person, id);
        rows.lock(id);
        return find(person, id);
    }

    IntelligenceReport find(Person person, UUID id) {
        return rows.find(id)
                .filter(found -> found.owner().equals(person.organisation().id()))
                .orElseThrow(() -> NOT_FOUND);
    }
}
