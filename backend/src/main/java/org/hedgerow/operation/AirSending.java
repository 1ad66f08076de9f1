package org.hedgerow.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.AirSupportUnits;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.operation.AirBriefing.State;
import org.hedgerow.platform.FieldErrors;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends a request: it passes under a label that names the tasked air support and ends with the task, and its first briefing is made. What the National Police Air
 * Service asks for first is asked here: a significant threat, risk or harm, why the aircraft is needed, where, and whom the crew talks to.
 */
@Component
public class AirSending {

    /** A task ends at a quarter of an hour, so that tasks share labels. */
    private static final Duration STEP = Duration.ofMinutes(15);

    private final Access access;
    private final AirRequestRows rows;
    private final AirBriefingRows briefings;
    private final AirIncidents incidents;
    private final AirAssembly assembly;
    private final AirWarnings warnings;
    private final AirSupportUnits units;
    private final People people;
    private final AuditTrail audit;
    private final Clock clock;

    AirSending(
            Access access,
            AirRequestRows rows,
            AirBriefingRows briefings,
            AirIncidents incidents,
            AirAssembly assembly,
            AirWarnings warnings,
            AirSupportUnits units,
            People people,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.rows = rows;
        this.briefings = briefings;
        this.incidents = incidents;
        this.assembly = assembly;
        this.warnings = warnings;
        this.units = units;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whom a force may ask: national units first. */
    public List<Organisation> units() {
        return units.list();
    }

    /**
     * Sends a draft.
     *
     * @param confirmed that what {@link AirWarnings} warn of was looked at
     * @throws ProblemException not found; {@link AirProblem#STALE}; {@link AirProblem#NOT_NOW} when it is no draft; 422 naming every field that is missing;
     *     {@link AirProblem#UNCONFIRMED}; {@link AirProblem#RESTRAINED} when the incident's label has changed since;
     *     {@link AirProblem#TAKEN_BACK}
     */
    public AirRequest send(Person person, UUID id, int expectedVersion, boolean confirmed) {
        AirRequests.refuseUnlessAsking(person);
        var draft = access.reading(person, () -> rows.find(id))
                .filter(found -> AirRequests.isOwn(person, found))
                .orElseThrow(() -> AirRequests.NOT_FOUND);
        if (draft.version() != expectedVersion) {
            throw new ProblemException(AirProblem.STALE);
        }
        if (!AirSteps.may(draft.state(), State.REQUESTED)) {
            throw new ProblemException(AirProblem.NOT_NOW);
        }
        // What it was made of, the label allowed then: it is asked again before anything leaves the force.
        var conditions = draft.incident() == null
                ? AirIncidents.Conditions.NONE
                : incidents.begin(person, draft.incident()).conditions();
        var airSupport = airSupport(draft.content().airSupport());
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var endsAt = endOf(now, draft.content().hours());
        var terms = taskTerms(draft.owner(), airSupport.id(), conditions, endsAt);
        var labels = access.labelsOf(List.of(terms));
        return access.writing(person, () -> {
            var held = rows.hold(id).orElseThrow(() -> AirRequests.NOT_FOUND);
            if (held.version() != expectedVersion) {
                throw new ProblemException(AirProblem.STALE);
            }
            if (held.takenBack()) {
                throw new ProblemException(AirProblem.TAKEN_BACK);
            }
            refuseUnlessFit(held, held.content(), confirmed);
            rows.send(held, labels.get(terms), airSupport.id(), now, endsAt);
            brief(rows.find(id).orElseThrow(), held.content(), person, State.REQUESTED, endsAt);
            audit.record(person, AuditOperation.DISCLOSURE, "send air request", AirRequests.KIND, id, null);
            return rows.find(id).orElseThrow();
        });
    }

    /** Adds the next version of the briefing, within the transaction that changes the request. */
    void brief(AirRequest request, AirRequestContent content, Person person, State state, @Nullable Instant endsAt) {
        if (endsAt == null) {
            throw new ProblemException(AirProblem.NOT_NOW);
        }
        var force = people.findOrganisation(request.owner())
                .map(Organisation::name)
                .orElse(person.organisation().name());
        var marking = access.termsOf(request.labelId()).sharing().marking();
        briefings.add(
                request.id(),
                request.labelId(),
                assembly.assemble(
                        person, request, content, force, marking, state, request.briefingVersion() + 1, endsAt));
    }

    /** Names every field without which nothing is sent, and then what should be looked at once more. */
    void refuseUnlessFit(AirRequest request, AirRequestContent content, boolean confirmed) {
        var missing = new FieldErrors();
        need(
                content.threatRiskHarm(),
                "/threatRiskHarm",
                "Say what the threat, risk or harm is, and to whom.",
                missing);
        need(content.whyAir(), "/whyAir", "Say why officers on the ground need air support.", missing);
        need(
                content.talkgroup(),
                "/talkgroup",
                "Say on which talkgroup or other contact the crew reaches you.",
                missing);
        need(content.place(), "/place", "Say where it is.", missing);
        missing.throwIfAny();
        var found = warnings.in(content, request.incident());
        if (!confirmed && !found.isEmpty()) {
            throw new ProblemException(
                    AirProblem.UNCONFIRMED,
                    found.stream()
                            .map(each -> new ProblemException.FieldError(each.pointer(), each.detail()))
                            .toList());
        }
    }

    private static void need(@Nullable Object said, String pointer, String words, FieldErrors missing) {
        if (said == null) {
            missing.add(pointer, words);
        }
    }

    /** The one that was chosen, or the only national one. */
    private Organisation airSupport(@Nullable UUID chosen) {
        var there = units.list();
        if (chosen != null) {
            return there.stream()
                    .filter(unit -> unit.id().equals(chosen))
                    .findFirst()
                    .orElseThrow(() -> PlatformProblem.invalid("/airSupport", "Choose air support that there is."));
        }
        var national = there.stream()
                .filter(unit -> unit.kind() == OrganisationKind.NATIONAL_UNIT)
                .toList();
        if (national.size() == 1) {
            return national.get(0);
        }
        throw PlatformProblem.invalid(
                "/airSupport",
                national.isEmpty() && there.isEmpty()
                        ? "There is no air support here yet: ring its operations centre."
                        : "Choose whom you ask.");
    }

    static Instant endOf(Instant sentAt, int hours) {
        long seconds = sentAt.plus(Duration.ofHours(hours)).getEpochSecond();
        return Instant.ofEpochSecond(
                Math.floorDiv(seconds + STEP.toSeconds() - 1, STEP.toSeconds()) * STEP.toSeconds());
    }

    private static LabelTerms taskTerms(
            UUID owner, UUID airSupport, AirIncidents.Conditions conditions, Instant endsAt) {
        return LabelTerms.of(
                owner,
                new SharingTerms(
                        Scope.AIR_SUPPORT_TASK,
                        Set.of(airSupport),
                        null,
                        null,
                        null,
                        conditions.handling(),
                        conditions.marking(),
                        null,
                        Set.of(),
                        conditions.barred(),
                        null,
                        endsAt),
                Tier.EXACT);
    }
}
