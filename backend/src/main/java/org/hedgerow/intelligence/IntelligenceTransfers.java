package org.hedgerow.intelligence;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.HandlingCode;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.springframework.stereotype.Component;

/**
 * Hands reports over that belong to another force. The giver keeps its report until the other's unit accepts; what the receiver then has is a report of its own
 * that begins at its desk, of the text that others were to read. The original and the source reference stay with the giver (ADR 66).
 */
@Component
public class IntelligenceTransfers {

    private static final int MOST_LISTED = 200;
    private static final String KIND = "intelligence transfer";
    private static final Set<IntelligenceState> OFFERED_FROM =
            Set.of(IntelligenceState.REQUIRES_LINKING, IntelligenceState.LIVE);

    private final Access access;
    private final IntelligenceUnit unit;
    private final IntelligenceRows reports;
    private final SanitisedRows sanitised;
    private final TransferRows rows;
    private final IntelligenceNumbers numbers;
    private final People people;
    private final AuditTrail audit;

    IntelligenceTransfers(
            Access access,
            IntelligenceUnit unit,
            IntelligenceRows reports,
            SanitisedRows sanitised,
            TransferRows rows,
            IntelligenceNumbers numbers,
            People people,
            AuditTrail audit) {
        this.access = access;
        this.unit = unit;
        this.reports = reports;
        this.sanitised = sanitised;
        this.rows = rows;
        this.numbers = numbers;
        this.people = people;
        this.audit = audit;
    }

    /** @param repeated the same had arrived before; nothing was written now */
    public record Receipt(IntelligenceTransfer transfer, boolean repeated) {}

    /** What the person's force was offered and offered, latest first, at most {@value #MOST_LISTED}; for the unit. */
    public List<IntelligenceTransfer> list(Person person) {
        IntelligenceUnit.refuseUnlessUnit(person);
        return access.consulting(person, () -> {
            var found = rows.ofOrganisation(person.organisation().id(), MOST_LISTED);
            audit.recordConsultation(
                    person,
                    "list intelligence transfers",
                    found.stream().map(IntelligenceTransfer::id).toList(),
                    KIND,
                    null,
                    null,
                    null);
            return found;
        });
    }

    /**
     * Offers a report to another force, under the id that the client made. The same id with the same content is answered again.
     *
     * @param reason why it belongs there
     * @throws ProblemException {@link IntelligenceProblem#NOT_NOW} for a report that is not accepted yet, is on the sensitive track or on offer already; or, by
     *     field, what its conditions forbid
     */
    public Receipt offer(Person person, UUID id, UUID report, UUID receiver, String reason, byte[] sha256) {
        IntelligenceUnit.refuseUnlessUnit(person);
        var giver = person.organisation().id();
        var before = access.reading(person, () -> rows.find(id));
        if (before.isPresent()) {
            var isSame =
                    before.get().giver().equals(giver) && access.reading(person, () -> rows.wasOfferedWith(id, sha256));
            if (!isSame) {
                throw ClientSent.idUnusable();
            }
            return new Receipt(before.get(), true);
        }
        people.findOrganisation(receiver)
                .filter(found -> found.kind() == OrganisationKind.FORCE && !found.frozen())
                .filter(found -> !found.id().equals(giver))
                .orElseThrow(() -> PlatformProblem.invalid("/force", "Choose another force."));
        var offered = access.reading(person, () -> {
            unit.find(person, report);
            return sanitised.find(report).orElseThrow(() -> new ProblemException(IntelligenceProblem.NOT_NOW));
        });
        int label = label(giver, receiver, offered);
        return access.writing(person, () -> {
            var held = unit.held(person, report);
            var written = sanitised.find(report).orElseThrow(() -> new ProblemException(IntelligenceProblem.NOT_NOW));
            if (!OFFERED_FROM.contains(held.state()) || rows.isOffered(report)) {
                throw new ProblemException(IntelligenceProblem.NOT_NOW);
            }
            refuseIfBound(written, receiver);
            // The label was made for the conditions that stood then.
            if (!written.handling().equals(offered.handling())) {
                throw new ProblemException(IntelligenceProblem.STALE);
            }
            var made = new IntelligenceTransfer(
                    id,
                    giver,
                    receiver,
                    report,
                    written.urn(),
                    reason,
                    written.content(),
                    written.intelligenceDay(),
                    unit.now(),
                    null);
            if (!rows.add(made, label, sha256)) {
                throw ClientSent.idUnusable();
            }
            audit.record(
                    person,
                    AuditOperation.DISCLOSURE,
                    "offer intelligence to a force",
                    IntelligenceUnit.KIND,
                    report,
                    null);
            audit.record(person, AuditOperation.DISCLOSURE, "offer intelligence transfer", KIND, id, reason);
            return new Receipt(made, false);
        });
    }

