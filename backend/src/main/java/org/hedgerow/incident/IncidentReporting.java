package org.hedgerow.incident;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.geo.Place;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.reference.Force;
import org.hedgerow.reference.RecordingForces;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes in reports and changes to them. One transaction holds the incident, its place, what is released of it, who reported it,
 * the audit entry and the change log's rows: all of them or none.
 */
@Component
public class IncidentReporting {

    private static final ProblemException ID_UNUSABLE =
            PlatformProblem.invalid("/id", "This id cannot be used for a new report; make another.");

    private final Access access;
    private final Releases releases;
    private final ReleasedRows released;
    private final ReferenceNumbers references;
    private final IncidentQueries queries;
    private final IncidentHistory history;
    private final EntityManager records;
    private final JdbcClient jdbc;
    private final RecordingForces forces;
    private final People people;
    private final AuditTrail audit;
    private final Clock clock;
    private final SharingChanges changes;
    private final ProposalRows proposals;
    private final PointerRows pointers;
    private final IncidentResultRows results;

    IncidentReporting(
            Access access,
            Releases releases,
            ReleasedRows released,
            ReferenceNumbers references,
            IncidentQueries queries,
            IncidentHistory history,
            EntityManager records,
            JdbcClient jdbc,
            RecordingForces forces,
            People people,
            AuditTrail audit,
            Clock clock,
            SharingChanges changes,
            ProposalRows proposals,
            PointerRows pointers,
            IncidentResultRows results) {
        this.access = access;
        this.releases = releases;
        this.released = released;
        this.references = references;
        this.queries = queries;
        this.history = history;
        this.records = records;
        this.jdbc = jdbc;
        this.forces = forces;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
        this.changes = changes;
        this.proposals = proposals;
        this.pointers = pointers;
        this.results = results;
    }

    /**
     * A report as it was taken in.
     *
     * @param repeated the same report had arrived before; nothing was written now
     */
    public record Receipt(IncidentView view, boolean repeated) {}

    /**
     * Records a report under the id that its client made. The same id with the same content is answered again, so that a client
     * that heard nothing may simply repeat itself.
     *
     * @param contentSha256 of the report as it was sent
     * @throws ProblemException when the id was used for anything else, or the place belongs to no force that takes reports here
     */
    public Receipt report(Person person, UUID id, IncidentContent content, byte[] contentSha256) {
        var force = forceOf(content.place());
        var owner = ownerOf(person, force);
        var outside = owner.id().equals(person.organisation().id()) ? null : person.id();
        var planned = releases.of(owner.id(), content, outside);
        // Who told us is for no more people than the record is.
        var ownLabel = LabelTerms.of(owner.id(), content.sharing().withdrawn(), Tier.EXACT);
        var labels = access.labelsOf(terms(planned, ownLabel));
        return firstOrRepeated(() -> access.writing(person, () -> {
            if (!submit(id, person, contentSha256)) {
                return new Receipt(queries.view(person, id).orElseThrow(() -> ID_UNUSABLE), true);
            }
            var recordedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            var reference = references.next(force, recordedAt);
            var incident = new Incident(id, owner.id(), reference, recordedAt);
            var label = labels.get(planned.get(0).terms());
            incident.tell(content, label);
            records.persist(incident);
            records.persist(new IncidentPlace(id, label, content.place()));
            records.flush();
            recordReporter(id, labels.get(ownLabel), person);
            released.replace(incident, planned, labels, null);
            audit.record(person, AuditOperation.COLLECTION, "report incident", "incident", id, null);
            return new Receipt(queries.view(person, id).orElseThrow(), false);
        }));
    }

    /** Two sendings of one report may meet: the second waits for the first, fails on its key, and then finds it answered. */
    private static Receipt firstOrRepeated(Supplier<Receipt> attempt) {
        try {
            return attempt.get();
        } catch (DataIntegrityViolationException first) {
            try {
                return attempt.get();
            } catch (DataIntegrityViolationException again) {
                // Somebody else's id, which nobody may learn from this answer: it reads like any id that cannot be
                // used.
                throw ID_UNUSABLE;
            }
        }
    }

    /** Replaces what an open incident says, where and when; it stays shared as it is. */
    public IncidentView amend(Person person, UUID id, int expectedVersion, IncidentContent content) {
        return amend(person, id, expectedVersion, content, null);
    }

