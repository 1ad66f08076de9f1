package org.hedgerow.series;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.hedgerow.sharing.Access;
import org.hedgerow.sighting.link.LinkScore;
import org.hedgerow.sighting.link.LinkWeights;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How alike incidents are, and with which others one is compared, inside a transaction that {@link Access} has opened: what row security hides changes neither. */
@Component
class LinkScoring {

    /** Between two incidents that are compared; a group that comes back after more than a year is another matter. */
    static final Duration AS_FAR_APART_AS = Duration.ofDays(400);
    /** So many are compared with one at most, the latest of them. */
    static final int MOST_COMPARED = 5_000;

    private final JdbcClient jdbc;
    private final LinkWeights weights = LinkWeights.shipped();

    LinkScoring(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What an incident is compared with.
     *
     * @param incidents the latest first, not the incident itself
     * @param cutShort whether there are more
     */
    record Candidates(List<UUID> incidents, boolean cutShort) {

        /** How many are compared with each other, these two among them. */
        int with(UUID one, UUID other) {
            var all = new HashSet<>(incidents);
            all.add(one);
            all.add(other);
            return all.size();
        }
    }

    /** Those with a sighting that counts that happened within so long of an incident, not that one; none that was withdrawn. */
    Candidates candidates(KnownIncident incident) {
        return candidates(incident.when().earliest(), incident.when().latest(), List.of(incident.id()));
    }

    /** The same of a span. */
    Candidates candidates(Instant earliest, Instant latest, Collection<UUID> not) {
        var found = jdbc.sql("""
                        select i.id from incident i
                        where i.status <> 'WITHDRAWN' and i.latest >= :from and i.earliest <= :until and not i.id = any (:not)
                          and exists (select from sighting s where s.incident_id = i.id and s.withdrawn_at is null)
                        order by i.latest desc, i.id limit :most""")
                .param("from", LinkRows.at(earliest.minus(AS_FAR_APART_AS)))
                .param("until", LinkRows.at(latest.plus(AS_FAR_APART_AS)))
                .param("not", not.toArray(UUID[]::new))
                .param("most", MOST_COMPARED + 1)
                .query(UUID.class)
                .list();
        boolean cutShort = found.size() > MOST_COMPARED;
        return new Candidates(cutShort ? found.subList(0, MOST_COMPARED) : found, cutShort);
    }

    /** Those of one organisation with a sighting that counts that were over after a moment, the latest first. */
    List<UUID> ofOwner(UUID owner, OffsetDateTime since, int most) {
        return jdbc.sql("""
                        select i.id from incident i
                        where i.owner_organisation = :owner and i.status <> 'WITHDRAWN' and i.latest >= :since
                          and exists (select from sighting s where s.incident_id = i.id and s.withdrawn_at is null)
                        order by i.latest desc, i.id limit :most""")
                .param("owner", owner)
                .param("since", since)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    KeptScore score(KnownIncident one, KnownIncident other, int compared) {
        return KeptScore.of(LinkScore.of(one.account(), other.account(), weights, compared), compared);
    }

    /** From which probability a link is put before a person. */
    double proposed() {
        return weights.proposed();
    }

    String digest() {
        return weights.digest();
    }
}
