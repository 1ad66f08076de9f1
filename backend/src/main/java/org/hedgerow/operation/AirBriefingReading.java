package org.hedgerow.operation;

import java.util.ArrayList;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads briefings as they were made, with how far the request is now and which version is the newest. */
@Component
class AirBriefingReading implements AirBriefings {

    private final Access access;
    private final AirRequestRows requests;
    private final AirBriefingRows briefings;
    private final AirLinks links;
    private final PoliceDrones drones;
    private final AuditTrail audit;

    AirBriefingReading(
            Access access,
            AirRequestRows requests,
            AirBriefingRows briefings,
            AirLinks links,
            PoliceDrones drones,
            AuditTrail audit) {
        this.access = access;
        this.requests = requests;
        this.briefings = briefings;
        this.links = links;
        this.drones = drones;
        this.audit = audit;
    }

    @Override
    public AirBriefing read(Person person, UUID request, @Nullable Integer version) {
        AirRequests.refuseUnlessConcerned(person);
        return access.consulting(person, () -> {
            var found = requests.find(request).orElseThrow(() -> AirRequests.NOT_FOUND);
            var wanted = version == null ? found.briefingVersion() : version;
            var briefing = briefings.find(request, wanted).orElseThrow(() -> missing(found, wanted));
            audit.record(person, AuditOperation.CONSULTATION, "read air briefing", AirRequests.KIND, request, null);
            return asOfNow(briefing, found, drones);
        });
    }

    /** A version that there is and that row security shows to nobody any more was made of what was taken back. */
    static ProblemException missing(AirRequest request, int version) {
        return version >= 1 && version <= request.briefingVersion()
                ? new ProblemException(AirProblem.TAKEN_BACK)
                : AirRequests.NOT_FOUND;
    }

    @Override
    public AirBriefing readByLink(String code) {
        return links.read(code);
    }

    /**
     * What changes about a version is not of the version: how far the request is, that a newer one stands in its place, and, of the newest, which drones are in the
     * air at this moment.
     */
    static AirBriefing asOfNow(AirBriefing made, AirRequest request, PoliceDrones drones) {
        var isNewest = request.briefingVersion() == made.version();
        return new AirBriefing(
                made.number(),
                made.version(),
                isNewest ? null : Integer.valueOf(request.briefingVersion()),
                request.state(),
                made.madeAt(),
                made.endsAt(),
                made.marking(),
                made.force(),
                made.forceLog(),
                made.incidentReference(),
                made.asked(),
                made.where(),
                made.seen(),
                isNewest ? withDrones(made, drones) : made.ground(),
                made.helpful());
    }

    private static AirBriefing.Ground withDrones(AirBriefing made, PoliceDrones drones) {
        var ground = made.ground();
        var hazards = new ArrayList<>(drones.near(made.where().place()));
        ground.hazards().stream().filter(hazard -> !hazard.drone()).forEach(hazards::add);
        return new AirBriefing.Ground(
                ground.units(), ground.containment(), hazards, ground.escapeRoads(), ground.borders());
    }
}