    /**
     * Replaces what an open incident says, where and when, and who it is shared with.
     *
     * @param reason why it is shared with others than before; null when it is not
     */
    public IncidentView amend(
            Person person, UUID id, int expectedVersion, IncidentContent content, @Nullable String reason) {
        var owner = person.organisation().id();
        var known = get(person, id);
        if (!known.released().forceCode().equals(forceOf(content.place()))) {
            throw PlatformProblem.invalid(
                    "/place",
                    "That place belongs to another force. Withdraw this report and make a new one there, so that the right force records it.");
        }
        var reporter = reporterOutside(person, id, owner);
        var shared = contentOf(known).sharing();
        if (!shared.equals(content.sharing())) {
            // Against an older version any sharing may look changed.
            if (known.released().version() != expectedVersion) {
                throw new ProblemException(IncidentProblem.STALE);
            }
            if (reason == null) {
                throw PlatformProblem.invalid("/reason", "Say why you change who may see it.");
            }
            if (changes.needsSecondPerson(owner, content.shared(shared), content.sharing(), reporter)) {
                throw PlatformProblem.invalid(
                        "/scope",
                        "A second person of your organisation must agree to share this wider: change who may see it by itself.");
            }
        }
        var planned = releases.of(owner, content, reporter);
        return change(person, id, expectedVersion, planned, "amend incident", reason, (incident, label) -> {
            incident.tell(content, label);
            var place = records.find(IncidentPlace.class, id);
            place.take(content.place());
            place.moveTo(label);
        });
    }

    /**
     * Puts an incident under other terms. {@link Relabelling} and {@link SharingProposals} have decided that it may be done.
     *
     * @param also in the same transaction, before anything is released
     */
    IncidentView share(Person person, UUID id, int expectedVersion, SharingTerms terms, String reason, Runnable also) {
        var owner = person.organisation().id();
        var planned = releases.of(owner, owned(person, id).content().shared(terms), reporterOutside(person, id, owner));
        return change(person, id, expectedVersion, planned, "share incident", reason, (incident, label) -> {
            also.run();
            incident.share(label);
            records.find(IncidentPlace.class, id).moveTo(label);
        });
    }

    /**
     * An incident of the person's own organisation, for a decision about it.
     *
     * @param reporter somebody outside the owner who told it
     */
    record Owned(
            IncidentView view,
            IncidentContent content,
            @Nullable UUID reporter) {}

    /** The incident as it is now: it must be this person's to change, otherwise it is not found or not theirs. */
    Owned owned(Person person, UUID id) {
        var view = get(person, id);
        return new Owned(
                view,
                contentOf(view),
                reporterOutside(person, id, person.organisation().id()));
    }

    /** Ends an incident that needs no more work; it stays on the map. */
    public IncidentView close(Person person, UUID id, int expectedVersion, String reason) {
        var view = get(person, id);
        var planned = plannedNow(person, id, view);
        return change(person, id, expectedVersion, planned, "close incident", reason, (incident, label) -> {
            incident.close(reason);
        });
    }

    /** Replaces what came of an incident, open or closed; what it says stays. */
    public IncidentView recordResults(Person person, UUID id, int expectedVersion, List<IncidentResult> now) {
        var planned = plannedNow(person, id, get(person, id));
        return change(person, id, expectedVersion, planned, "record results", null, (incident, label) -> {
            incident.recordResults();
            results.replace(id, label, now);
        });
    }

    /** Takes an incident back: off every map and out of every count, at once; its own organisation keeps the record. */
    public IncidentView withdraw(Person person, UUID id, int expectedVersion, String reason) {
        var view = get(person, id);
        var owner = person.organisation().id();
        var planned = releases.ofWithdrawn(owner, contentOf(view), reporterOutside(person, id, owner));
        return change(person, id, expectedVersion, planned, "withdraw incident", reason, (incident, label) -> {
            incident.withdraw(reason, label);
            records.find(IncidentPlace.class, id).moveTo(label);
        });
    }

