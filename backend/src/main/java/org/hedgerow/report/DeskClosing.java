package org.hedgerow.report;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hedgerow.audit.Act;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentProblem;
import org.hedgerow.incident.IncidentQueries;
import org.hedgerow.incident.IncidentReporting;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Ends the work on an incident and tells everybody who reported it what became of it. An incident that was ended elsewhere is left as it is, and
 * only those are told who were not yet.
 */
@Component
public class DeskClosing {

    private static final int MOST_TOGETHER = 10_000;

    private final Access access;
    private final DeskRows rows;
    private final DeskActs acts;
    private final IncidentReporting reporting;
    private final IncidentQueries incidents;
    private final AuditTrail audit;
    private final Clock clock;

    DeskClosing(
            Access access,
            DeskRows rows,
            DeskActs acts,
            IncidentReporting reporting,
            IncidentQueries incidents,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.rows = rows;
        this.acts = acts;
        this.reporting = reporting;
        this.incidents = incidents;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The notice to reporters. It is kept to what anybody may know: nothing of the case is put into it by itself.
     *
     * @param welsh for those who report in Welsh; null to write to them in English
     */
    public record Notice(String english, @Nullable String welsh) {

        String in(String language) {
            return language.equals("cy") && welsh != null ? welsh : english;
        }
    }

    /**
     * Closes an incident with every report that counts for it.
     *
     * @throws ProblemException not found; 412 when the incident was changed meanwhile
     */
    public void close(Person person, UUID incident, int expectedVersion, String reason, Notice notice) {
        var owner = Desk.forceOf(person);
        var view = incidents.get(person, incident);
        if (view.whole() == null || view.whole().sharing() == null) {
            throw Desk.NOT_FOUND;
        }
        if (view.released().version() != expectedVersion) {
            throw new ProblemException(IncidentProblem.STALE);
        }
        if (view.released().status() == IncidentStatus.OPEN) {
            reporting.close(person, incident, expectedVersion, reason, () -> tell(person, owner, incident, notice));
        } else {
            access.writing(person, () -> {
                tell(person, owner, incident, notice);
                return incident;
            });
        }
    }

    /**
     * Makes the time of an open incident cover what every report that counts for it told.
     *
     * @throws ProblemException not found; 409 when the incident is not open; 412 when it was changed; 422 when that would be more than a year
     */
    public void widen(Person person, UUID incident, int expectedVersion) {
        var owner = Desk.forceOf(person);
        var told =
                access.reading(person, () -> rows.countingFor(owner, incident, clock.instant(), MOST_TOGETHER)).stream()
                        .map(report -> report.told().when())
                        .reduce(OccurredBetween::covering)
                        .orElseThrow(() -> Desk.NOT_FOUND);
        reporting.widen(person, incident, expectedVersion, told);
    }

    private void tell(Person person, UUID owner, UUID incident, Notice notice) {
        var reports = rows.holdCountingFor(owner, List.of(incident)).stream()
                .filter(report -> report.state() != DeskState.CLOSED)
                .toList();
        for (var report : reports) {
            acts.add(report, UUID.randomUUID(), "OUTCOME", person, notice.in(report.language()));
            rows.state(report.id(), DeskState.CLOSED);
            rows.progress(report.id(), "CLOSED");
        }
        if (!reports.isEmpty()) {
            audit.record(
                    person,
                    Act.of(
                            AuditOperation.DISCLOSURE,
                            "tell reporters the outcome",
                            "report",
                            reports.stream().map(DeskRows.Held::id).toList()));
        }
    }
}
