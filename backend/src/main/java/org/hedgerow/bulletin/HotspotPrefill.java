package org.hedgerow.bulletin;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.bulletin.BulletinPrefill.Begun;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.hotspot.AudienceEngines;
import org.hedgerow.hotspot.HotspotQuery;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.ReleasedPlaces;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a bulletin begins that is made from a hotspot: what {@link BulletinPrefill} takes over from an incident, of those of its latest incidents that the
 * person may read whole. What the person is only released counts for nothing here, and each place grows to what everybody would be released of it.
 */
@Component
@Profile("!command")
public class HotspotPrefill {

    private final Access access;
    private final AudienceEngines engines;
    private final ReleasedPlaces places;
    private final AuditTrail audit;
    private final JdbcClient jdbc;

    HotspotPrefill(Access access, AudienceEngines engines, ReleasedPlaces places, AuditTrail audit, JdbcClient jdbc) {
        this.access = access;
        this.engines = engines;
        this.places = places;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    private record Member(UUID id, String group, Instant earliest, GridPoint place, int precisionMetres) {}

    /**
     * What can be begun with; that the incidents were read is audited.
     *
     * @param key as hotspots are listed with, by the same query
     * @throws ProblemException not found, unless there is such a hotspot to this person, with an incident that the person may read whole
     */
    public Begun from(Person person, UUID key, HotspotQuery query) {
        Bulletins.deskOf(person);
        var shown = engines.wake(access.audienceOf(person))
                .snapshotNow()
                .members(query, key)
                .orElseThrow(Bulletins::notFound);
        var exact = shown.stream()
                .filter(incident -> incident.tier() == Tier.EXACT)
                .map(VisibleIncident::id)
                .toList();
        var members = exact.isEmpty() ? List.<Member>of() : whole(person, exact);
        if (members.isEmpty()) {
            throw Bulletins.notFound();
        }
        var squares = members.stream()
                .flatMap(member -> places.forPublic(member.place(), member.precisionMetres()).stream())
                .flatMap(released -> BulletinPrefill.squares(released).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return new Begun(
                AdviceCategory.ofGroup(
                        Objects.requireNonNull(commonest(members.stream().map(Member::group)))),
                mostly(members),
                squares.size() > BulletinAreas.MOST_SQUARES ? List.of() : List.copyOf(squares),
                members.stream().map(Member::id).toList());
    }

    private List<Member> whole(Person person, Collection<UUID> ids) {
        return access.consulting(person, () -> {
            var members = jdbc.sql("select i.id, i.category_code, i.earliest, st_x(p.grid) as x, st_y(p.grid) as y,"
                            + " p.precision_metres from incident i join incident_place p on p.incident_id = i.id"
                            + " where i.id in (:ids) and i.status <> 'WITHDRAWN' order by i.earliest desc, i.id")
                    .param("ids", ids)
                    .query((row, number) -> new Member(
                            row.getObject("id", UUID.class),
                            IncidentContent.groupOf(row.getString("category_code")),
                            row.getObject("earliest", OffsetDateTime.class).toInstant(),
                            GridPoint.ofMetres(row.getDouble("x"), row.getDouble("y")),
                            row.getInt("precision_metres")))
                    .list();
            audit.recordConsultation(
                    person,
                    "begin bulletin from hotspot",
                    members.stream().map(Member::id).toList(),
                    "incident",
                    null,
                    Tier.EXACT.name(),
                    null);
            return members;
        });
    }

    /** The part of the day in which more than half of it began. */
    private static BulletinPrefill.@Nullable PartOfDay mostly(List<Member> members) {
        Stream<BulletinPrefill.PartOfDay> parts =
                members.stream().map(member -> BulletinPrefill.partOf(member.earliest()));
        var counts = counts(parts);
        return counts.entrySet().stream()
                .filter(each -> 2 * each.getValue() > members.size())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** The first of equals. */
    private static @Nullable String commonest(Stream<String> groups) {
        String found = null;
        long most = 0;
        for (var each : counts(groups).entrySet()) {
            if (each.getValue() > most) {
                found = each.getKey();
                most = each.getValue();
            }
        }
        return found;
    }

    private static <T extends Comparable<T>> Map<T, Long> counts(Stream<T> values) {
        return values.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }
}
