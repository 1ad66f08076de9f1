package org.hedgerow.operation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.RecalledFrom;
import org.hedgerow.incident.Recalls;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says, in the transaction that takes an incident back, which forces may no longer have anything of it in a request for air support. A request may be another
 * force's, whose rows the owner of the incident neither reads nor writes: what is written is a row about the incident, and row security asks for it wherever a
 * briefing is read. From the owner's own requests what came of the incident is removed. Who cannot be named here for sure (a region, an agreement) counts as having lost it, and may begin anew with what it still reads.
 */
@Component
class RecalledAirRequests implements RecalledFrom {

    private final Access access;
    private final AirIncidents incidents;
    private final AirRequestRows rows;
    private final JdbcClient jdbc;

    RecalledAirRequests(Access access, AirIncidents incidents, AirRequestRows rows, JdbcClient jdbc) {
        this.access = access;
        this.incidents = incidents;
        this.rows = rows;
        this.jdbc = jdbc;
    }

    private record Held(int label, UUID owner, IncidentStatus status) {}

    /** @param allForces whether every force does, beside those named */
    private record Kept(Set<UUID> by, boolean allForces) {

        static final Kept BY_NOBODY = new Kept(Set.of(), false);
    }

    @Override
    public String what() {
        return "air support requests";
    }

    @Override
    public int purge(UUID incident, Set<Integer> labelsLeft) {
        var left = labelsLeft.stream()
                .map(access::termsOf)
                .filter(terms -> terms.tier() == Tier.EXACT)
                .map(terms -> terms.sharing())
                .toList();
        if (left.isEmpty()) {
            // Requests are made of the exact incident, which stays where it was.
            return 0;
        }
        var held = held(incident);
        var kept = kept(held, left);
        keep(incident, held.owner(), kept);
        return kept.by().contains(held.owner()) ? 0 : rows.forget(incident, held.owner());
    }

    /** The incident was for the own force alone, and a request of it is read by others. */
    @Override
    public void withdrawn(UUID incident) {
        var owner = held(incident).owner();
        keep(incident, owner, Kept.BY_NOBODY);
        rows.forget(incident, owner);
    }

    private Held held(UUID incident) {
        return jdbc.sql("select label_id, owner_organisation, status from incident where id = :id")
                .param("id", incident)
                .query((row, number) ->
                        new Held(row.getInt(1), row.getObject(2, UUID.class), IncidentStatus.valueOf(row.getString(3))))
                .single();
    }

    private void keep(UUID incident, UUID owner, Kept kept) {
        var label = Recalls.labelOf(owner);
        jdbc.sql("""
                        insert into air_taken_back (incident_id, label_id, kept_by, kept_by_all_forces)
                        values (:incident, :label, :by, :all)""")
                .param("incident", incident)
                .param("label", access.labelsOf(List.of(label)).get(label))
                .param("by", kept.by().toArray(UUID[]::new))
                .param("all", kept.allForces())
                .update();
    }

    private Kept kept(Held held, List<SharingTerms> left) {
        var now = access.termsOf(held.label()).sharing();
        var barsMore = left.stream().anyMatch(before -> !before.barredPersons().containsAll(now.barredPersons()));
        if (held.status() == IncidentStatus.WITHDRAWN || barsMore || incidents.isRestrained(now, true)) {
            return Kept.BY_NOBODY;
        }
        if (incidents.isRestrained(now, false)) {
            return new Kept(Set.of(held.owner()), false);
        }
        var by = new HashSet<>(Set.of(held.owner()));
        if (now.scope() == Scope.NAMED_ORGANISATIONS) {
            by.addAll(now.namedOrganisations());
        }
        return new Kept(by, now.scope().reachesAllForces());
    }
}
