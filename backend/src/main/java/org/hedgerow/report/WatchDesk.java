package org.hedgerow.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hedgerow.audit.Act;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentRecording;
import org.hedgerow.incident.Recalls;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.TooManyTries;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a watch coordinator does with the incidents that are released to the group: tells their owners something about them. A coordinator
 * decides nothing, and learns of an owner nothing but what became of the own remark (ADR 46). What is not released to the watch tier for
 * this group is not found, as if it were not there.
 */
@Component
public class WatchDesk {

    static final int MOST_A_DAY = 20;

    private final Access access;
    private final RemarkRows rows;
    private final JdbcClient jdbc;
    private final AuditTrail audit;

    WatchDesk(Access access, RemarkRows rows, JdbcClient jdbc, AuditTrail audit) {
        this.access = access;
        this.rows = rows;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * What a coordinator says, checked as far as nothing need be asked for it.
     *
     * @param other null unless it says that two may be one event
     */
    public record Words(
            Remark.Kind kind, UUID incident, @Nullable UUID other, String text) {}

    /**
     * A remark as its author reads it, as long as the author sees something that it names.
     *
     * @param incidents those that it names and the author sees now
     * @param states what became of it, with each owner that it went to
     */
    public record Own(Remark remark, List<UUID> incidents, List<Remark.State> states) {}

    /**
     * Tells the owners of what it names. The same words under the same id again do nothing.
     *
     * @return whether it was told now, and not before
     * @throws ProblemException not found, for an incident that is not released to the group too; 422 when the id was used for anything else;
     *     429 after {@value #MOST_A_DAY} in a day
     */
    public boolean tell(Person person, UUID id, Words words) {
        mustCoordinate(person);
        var named = Stream.concat(Stream.of(words.incident()), Stream.ofNullable(words.other()))
                .toList();
        var owners = ownersOf(person, named);
        if (owners.size() < named.size()) {
            return again(person, id, words);
        }
        var labels = access.labelsOf(
                owners.values().stream().map(Recalls::labelOf).distinct().toList());
        return IncidentRecording.firstOrRepeated(() -> access.writing(person, () -> {
            rows.lock(person.id());
            var before = rows.ofAuthor(person.id(), id);
            if (!before.isEmpty()) {
                return repeated(before, words);
            }
            if (rows.countOfToday(person.id()) >= MOST_A_DAY) {
                throw new TooManyTries(Duration.ofHours(1));
            }
            add(person, id, words, owners, labels);
            audit.record(
                    person,
                    Act.of(AuditOperation.COLLECTION, "make remark", "incident", named)
                            .because(words.text()));
            return true;
        }));
    }

    /** Says that a remark no longer holds. The owners see that; nothing else is taken back by it. */
    public void takeBack(Person person, UUID id) {
        mustCoordinate(person);
        access.writing(person, () -> {
            if (rows.takeBack(person.id(), id) == 0) {
                throw Desk.NOT_FOUND;
            }
            audit.record(person, AuditOperation.ALTERATION, "take remark back", "remark", id, null);
            return id;
        });
    }

    /** What the person told in the last weeks, newest first. */
    public List<Own> listOwn(Person person) {
        mustCoordinate(person);
        var own = access.reading(person, () -> rows.listOfAuthor(person.id()));
        var seen = ownersOf(
                        person,
                        own.stream().flatMap(WatchDesk::named).distinct().toList())
                .keySet();
        var byId = own.stream().collect(Collectors.groupingBy(Remark::id, LinkedHashMap::new, Collectors.toList()));
        return byId.values().stream()
                .map(parts -> own(parts, seen))
                .filter(each -> !each.incidents().isEmpty())
                .toList();
    }

    /** Who may sit at it: coordinators of watch groups. For everybody else there is none. */
    static void mustCoordinate(Person person) {
        if (!person.may(Permission.COORDINATE_WATCH) || person.organisation().kind() != OrganisationKind.WATCH_GROUP) {
            throw Desk.NOT_FOUND;
        }
    }

    private static Own own(List<Remark> parts, Set<UUID> seen) {
        return new Own(
                parts.get(0),
                parts.stream()
                        .flatMap(WatchDesk::named)
                        .distinct()
                        .filter(seen::contains)
                        .toList(),
                parts.stream().map(Remark::state).distinct().sorted().toList());
    }

    private static Stream<UUID> named(Remark remark) {
        return Stream.concat(Stream.of(remark.incident()), Stream.ofNullable(remark.other()));
    }

    /** What it names has gone since it was told: whoever sends the same again is answered as the first time. */
    private boolean again(Person person, UUID id, Words words) {
        var before = access.reading(person, () -> rows.ofAuthor(person.id(), id));
        if (before.isEmpty()) {
            throw Desk.NOT_FOUND;
        }
        return repeated(before, words);
    }

    private static boolean repeated(List<Remark> before, Words words) {
        var first = before.get(0);
        var named = before.stream().flatMap(WatchDesk::named).collect(Collectors.toSet());
        var wanted = Stream.concat(Stream.of(words.incident()), Stream.ofNullable(words.other()))
                .collect(Collectors.toSet());
        if (!named.equals(wanted)
                || first.kind() != words.kind()
                || !first.text().equals(words.text())) {
            throw PlatformProblem.invalid("/id", "This id cannot be used here; make another.");
        }
        return false;
    }

    /** One row where both incidents have one owner, so that its desk reads the remark once. */
    private void add(Person person, UUID id, Words words, Map<UUID, UUID> owners, Map<LabelTerms, Integer> labels) {
        var parts = new ArrayList<Remark>();
        parts.add(part(person, id, words, words.incident(), words.other(), owners));
        if (words.other() != null && owners.values().stream().distinct().count() > 1) {
            parts.add(part(person, id, words, words.other(), words.incident(), owners));
        }
        for (var part : parts) {
            int label = Objects.requireNonNull(labels.get(Recalls.labelOf(part.owner())));
            if (!rows.add(part, label)) {
                throw Desk.NOT_FOUND;
            }
        }
    }

    private static Remark part(
            Person person, UUID id, Words words, UUID incident, @Nullable UUID other, Map<UUID, UUID> owners) {
        return new Remark(
                id,
                incident,
                other,
                Objects.requireNonNull(owners.get(incident)),
                person.id(),
                person.organisation().id(),
                words.kind(),
                words.text(),
                Remark.State.NEW,
                Instant.EPOCH);
    }

    /** Whose those incidents are that are released to the watch tier for this person's group and on its map. */
    private Map<UUID, UUID> ownersOf(Person person, Collection<UUID> incidents) {
        var found = new LinkedHashMap<UUID, UUID>();
        access.readingAs(access.visibleLabels(access.audienceOf(person)), () -> {
            jdbc.sql("select incident_id, label_id from released_incident where incident_id = any (:ids)"
                            + " and tier = 'WATCH' and status <> 'WITHDRAWN'")
                    .param("ids", incidents.toArray(UUID[]::new))
                    .query(row -> {
                        found.put(
                                row.getObject("incident_id", UUID.class),
                                access.termsOf(row.getInt("label_id")).ownerOrganisation());
                    });
            return found;
        });
        return found;
    }
}
