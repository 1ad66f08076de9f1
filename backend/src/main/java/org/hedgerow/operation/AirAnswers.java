package org.hedgerow.operation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.operation.AirBriefing.State;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a request further, each side by its own steps, and keeps that a version of the briefing was read. */
@Component
public class AirAnswers {

    private final Access access;
    private final AirRequestRows rows;
    private final AirBriefingRows briefings;
    private final AuditTrail audit;
    private final Clock clock;

    AirAnswers(Access access, AirRequestRows rows, AirBriefingRows briefings, AuditTrail audit, Clock clock) {
        this.access = access;
        this.rows = rows;
        this.briefings = briefings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes a step other than sending, which is {@link AirSending}'s.
     *
     * @param reason needed for declining, cancelling and being called away; otherwise kept where one is given
     * @throws ProblemException not found, also for who may read the request and whose step it is not; {@link AirProblem#STALE}; {@link AirProblem#NOT_NOW};
     *     {@link AirProblem#OWN_REQUEST} for the answer of who sent it;
     *     422 when a reason is missing
     */
    public AirRequest move(Person person, UUID id, int expectedVersion, State to, @Nullable String reason) {
        AirRequests.refuseUnlessConcerned(person);
        return access.writing(person, () -> {
            var held = rows.find(id)
                    .filter(found -> AirSteps.isOfTheForce(to)
                            ? AirRequests.isOwn(person, found) && AirRequests.mayAsk(person)
                            : AirRequests.isTasked(person, found))
                    .flatMap(found -> rows.hold(id))
                    .orElseThrow(() -> AirRequests.NOT_FOUND);
            if (!AirSteps.isOfTheForce(to) && !AirRequests.mayAnswer(person, held)) {
                throw new ProblemException(AirProblem.OWN_REQUEST);
            }
            if (held.version() != expectedVersion) {
                throw new ProblemException(AirProblem.STALE);
            }
            if (to == State.REQUESTED || !AirSteps.may(held.state(), to)) {
                throw new ProblemException(AirProblem.NOT_NOW);
            }
            if (AirSteps.needsReason(to) && reason == null) {
                throw PlatformProblem.invalid("/reason", "Give the reason.");
            }
            rows.move(held, to, reason, clock.instant().truncatedTo(ChronoUnit.SECONDS));
            audit.record(person, AuditOperation.ALTERATION, action(to), AirRequests.KIND, id, reason);
            return rows.find(id).orElseThrow();
        });
    }

    /**
     * Keeps that the person has read a version. A second time changes nothing.
     *
     * @throws ProblemException not found when the person is not of the tasked air support, or there is no such version; {@link AirProblem#OWN_REQUEST};
     *     {@link AirProblem#TAKEN_BACK} when that version was made of what was taken back
     */
    public void acknowledge(Person person, UUID id, int version) {
        AirRequests.refuseUnlessConcerned(person);
        access.writing(person, () -> {
            var request = rows.find(id)
                    .filter(found -> AirRequests.isTasked(person, found))
                    .filter(found -> version >= 1 && version <= found.briefingVersion())
                    .orElseThrow(() -> AirRequests.NOT_FOUND);
            if (!AirRequests.mayAnswer(person, request)) {
                throw new ProblemException(AirProblem.OWN_REQUEST);
            }
            briefings.find(id, version).orElseThrow(() -> AirBriefingReading.missing(request, version));
            var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            if (briefings.acknowledge(id, version, request.labelId(), person.id(), null, null, now)) {
                audit.record(person, AuditOperation.ALTERATION, "acknowledge air briefing", AirRequests.KIND, id, null);
            }
            return id;
        });
    }

    private static String action(State to) {
        return switch (to) {
            case ACCEPTED -> "accept air request";
            case EN_ROUTE -> "air support en route";
            case ON_SCENE -> "air support on scene";
            case CALLED_AWAY -> "air support called away";
            case RELEASED -> "release air support";
            case DECLINED -> "decline air request";
            case CANCELLED -> "cancel air request";
            case DRAFT, REQUESTED -> "send air request";
        };
    }
}
