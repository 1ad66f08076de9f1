package org.hedgerow.incident;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.SharingTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes in reports and changes to them. One transaction holds the incident, its place, what is released of it, who reported it,
 * the audit entry and the change log's rows: all of them or none.
 */
@Component
public class IncidentReporting {

    private static final Duration LONGEST_SPAN = Duration.ofDays(366);

    private final Access access;
    private final IncidentRecording recording;
    private final ObjectProvider<ReportKept> keepers;
    private final Releases releases;
    private final ReleasedRows released;
    private final IncidentQueries queries;
    private final IncidentHistory history;
    private final EntityManager records;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final SharingChanges changes;
    private final ProposalRows proposals;
    private final PointerRows pointers;
    private final IncidentResultRows results;

    IncidentReporting(
            Access access,
            IncidentRecording recording,
            ObjectProvider<ReportKept> keepers,
            Releases releases,
            ReleasedRows released,
            IncidentQueries queries,
            IncidentHistory history,
            EntityManager records,
            JdbcClient jdbc,
            AuditTrail audit,
            Clock clock,
            SharingChanges changes,
            ProposalRows proposals,
            PointerRows pointers,
            IncidentResultRows results) {
        this.access = access;
        this.recording = recording;
        this.keepers = keepers;
        this.releases = releases;
        this.released = released;
        this.queries = queries;
        this.history = history;
        this.records = records;
        this.jdbc = jdbc;
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
        var plan = recording.plan(person, content);
        return IncidentRecording.firstOrRepeated(() -> access.writing(person, () -> {
            if (!submit(id, person, contentSha256)) {
                return new Receipt(queries.view(person, id).orElseThrow(IncidentRecording::idUnusable), true);
            }
            recording.record(id, plan);
            if (plan.isFromOutside()) {
                keepers.orderedStream().forEach(each -> each.keep(person, id, plan));
            }
            audit.record(person, AuditOperation.COLLECTION, "report incident", "incident", id, null);
            return new Receipt(queries.view(person, id).orElseThrow(), false);
        }));
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
        if (!known.released().forceCode().equals(recording.forceOf(content.place()))) {
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
        return close(person, id, expectedVersion, reason, () -> {});
    }

    /**
     * Ends an incident.
     *
     * @param also in the same transaction, when the incident is held and before anything is told
     */
    public IncidentView close(Person person, UUID id, int expectedVersion, String reason, Runnable also) {
        var view = get(person, id);
        var planned = plannedNow(person, id, view);
        return change(person, id, expectedVersion, planned, "close incident", reason, (incident, label) -> {
            incident.close(reason);
            also.run();
        });
    }

    /** Makes the time of an open incident cover another time as well; nothing else of it changes. */
    public IncidentView widen(Person person, UUID id, int expectedVersion, OccurredBetween also) {
        var content = contentOf(get(person, id));
        var when = content.when().covering(also);
        if (Duration.between(when.earliest(), when.latest()).compareTo(LONGEST_SPAN) > 0) {
            throw PlatformProblem.invalid("/earliest", "The two times are more than a year apart.");
        }
        return amend(
                person,
                id,
                expectedVersion,
                new IncidentContent(
                        content.categoryCode(), content.narrative(), when, content.place(), content.sharing()));
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
        var labels = labelsFor(person, planned);
        return access.writing(person, () -> {
            changeWithin(person, id, expectedVersion, planned, labels, action, reason, act);
            return queries.view(person, id).orElseThrow();
        });
    }

    /** The ids of every label that a change to these releases needs; before the transaction that makes it. */
    Map<LabelTerms, Integer> labelsFor(Person person, List<Release> planned) {
        var owner = person.organisation().id();
        var historyTerms = IncidentHistory.termsFor(planned.get(0).terms());
        return access.labelsOf(terms(planned, Recalls.labelOf(owner), PointerRows.labelOf(owner), historyTerms));
    }

    /**
     * One change, as a part of the transaction that {@link Access#writing} has opened.
     *
     * @param labels from {@link #labelsFor}
     * @param action the fixed words of the act
     * @param act changes the incident, which is given with the id of its exact label
     */
    void changeWithin(
            Person person,
            UUID id,
            int expectedVersion,
            List<Release> planned,
            Map<LabelTerms, Integer> labels,
            String action,
            @Nullable String reason,
            BiConsumer<Incident, Integer> act) {
        var exact = planned.get(0).terms();
        var incident = hold(id, expectedVersion);
        int historyLabel = labels.get(IncidentHistory.termsFor(exact));
        history.keepFirst(id, historyLabel);
        act.accept(incident, labels.get(exact));
        results.moveTo(id, labels.get(exact));
        records.flush();
        history.keep(id, historyLabel, action, clock.instant(), person, reason);
        released.replace(incident, planned, labels, reason);
        proposals.lapse(id, incident.version());
        pointers.follow(incident, planned.get(0), labels);
        audit.record(person, AuditOperation.ALTERATION, action, "incident", id, reason);
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
                throw IncidentRecording.idUnusable();
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