    /**
     * Accepts an offer: from then on the person's force has a report of its own, which somebody else of its unit assesses.
     *
     * @param newReport the id of it, made by the client; the same again is answered again
     * @throws ProblemException not found unless it was offered to the person's force; {@link IntelligenceProblem#NOT_NOW} when it was answered otherwise
     */
    public IntelligenceTransfer accept(Person person, UUID id, UUID newReport) {
        IntelligenceUnit.refuseUnlessUnit(person);
        var force = IntelligenceUnit.forceOf(person);
        var terms = IntelligenceUnit.own(person.organisation().id());
        int label = access.labelsOf(List.of(terms)).get(terms);
        return access.writing(person, () -> {
            var offered = received(person, id);
            var answer = offered.answer();
            if (answer != null) {
                var own = reports.find(newReport).filter(found -> found.isBy(person.id()));
                if (own.isEmpty() || !own.get().urn().equals(answer.urn())) {
                    throw new ProblemException(IntelligenceProblem.NOT_NOW);
                }
                return offered;
            }
            var now = unit.now();
            var urn = numbers.next(force, now);
            if (!rows.answer(id, null, urn, now)) {
                throw new ProblemException(IntelligenceProblem.NOT_NOW);
            }
            var sha256 = ClientSent.sha256(id + " " + newReport);
            if (!reports.addReceived(newReport, person, label, urn, id, content(offered), sha256, now)) {
                throw ClientSent.idUnusable();
            }
            audit.record(person, AuditOperation.ALTERATION, "accept intelligence transfer", KIND, id, null);
            audit.record(
                    person,
                    AuditOperation.COLLECTION,
                    "receive intelligence report",
                    IntelligenceUnit.KIND,
                    newReport,
                    null);
            return received(person, id);
        });
    }

    /** Refuses an offer with a reason, which the giver reads. */
    public IntelligenceTransfer refuse(Person person, UUID id, String reason) {
        IntelligenceUnit.refuseUnlessUnit(person);
        return access.writing(person, () -> {
            received(person, id);
            if (!rows.answer(id, reason, null, unit.now())) {
                throw new ProblemException(IntelligenceProblem.NOT_NOW);
            }
            audit.record(person, AuditOperation.ALTERATION, "refuse intelligence transfer", KIND, id, reason);
            return received(person, id);
        });
    }

    private IntelligenceTransfer received(Person person, UUID id) {
        return rows.find(id)
                .filter(found -> found.receiver().equals(person.organisation().id()))
                .orElseThrow(() -> IntelligenceUnit.NOT_FOUND);
    }

    private void refuseIfBound(SanitisedReport report, UUID receiver) {
        if (!UseOfIntelligence.mayChangeHands(report.handling(), report.approved())) {
            throw PlatformProblem.invalid(
                    "/report", "Its conditions leave it with its originator; share it with that force instead.");
        }
        var named = access.termsOf(report.liveLabel()).sharing().namedOrganisations();
        if (report.handling().code() == HandlingCode.C && !named.contains(receiver)) {
            throw PlatformProblem.invalid("/force", "It has conditions, and they do not name this force.");
        }
    }

    /** For the two forces, with the conditions; the database gives it to their units alone. */
    private int label(UUID giver, UUID receiver, SanitisedReport report) {
        var terms = LabelTerms.of(
                giver,
                SharingTerms.naming(Set.of(giver, receiver))
                        .handled(report.handling())
                        .marked(Marking.OFFICIAL_SENSITIVE, null),
                Tier.EXACT);
        return access.labelsOf(List.of(terms)).get(terms);
    }

    /** What the receiver's report begins with: nothing of the original, and no source reference. */
    private static ReportContent content(IntelligenceTransfer offered) {
        var content = offered.content();
        return new ReportContent(
                content.title(),
                content.priority(),
                content.marking(),
                content.handlingInstruction(),
                offered.intelligenceDay(),
                null,
                null,
                content.items(),
                content.provenance(),
                content.unreliableReason(),
                content.falseReason(),
                content.conditions(),
                null,
                null);
    }
}
