package org.hedgerow.incident;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes incidents out of every count because another incident tells of the same event, and brings them back. An incident that is joined is
 * withdrawn; it comes back only when joining was the last thing that happened to it, and then under the terms that it had. Its content was
 * out of reach in between.
 */
@Component
public class JoinedIncidents {

    private static final String JOINED = "join incident";
    private static final String APART = "take incident apart";

    private final Access access;
    private final IncidentReporting reporting;
    private final Releases releases;
    private final EntityManager records;
    private final JdbcClient jdbc;

    JoinedIncidents(
            Access access, IncidentReporting reporting, Releases releases, EntityManager records, JdbcClient jdbc) {
        this.access = access;
        this.reporting = reporting;
        this.releases = releases;
        this.records = records;
        this.jdbc = jdbc;
    }

    /**
     * One incident and what it is about to release.
     *
     * @param back whether it comes back; otherwise it goes
     */
    private record Planned(UUID id, int version, boolean back, List<Release> releases) {}

    /**
     * Takes some incidents out of the counts and brings others back, all or none.
     *
     * @param into the incident that others are joined to, which must be the organisation's own and not withdrawn; null when there is none
     * @param reason as the person gave it
     * @param also first, in the same transaction, when nobody else can change any of these incidents before it ends
     * @throws ProblemException not found; not theirs; 409 when the status of one forbids it; 412 when one was changed meanwhile
     */
    public void change(
            Person person,
            Collection<UUID> out,
            Collection<UUID> back,
            @Nullable UUID into,
            String reason,
            Runnable also) {
        var planned = Stream.concat(
                        out.stream().map(id -> leaving(person, id)),
                        back.stream().map(id -> returning(person, id)))
                .toList();
        if (into != null) {
            reporting.owned(person, into);
        }
        var labels = new HashMap<LabelTerms, Integer>();
        planned.forEach(each -> labels.putAll(reporting.labelsFor(person, each.releases())));
        access.writing(person, () -> {
            hold(planned, into);
            also.run();
            planned.forEach(each -> make(person, each, labels, reason));
            return person;
        });
    }

    private Planned leaving(Person person, UUID id) {
        var owned = reporting.owned(person, id);
        return new Planned(
                id,
                owned.view().released().version(),
                false,
                releases.ofWithdrawn(person.organisation().id(), owned.content(), owned.reporter()));
    }

    private Planned returning(Person person, UUID id) {
        var owned = reporting.owned(person, id);
        int terms = access.reading(person, () -> termsBefore(id))
                .orElseThrow(() -> new ProblemException(IncidentProblem.STATUS_FORBIDS));
        var content = owned.content().shared(access.termsOf(terms).sharing());
        return new Planned(
                id,
                owned.view().released().version(),
                true,
                releases.of(person.organisation().id(), content, owned.reporter()));
    }

    /** The label that an incident had before it was joined; none unless joining is the last thing that happened to it. */
    private Optional<Integer> termsBefore(UUID id) {
        return jdbc.sql("""
                        select (select b.terms_label_id from incident_version b where b.incident_id = v.incident_id and b.version = v.version - 1)
                        from incident_version v where v.incident_id = :id and v.action = :joined
                          and v.version = (select max(version) from incident_version where incident_id = :id)""")
                .param("id", id)
                .param("joined", JOINED)
                .query(Integer.class)
                .optional();
    }

    /** In the order of their ids, so that two who change the same ones wait for each other and not both. */
    private void hold(List<Planned> planned, @Nullable UUID into) {
        var ids = new TreeSet<UUID>();
        planned.forEach(each -> ids.add(each.id()));
        if (into != null) {
            ids.add(into);
        }
        jdbc.sql("select id from incident where id = any (:ids) order by id for update")
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        if (into != null && records.find(Incident.class, into).status() == IncidentStatus.WITHDRAWN) {
            throw new ProblemException(IncidentProblem.STATUS_FORBIDS);
        }
    }

    private void make(Person person, Planned planned, Map<LabelTerms, Integer> labels, String reason) {
        reporting.changeWithin(
                person,
                planned.id(),
                planned.version(),
                planned.releases(),
                labels,
                planned.back() ? APART : JOINED,
                reason,
                (incident, label) -> {
                    if (planned.back()) {
                        incident.comeBack(label);
                    } else {
                        incident.join(reason, label);
                    }
                    records.find(IncidentPlace.class, planned.id()).moveTo(label);
                });
    }
}
