package org.hedgerow.report;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.audit.RecordViews;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Incidents that may be the event that a report tells of, of whichever force. All of it is read as the viewer: what the viewer may not see is
 * not compared, what the viewer knows coarsely is compared as coarsely, and narratives and plates are those of records that the viewer knows
 * exactly.
 */
@Component
public class DeskDuplicates {

    private static final int MOST_COMPARED = 2_000;
    private static final int MOST_SHOWN = 10;

    private final Access access;
    private final DeskRows rows;
    private final VisibleIncidents visible;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RecordViews views;
    private final Clock clock;

    DeskDuplicates(
            Access access,
            DeskRows rows,
            VisibleIncidents visible,
            JdbcClient jdbc,
            JsonMapper json,
            RecordViews views,
            Clock clock) {
        this.access = access;
        this.rows = rows;
        this.visible = visible;
        this.jdbc = jdbc;
        this.json = json;
        this.views = views;
        this.clock = clock;
    }

    /**
     * A possible duplicate.
     *
     * @param incident as the viewer may know it
     * @param joinable whether a report can be joined to it: the record of the viewer's own force
     */
    public record Duplicate(VisibleIncident incident, boolean joinable, List<Likeness.Reason> reasons) {}

    /** The likeliest first, at most {@value #MOST_SHOWN}. */
    public List<Duplicate> of(Person person, UUID id) {
        var owner = Desk.forceOf(person);
        var found = access.reading(person, () -> {
            var report = rows.find(owner, id, clock.instant()).orElseThrow(() -> Desk.NOT_FOUND);
            return compare(person, report);
        });
        views.shown(
                person,
                "possible duplicates",
                found.stream()
                        .map(each -> new RecordViews.Shown(
                                each.incident().id(), each.incident().tier().name()))
                        .toList());
        return found;
    }

    private List<Duplicate> compare(Person person, DeskReport report) {
        var told = report.told();
        var plates = new HashSet<>(Plates.in(report.answers()));
        plates.addAll(Plates.in(told.narrative()));
        var account = new Likeness.Account(
                told.point(), told.precisionMetres(), told.when(), told.categoryCode(), Set.copyOf(plates));
        var others = visible
                .listAroundInTransaction(
                        told.point(),
                        Likeness.FARTHEST_METRES,
                        told.when().earliest().minus(Likeness.LONGEST),
                        told.when().latest().plus(Likeness.LONGEST),
                        MOST_COMPARED)
                .stream()
                .filter(other -> !other.id().equals(report.id())
                        && !other.id().equals(report.countsFor().id()))
                .toList();
        var seen = platesOf(others.stream()
                .filter(other -> other.tier() == Tier.EXACT)
                .map(VisibleIncident::id)
                .toList());
        var own = ownOf(person, others.stream().map(VisibleIncident::id).toList());
        var likeness = new HashMap<UUID, Likeness>();
        others.forEach(other -> likeness.put(
                other.id(), Likeness.of(account, accountOf(other, seen.getOrDefault(other.id(), Set.of())))));
        return others.stream()
                .filter(other -> points(likeness, other) >= Likeness.ENOUGH)
                .sorted(Comparator.comparingInt((VisibleIncident other) -> -points(likeness, other))
                        .thenComparing(VisibleIncident::id))
                .limit(MOST_SHOWN)
                .map(other -> new Duplicate(other, own.contains(other.id()), reasons(likeness, other)))
                .toList();
    }

    /** Those that are the record of the person's own force, which need not be the force of the place. */
    private Set<UUID> ownOf(Person person, Collection<UUID> incidents) {
        return jdbc.sql("select id from incident where id = any (:ids) and owner_organisation = :owner")
                .param("ids", incidents.toArray(UUID[]::new))
                .param("owner", person.organisation().id())
                .query(UUID.class)
                .set();
    }

    private static int points(Map<UUID, Likeness> likeness, VisibleIncident other) {
        var found = likeness.get(other.id());
        return found == null ? 0 : found.points();
    }

    private static List<Likeness.Reason> reasons(Map<UUID, Likeness> likeness, VisibleIncident other) {
        var found = likeness.get(other.id());
        return found == null ? List.of() : found.reasons();
    }

    private static Likeness.Account accountOf(VisibleIncident other, Set<String> plates) {
        return new Likeness.Account(
                new GridPoint(other.centreEastingMillimetres(), other.centreNorthingMillimetres()),
                other.sizeMetres(),
                new OccurredBetween(other.earliest(), other.latest(), other.exactTimeKnown()),
                other.categoryCode(),
                plates);
    }

    /** From what is told of them: their narratives, and the reports that count for them. */
    private Map<UUID, Set<String>> platesOf(Collection<UUID> incidents) {
        var found = new HashMap<UUID, Set<String>>();
        var ids = incidents.toArray(UUID[]::new);
        jdbc.sql("select id, narrative from incident where id = any (:ids)")
                .param("ids", ids)
                .query(row -> {
                    add(found, row.getObject(1, UUID.class), Plates.in(row.getString(2)));
                });
        jdbc.sql("""
                        select r.incident_id, r.answers::text, i.narrative from report r join incident i on i.id = r.id
                        where r.incident_id = any (:ids)""").param("ids", ids).query(row -> {
            var incident = row.getObject(1, UUID.class);
            add(found, incident, Plates.in(json.readTree(row.getString(2))));
            add(found, incident, Plates.in(row.getString(3)));
        });
        return found;
    }

    private static void add(Map<UUID, Set<String>> found, UUID incident, Set<String> plates) {
        found.computeIfAbsent(incident, any -> new HashSet<>()).addAll(plates);
    }
}
