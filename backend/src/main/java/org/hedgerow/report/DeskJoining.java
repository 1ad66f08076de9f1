package org.hedgerow.report;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.audit.Act;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.evidence.Exhibits;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentProblem;
import org.hedgerow.incident.JoinedIncidents;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes reports of one event count for one incident, and takes them apart again (ADR 42). A report counts either for the incident that it
 * began or for one that stands by itself: there are no chains, because whatever counts for an incident moves on with it. What was told, how it
 * was graded and what was said to its reporter stay with each report.
 */
@Component
public class DeskJoining {

    public static final int MOST_AT_ONCE = 200;

    private final Access access;
    private final DeskRows rows;
    private final JoinedIncidents incidents;
    private final Exhibits exhibits;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    DeskJoining(
            Access access,
            DeskRows rows,
            JoinedIncidents incidents,
            Exhibits exhibits,
            JdbcClient jdbc,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.rows = rows;
        this.incidents = incidents;
        this.exhibits = exhibits;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a report count for another incident of the own force. The incident that it began is withdrawn, and other reports that counted for
     * that come along.
     *
     * @throws ProblemException not found; 403 for another force's incident; 409 when it counts for that already, the status of one forbids it, or
     *     both have an exhibit of one reference; 412 when the report or an incident was changed meanwhile
     */
    public void join(Person person, UUID id, int expectedVersion, UUID incident, String reason) {
        var owner = Desk.forceOf(person);
        var report = read(person, owner, List.of(id)).get(id);
        if (report.version() != expectedVersion) {
            throw new ProblemException(DeskProblem.STALE);
        }
        if (report.countsFor().id().equals(incident)) {
            throw new ProblemException(DeskProblem.SAME_INCIDENT);
        }
        move(person, owner, Map.of(id, report), incident, reason);
    }

    /**
     * Makes many reports count for one incident, all or none; those that do already stay as they are.
     *
     * @param ids at most {@link #MOST_AT_ONCE}
     */
    public void joinMany(Person person, UUID incident, Collection<UUID> ids, String reason) {
        var owner = Desk.forceOf(person);
        var reports = read(person, owner, ids);
        reports.values().removeIf(report -> report.countsFor().id().equals(incident));
        move(person, owner, reports, incident, reason);
    }

    /**
     * Makes a report count for the incident that it began, which comes back as it was when the report was joined.
     *
     * @throws ProblemException not found; 409 when it counts for that already or that was withdrawn for another reason; 412 when it was changed
     */
    public void apart(Person person, UUID id, int expectedVersion, String reason) {
        var owner = Desk.forceOf(person);
        var report = read(person, owner, List.of(id)).get(id);
        if (report.version() != expectedVersion) {
            throw new ProblemException(DeskProblem.STALE);
        }
        if (!report.isJoined()) {
            throw new ProblemException(DeskProblem.SAME_INCIDENT);
        }
        incidents.change(person, List.of(), List.of(id), null, reason, () -> {
            write(List.of(rows.hold(owner, id, expectedVersion)), id, reason);
            audit.record(person, AuditOperation.COMBINATION, "take report apart", "report", id, reason);
        });
    }

    private Map<UUID, DeskReport> read(Person person, UUID owner, Collection<UUID> ids) {
        var wanted = new LinkedHashSet<>(ids);
        return access.reading(
                person,
                () -> wanted.stream()
                        .map(id -> rows.find(owner, id, clock.instant()).orElseThrow(() -> Desk.NOT_FOUND))
                        .collect(Collectors.toMap(DeskReport::id, report -> report, (one, same) -> one, HashMap::new)));
    }

    private void move(Person person, UUID owner, Map<UUID, DeskReport> reports, UUID incident, String reason) {
        if (reports.containsKey(incident)) {
            throw PlatformProblem.invalid(
                    "/incident", "A report that began this incident is taken apart, not joined to it.");
        }
        // An incident that its own report leaves stands for nothing any more.
        Set<UUID> left = reports.values().stream()
                .filter(report -> !report.isJoined())
                .map(DeskReport::id)
                .collect(Collectors.toSet());
        incidents.change(person, left, List.of(), incident, reason, () -> {
            var held = new HashMap<UUID, DeskRows.Held>();
            // In one statement, so that all are held in one order.
            var ids = new HashSet<>(reports.keySet());
            for (var each : rows.holdForJoining(owner, ids, left)) {
                held.put(each.id(), each);
            }
            for (var report : reports.values()) {
                var now = held.get(report.id());
                if (now == null || now.version() != report.version()) {
                    throw new ProblemException(DeskProblem.STALE);
                }
            }
            if (held.values().stream().anyMatch(each -> each.incident().equals(incident))) {
                throw new ProblemException(IncidentProblem.STALE);
            }
            write(held.values(), incident, reason);
            if (!held.isEmpty()) {
                audit.record(
                        person,
                        Act.of(AuditOperation.COMBINATION, "join reports", "report", held.keySet())
                                .because(reason));
            }
        });
    }

    private void write(Collection<DeskRows.Held> reports, UUID incident, String reason) {
        for (var report : reports) {
            jdbc.sql("""
                            insert into report_joining (report_id, label_id, from_incident, to_incident, reason)
                            values (:report, :label, :from, :to, :reason)""")
                    .param("report", report.id())
                    .param("label", report.labelId())
                    .param("from", report.incident())
                    .param("to", incident)
                    .param("reason", reason)
                    .update();
        }
        var ids = reports.stream().map(DeskRows.Held::id).toList();
        jdbc.sql("update report set incident_id = :incident, version = version + 1 where id = any (:ids)")
                .param("incident", incident)
                .param("ids", ids.toArray(UUID[]::new))
                .update();
        exhibits.move(ids, incident);
    }
}