    private IncidentView change(
            Person person,
            UUID id,
            int expectedVersion,
            List<Release> planned,
            String action,
            @Nullable String reason,
            BiConsumer<Incident, Integer> act) {
        var owner = person.organisation().id();
        var exact = planned.get(0).terms();
        var historyTerms = IncidentHistory.termsFor(exact);
        var labels = access.labelsOf(terms(planned, Recalls.labelOf(owner), PointerRows.labelOf(owner), historyTerms));
        return access.writing(person, () -> {
            var incident = hold(id, expectedVersion);
            int historyLabel = labels.get(historyTerms);
            history.keepFirst(id, historyLabel);
            act.accept(incident, labels.get(exact));
            results.moveTo(id, labels.get(exact));
            records.flush();
            history.keep(id, historyLabel, action, clock.instant(), person, reason);
            released.replace(incident, planned, labels, reason);
            proposals.lapse(id, incident.version());
            pointers.follow(incident, planned.get(0), labels);
            audit.record(person, AuditOperation.ALTERATION, action, "incident", id, reason);
            return queries.view(person, id).orElseThrow();
        });
    }

    /** The incident, which nobody else changes before this transaction ends. */
    Incident hold(UUID id, int expectedVersion) {
        var incident = records.find(Incident.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (incident == null) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        incident.refuseUnlessVersion(expectedVersion);
        return incident;
    }

    /** The incident, for somebody who is about to change it: it must be theirs. */
    private IncidentView get(Person person, UUID id) {
        var view = access.reading(person, () -> queries.view(person, id))
                .orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
        var whole = view.whole();
        if (whole == null || whole.sharing() == null || !person.may(Permission.AMEND_INCIDENT)) {
            throw new ProblemException(IncidentProblem.NOT_YOURS);
        }
        return view;
    }

    private List<Release> plannedNow(Person person, UUID id, IncidentView view) {
        var owner = person.organisation().id();
        return releases.of(owner, contentOf(view), reporterOutside(person, id, owner));
    }

    /** What an incident of the person's own organisation says now. */
    private static IncidentContent contentOf(IncidentView view) {
        var released = view.released();
        var whole = Objects.requireNonNull(view.whole());
        return new IncidentContent(
                released.categoryCode(),
                whole.narrative(),
                new OccurredBetween(released.earliest(), released.latest(), released.exactTimeKnown()),
                whole.place(),
                Objects.requireNonNull(whole.sharing()).terms());
    }

    /** Whether this id is new; the row says whose it is and what it was first sent with. */
    private boolean submit(UUID id, Person person, byte[] contentSha256) {
        var first = jdbc.sql("select content_sha256 from incident_submission where incident_id = :id")
                .param("id", id)
                .query(byte[].class)
                .optional();
        if (first.isPresent()) {
            if (!Arrays.equals(first.get(), contentSha256)) {
                throw ID_UNUSABLE;
            }
            return false;
        }
        jdbc.sql("insert into incident_submission (incident_id, person_id, content_sha256) values (:id, :person, :sha)")
                .param("id", id)
                .param("person", person.id())
                .param("sha", contentSha256)
                .update();
        return true;
    }

    private String forceOf(Place place) {
        return forces.at(place.point())
                .map(Force::code)
                .orElseThrow(() -> PlatformProblem.invalid(
                        "/place", "That place is not in the area of any police force of the United Kingdom."));
    }

    /** Police own what they report; everybody else's report belongs to the force of the place. */
    private Organisation ownerOf(Person person, String force) {
        if (person.may(Permission.AMEND_INCIDENT) && person.organisation().kind() != OrganisationKind.WATCH_GROUP) {
            return person.organisation();
        }
        return people.listOrganisations().stream()
                .filter(organisation -> force.equals(organisation.forceCode()) && !organisation.frozen())
                .findFirst()
                .orElseThrow(
                        () -> PlatformProblem.invalid(
                                "/place",
                                "The police force of that place does not take reports through Hedgerow yet. Ring 101, or 999 if it is happening now."));
    }

    private void recordReporter(UUID id, int label, Person person) {
        jdbc.sql("insert into incident_reporter (incident_id, label_id, person_id, organisation_id)"
                        + " values (:id, :label, :person, :organisation)")
                .param("id", id)
                .param("label", label)
                .param("person", person.id())
                .param("organisation", person.organisation().id())
                .update();
    }

    private @Nullable UUID reporterOutside(Person person, UUID id, UUID owner) {
        return access.reading(
                person,
                () -> jdbc.sql("select person_id from incident_reporter"
                                + " where incident_id = :id and organisation_id <> :owner")
                        .param("id", id)
                        .param("owner", owner)
                        .query(UUID.class)
                        .optional()
                        .orElse(null));
    }

    private static List<LabelTerms> terms(List<Release> planned, LabelTerms... more) {
        var terms = new ArrayList<>(Arrays.asList(more));
        planned.forEach(release -> terms.add(release.terms()));
        return terms;
    }
}
