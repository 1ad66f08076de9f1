package org.hedgerow.incident;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
import org.hedgerow.sharing.Tier;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes an incident of what somebody told: the one way in for single reports, whoever makes them. */
@Component
public class IncidentRecording {

    private static final ProblemException ID_UNUSABLE =
            PlatformProblem.invalid("/id", "This id cannot be used for a new report; make another.");

    private final Access access;
    private final Releases releases;
    private final ReleasedRows released;
    private final ReferenceNumbers references;
    private final EntityManager records;
    private final JdbcClient jdbc;
    private final RecordingForces forces;
    private final People people;
    private final Clock clock;

    IncidentRecording(
            Access access,
            Releases releases,
            ReleasedRows released,
            ReferenceNumbers references,
            EntityManager records,
            JdbcClient jdbc,
            RecordingForces forces,
            People people,
            Clock clock) {
        this.access = access;
        this.releases = releases;
        this.released = released;
        this.references = references;
        this.records = records;
        this.jdbc = jdbc;
        this.forces = forces;
        this.people = people;
        this.clock = clock;
    }

    /**
     * What will be written of a report, decided before the transaction that writes it.
     *
     * @param force the code of the force of the place, which the reference bears
     * @param owner whose record it will be
     * @param reporter null for somebody without an account
     * @param releases exact first
     * @param labels the ids of every label that is written under
     * @param ownLabel of what is for the owner alone, such as who told it
     */
    public record Plan(
            String force,
            Organisation owner,
            @Nullable Person reporter,
            IncidentContent content,
            List<Release> releases,
            Map<LabelTerms, Integer> labels,
            int ownLabel) {

        /** Whether somebody outside the owner told it. */
        public boolean isFromOutside() {
            return reporter == null
                    || !owner.id().equals(reporter.organisation().id());
        }
    }

    /** Never says whether the id is somebody's. */
    public static ProblemException idUnusable() {
        return ID_UNUSABLE;
    }

    /**
     * Decides whose record it becomes and who is given what of it.
     *
     * @param reporter null for somebody without an account
     * @throws ProblemException when the place belongs to no force that takes reports here
     */
    public Plan plan(@Nullable Person reporter, IncidentContent content) {
        var force = forceOf(content.place());
        var owner = ownerOf(reporter, force);
        var outside =
                reporter == null || owner.id().equals(reporter.organisation().id()) ? null : reporter.id();
        var planned = releases.of(owner.id(), content, outside);
        // Who told us is for no more people than the record is.
        var ownLabel = LabelTerms.of(owner.id(), content.sharing().withdrawn(), Tier.EXACT);
        var labels = access.labelsOf(Stream.concat(planned.stream().map(Release::terms), Stream.of(ownLabel))
                .toList());
        return new Plan(force, owner, reporter, content, planned, labels, labels.get(ownLabel));
    }

    /**
     * Writes the incident, its place, what is released of it and who reported it; inside a transaction that may write under the plan's labels.
     */
    public IncidentReference record(UUID id, Plan plan) {
        var recordedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var reference = references.next(plan.force(), recordedAt);
        var incident = new Incident(id, plan.owner().id(), reference, recordedAt);
        var label = plan.labels().get(plan.releases().get(0).terms());
        incident.tell(plan.content(), label);
        records.persist(incident);
        records.persist(new IncidentPlace(id, label, plan.content().place()));
        try {
            records.flush();
        } catch (ConstraintViolationException e) {
            // The id is somebody's incident. Said as every other broken key is, to firstOrRepeated.
            throw new DataIntegrityViolationException("The incident is there already", e);
        }
        if (plan.reporter() != null) {
            recordReporter(id, plan.ownLabel(), plan.reporter());
        }
        released.replace(incident, plan.releases(), plan.labels(), null);
        return reference;
    }

    /** The reference of an incident, where whoever this transaction reads for may know it. */
    public Optional<IncidentReference> findReference(UUID id) {
        return jdbc.sql("select force_code, reference_year, reference_number from released_incident"
                        + " where incident_id = :id and reference_year is not null limit 1")
                .param("id", id)
                .query((row, number) -> new IncidentReference(row.getString(1), row.getInt(2), row.getInt(3)))
                .optional();
    }

    /**
     * Two sendings of one report may meet: the second waits for the first, fails on its key, and then finds it answered.
     *
     * @param attempt one whole transaction
     * @throws ProblemException when the id is somebody else's, which nobody may learn from this answer: it reads like any id that cannot be used
     */
    public static <T> T firstOrRepeated(Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (DataIntegrityViolationException first) {
            try {
                return attempt.get();
            } catch (DataIntegrityViolationException again) {
                throw ID_UNUSABLE;
            }
        }
    }

    String forceOf(Place place) {
        return forces.at(place.point())
                .map(Force::code)
                .orElseThrow(() -> PlatformProblem.invalid(
                        "/place", "That place is not in the area of any police force of the United Kingdom."));
    }

    /** Police own what they report; everybody else's report belongs to the force of the place. */
    private Organisation ownerOf(@Nullable Person reporter, String force) {
        if (reporter != null
                && reporter.may(Permission.AMEND_INCIDENT)
                && reporter.organisation().kind() != OrganisationKind.WATCH_GROUP) {
            return reporter.organisation();
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
}
