package org.hedgerow.report;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.audit.RecordViews;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What watch coordinators told an owner, as its police read and answer it. A remark is there for those who may see everything that it names;
 * to its author the answer is a state and nothing else.
 */
@Component
public class DeskRemarks {

    private final Access access;
    private final RemarkRows rows;
    private final VisibleIncidents visible;
    private final JdbcClient jdbc;
    private final RecordViews views;
    private final AuditTrail audit;

    DeskRemarks(
            Access access,
            RemarkRows rows,
            VisibleIncidents visible,
            JdbcClient jdbc,
            RecordViews views,
            AuditTrail audit) {
        this.access = access;
        this.rows = rows;
        this.visible = visible;
        this.jdbc = jdbc;
        this.views = views;
        this.audit = audit;
    }

    /**
     * A remark with what it names, as the viewer's map has it.
     *
     * @param incident null once it was withdrawn; likewise the other
     * @param join what would make the two one incident; null when nothing would
     */
    public record Listed(
            Remark remark,
            @Nullable VisibleIncident incident,
            @Nullable VisibleIncident other,
            @Nullable Join join) {}

    /** That these reports, which count for one of the two incidents, can be made to count for the other. */
    public record Join(UUID to, List<UUID> reports) {}

    /** To the person's own organisation: those that wait first, newest first. */
    public List<Listed> list(Person person) {
        var owner = ownerOf(person);
        var listed = access.reading(person, () -> {
            var remarks = rows.listToOwner(owner);
            var named = remarks.stream()
                    .flatMap(remark -> Stream.concat(Stream.of(remark.incident()), Stream.ofNullable(remark.other())))
                    .distinct()
                    .toArray(UUID[]::new);
            var incidents = new HashMap<UUID, VisibleIncident>();
            visible.listInTransaction(named).forEach(incident -> incidents.put(incident.id(), incident));
            var own = ownOf(owner, named);
            var reports = reportsOf(owner, named);
            return remarks.stream()
                    .map(remark -> listed(remark, incidents, own, reports))
                    .toList();
        });
        views.shown(
                person,
                "remarks",
                listed.stream()
                        .flatMap(each -> Stream.of(each.incident(), each.other()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(incident -> new RecordViews.Shown(
                                incident.id(), incident.tier().name()))
                        .toList());
        return listed;
    }

    /**
     * Says what becomes of a remark.
     *
     * @param state seen, done or declined
     */
    public void answer(Person person, UUID id, Remark.State state) {
        var owner = ownerOf(person);
        access.writing(person, () -> {
            var held = rows.holdToOwner(owner, id);
            if (held.isEmpty()) {
                throw Desk.NOT_FOUND;
            }
            rows.answer(owner, id, state, person.id());
            audit.record(
                    person,
                    AuditOperation.DISCLOSURE,
                    "answer remark",
                    "incident",
                    held.get(0).incident(),
                    state.name());
            return id;
        });
    }

    /** Whose desk the person sits at: a force's, or that of a national unit. */
    private static UUID ownerOf(Person person) {
        var kind = person.organisation().kind();
        if (!person.may(Permission.AMEND_INCIDENT)
                || (kind != OrganisationKind.FORCE && kind != OrganisationKind.NATIONAL_UNIT)) {
            throw Desk.NOT_FOUND;
        }
        return person.organisation().id();
    }

    private static Listed listed(
            Remark remark, Map<UUID, VisibleIncident> incidents, Set<UUID> own, Map<UUID, List<UUID>> reports) {
        var incident = incidents.get(remark.incident());
        var other = remark.other() == null ? null : incidents.get(remark.other());
        var waits = remark.state() == Remark.State.NEW || remark.state() == Remark.State.SEEN;
        return new Listed(
                remark,
                incident,
                other,
                waits && isOwn(incident, own) && isOwn(other, own)
                        ? join(Objects.requireNonNull(incident), Objects.requireNonNull(other), reports)
                        : null);
    }

    private static boolean isOwn(@Nullable VisibleIncident incident, Set<UUID> own) {
        return incident != null && own.contains(incident.id());
    }

    /**
     * To the one for which more count, and of two with as many to the one that was reported first. Only what is open goes, and only with the
     * reports that count for it.
     */
    private static @Nullable Join join(VisibleIncident one, VisibleIncident other, Map<UUID, List<UUID>> reports) {
        var ofOne = reports.getOrDefault(one.id(), List.of());
        var ofOther = reports.getOrDefault(other.id(), List.of());
        var oneGoes = one.status() == IncidentStatus.OPEN && !ofOne.isEmpty();
        var otherGoes = other.status() == IncidentStatus.OPEN && !ofOther.isEmpty();
        if (!oneGoes && !otherGoes) {
            return null;
        }
        if (oneGoes && otherGoes) {
            oneGoes = ofOne.size() < ofOther.size() || (ofOne.size() == ofOther.size() && isLater(one, other, reports));
        }
        return oneGoes ? new Join(other.id(), ofOne) : new Join(one.id(), ofOther);
    }

    /** The reports are in the order in which they came. */
    private static boolean isLater(VisibleIncident one, VisibleIncident other, Map<UUID, List<UUID>> reports) {
        var inOrder = List.copyOf(reports.keySet());
        return inOrder.indexOf(one.id()) > inOrder.indexOf(other.id());
    }

    private Set<UUID> ownOf(UUID owner, UUID[] incidents) {
        return jdbc.sql("select id from incident where id = any (:ids) and owner_organisation = :owner")
                .param("ids", incidents)
                .param("owner", owner)
                .query(UUID.class)
                .set();
    }

    /** The reports that count for these incidents, by incident, in the order in which they came. */
    private Map<UUID, List<UUID>> reportsOf(UUID owner, UUID[] incidents) {
        return jdbc
                .sql("select r.incident_id, r.id from report r where r.owner_organisation = :owner"
                        + " and r.incident_id = any (:incidents) order by r.received_at, r.id")
                .param("owner", owner)
                .param("incidents", incidents)
                .query((row, number) -> List.of(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        pair -> pair.get(0),
                        LinkedHashMap::new,
                        Collectors.mapping(pair -> pair.get(1), Collectors.toList())));
    }
}
