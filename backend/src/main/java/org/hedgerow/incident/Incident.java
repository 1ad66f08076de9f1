package org.hedgerow.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;

/** The aggregate: guards its own status and version. Where it happened and who reported it are rows of their own. */
@Entity
@Table(name = "incident")
class Incident {

    @Id
    private UUID id;

    private int labelId;

    @Column(updatable = false)
    private UUID ownerOrganisation;

    private String forceCode;

    private int referenceYear;

    private int referenceNumber;

    @Enumerated(EnumType.STRING)
    private IncidentStatus status;

    private String categoryCode;
    private String narrative;
    private Instant earliest;
    private Instant latest;
    private boolean exactTimeKnown;

    @Column(updatable = false)
    private Instant recordedAt;

    private @Nullable String closedReason;
    private int version;

    /** For loading alone. */
    protected Incident() {}

    Incident(UUID id, UUID ownerOrganisation, IncidentReference reference, Instant recordedAt) {
        this.id = id;
        this.ownerOrganisation = ownerOrganisation;
        this.forceCode = reference.forceCode();
        this.referenceYear = reference.year();
        this.referenceNumber = reference.number();
        this.recordedAt = recordedAt;
        this.status = IncidentStatus.OPEN;
        this.version = 0;
    }

    /** Takes what a report or an amendment says; a withdrawn or closed incident is not amended. */
    void tell(IncidentContent content, int label) {
        refuseUnless(status == IncidentStatus.OPEN);
        categoryCode = content.categoryCode();
        narrative = content.narrative();
        earliest = content.when().earliest();
        latest = content.when().latest();
        exactTimeKnown = content.when().exactTimeKnown();
        labelId = label;
        version++;
    }

    /** Comes under another label because it is shared with others than before; what it says stays. */
    void share(int label) {
        refuseUnless(status != IncidentStatus.WITHDRAWN);
        labelId = label;
        version++;
    }

    /** What came of it was recorded: that may be long after it was closed. */
    void recordResults() {
        refuseUnless(status != IncidentStatus.WITHDRAWN);
        version++;
    }

    void close(String reason) {
        refuseUnless(status == IncidentStatus.OPEN);
        status = IncidentStatus.CLOSED;
        closedReason = reason;
        version++;
    }

    void withdraw(String reason, int ownLabel) {
        refuseUnless(status != IncidentStatus.WITHDRAWN);
        status = IncidentStatus.WITHDRAWN;
        closedReason = reason;
        labelId = ownLabel;
        version++;
    }

    /** Counts no longer, because what was reported is told of by another incident; {@link #comeBack} undoes it. */
    void join(String reason, int ownLabel) {
        refuseUnless(status == IncidentStatus.OPEN);
        withdraw(reason, ownLabel);
    }

    /** Counts again, as an open incident, after it was joined to another. */
    void comeBack(int label) {
        refuseUnless(status == IncidentStatus.WITHDRAWN);
        status = IncidentStatus.OPEN;
        closedReason = null;
        labelId = label;
        version++;
    }

    void refuseUnlessVersion(int expected) {
        if (version != expected) {
            throw new ProblemException(IncidentProblem.STALE);
        }
    }

    private static void refuseUnless(boolean allowed) {
        if (!allowed) {
            throw new ProblemException(IncidentProblem.STATUS_FORBIDS);
        }
    }

    UUID id() {
        return id;
    }

    int labelId() {
        return labelId;
    }

    UUID ownerOrganisation() {
        return ownerOrganisation;
    }

    IncidentReference reference() {
        return new IncidentReference(forceCode, referenceYear, referenceNumber);
    }

    IncidentStatus status() {
        return status;
    }

    String categoryCode() {
        return categoryCode;
    }

    String narrative() {
        return narrative;
    }

    OccurredBetween when() {
        return new OccurredBetween(earliest, latest, exactTimeKnown);
    }

    Instant recordedAt() {
        return recordedAt;
    }

    @Nullable String closedReason() {
        return closedReason;
    }

    int version() {
        return version;
    }
}
