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

    private static final int MOST_READ = 20_000;

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

    /** When something happened that may be compared. */
    private record Span(UUID id, Instant earliest, Instant latest) {

        boolean isNear(KnownIncident incident) {
            return !earliest.isAfter(incident.when().latest().plus(AS_FAR_APART_AS))
                    && !incident.when().earliest().isAfter(latest.plus(AS_FAR_APART_AS));
        }
    }

    /** What several incidents may be compared with, read once for all of them. */
    static final class Compared {

        private final List<Span> spans;

        private Compared(List<Span> spans) {
            this.spans = spans;
        }

        /** From how many incidents this pair was taken, these two among them. */
        int with(KnownIncident one, KnownIncident other) {
            long others = spans.stream()
                    .filter(each -> each.isNear(one))
                    .filter(each -> !each.id().equals(one.id()) && !each.id().equals(other.id()))
                    .limit(MOST_COMPARED)
                    .count();
            return Math.toIntExact(others) + 2;
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

    /** What any of these incidents may be compared with. */
    Compared comparedWith(Collection<KnownIncident> incidents) {
        if (incidents.isEmpty()) {
            return new Compared(List.of());
        }
        var from = incidents.stream()
                .map(each -> each.when().earliest())
                .min(Instant::compareTo)
                .orElseThrow();
        var until = incidents.stream()
                .map(each -> each.when().latest())
                .max(Instant::compareTo)
                .orElseThrow();
        return new Compared(jdbc.sql("""
                        select i.id, i.earliest, i.latest from incident i
                        where i.status <> 'WITHDRAWN' and i.latest >= :from and i.earliest <= :until
                          and exists (select from sighting s where s.incident_id = i.id and s.withdrawn_at is null)
                        order by i.latest desc, i.id limit :most""")
                .param("from", LinkRows.at(from.minus(AS_FAR_APART_AS)))
                .param("until", LinkRows.at(until.plus(AS_FAR_APART_AS)))
                .param("most", MOST_READ)
                .query((row, number) -> new Span(
                        row.getObject("id", UUID.class),
                        row.getObject("earliest", OffsetDateTime.class).toInstant(),
                        row.getObject("latest", OffsetDateTime.class).toInstant()))
                .list());
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
