package org.hedgerow.intelligence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes reports from state to state and writes what others read of them. Nobody assesses a report of their own; the database refuses it as well.
 */
@Component
public class IntelligenceDesk {

    public static final int MOST_KEPT = 100;

    private final Access access;
    private final IntelligenceUnit unit;
    private final IntelligenceRows rows;
    private final SanitisedRows sanitised;
    private final TransferRows transfers;
    private final Disseminations disseminations;
    private final AuditTrail audit;

    IntelligenceDesk(
            Access access,
            IntelligenceUnit unit,
            IntelligenceRows rows,
            SanitisedRows sanitised,
            TransferRows transfers,
            Disseminations disseminations,
            AuditTrail audit) {
        this.access = access;
        this.unit = unit;
        this.rows = rows;
        this.sanitised = sanitised;
        this.transfers = transfers;
        this.disseminations = disseminations;
        this.audit = audit;
    }

    /**
     * Words that may show a source.
     *
     * @param kept why they were kept; null while nobody has answered them
     */
    public record CheckedHit(SourceHints.Hit hit, @Nullable String kept) {}

    /** Words that an assessor keeps, with the reason. */
    public record Kept(SourceHints.Kind kind, String words, String reason) {}

    /**
     * Takes a named way.
     *
     * @param reason for the ways that ask for one
     * @throws ProblemException not found; {@link IntelligenceProblem#NOT_NOW}; {@link IntelligenceProblem#OWN_REPORT}; {@link
     *     IntelligenceProblem#UNANSWERED}; or what the report still lacks, by field
     */
    public IntelligenceReport step(
            Person person, UUID id, int expectedVersion, IntelligenceTransition way, @Nullable String reason) {
        IntelligenceUnit.forceOf(person);
        return access.writing(person, () -> {
            var held = unit.hold(person, id, expectedVersion);
            if (way == IntelligenceTransition.DISPOSE) {
                throw new ProblemException(IntelligenceProblem.NOT_NOW);
            }
            refuseUnlessWhose(person, held, way);
            var to = way.next(held.state(), isSensitive(held))
                    .orElseThrow(() -> new ProblemException(IntelligenceProblem.NOT_NOW));
            if (way.needsReason() && reason == null) {
                throw PlatformProblem.invalid("/reason", "Say why.");
            }
            refuseUnlessReady(held, way);
            var now = unit.now();
            rows.step(id, way, to, way.needsReason() ? reason : null, now);
            if (to.isLive()) {
                sanitised.makeLive(id, to.isSensitive(), now);
            }
            audit.record(
                    person,
                    way == IntelligenceTransition.MAKE_LIVE ? AuditOperation.DISCLOSURE : AuditOperation.ALTERATION,
                    "intelligence " + way.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    IntelligenceUnit.KIND,
                    id,
                    null);
            if (to.isLive()) {
                disseminations.sendHeld(person, id);
            }
            return unit.find(person, id);
        });
    }

    /**
     * Writes what others will read, in the place of what was written before, with the words that are kept though they stand out.
     *
     * @param terms for whom it is, with its handling and marking
     */
    public List<CheckedHit> write(
            Person person,
            UUID id,
            int expectedVersion,
            SanitisedContent content,
            SharingTerms terms,
            List<Kept> kept) {
        IntelligenceUnit.refuseUnlessUnit(person);
        var own = IntelligenceUnit.own(person.organisation().id());
        var live = LabelTerms.of(person.organisation().id(), terms, Tier.EXACT)
                .about(content.category().split("\\.", 2)[0]);
        var labels = access.labelsOf(List.of(own, live));
        return access.writing(person, () -> {
            var held = unit.hold(person, id, expectedVersion);
            refuseOwn(person, held);
            if (!held.state().isAssessed()) {
                throw new ProblemException(IntelligenceProblem.NOT_NOW);
            }
            var lacking = ReportRules.ofSanitised(content);
            if (!lacking.isEmpty()) {
                throw new ProblemException(PlatformProblem.INVALID_FIELDS, lacking);
            }
            var now = unit.now();
            sanitised.write(held, labels.get(own), labels.get(live), person, content, now);
            var hits = hits(id, content);
            var there = hits.stream().map(IntelligenceDesk::digest).collect(Collectors.toSet());
            sanitised.keep(id, labels.get(own), reasons(kept, there), now);
            audit.record(
                    person, AuditOperation.ALTERATION, "sanitise intelligence report", IntelligenceUnit.KIND, id, null);
            return checked(id, hits);
        });
    }

    /** What stands out in what others will read, each with the reason for which it was kept. */
    public List<CheckedHit> check(Person person, UUID id) {
        IntelligenceUnit.refuseUnlessUnit(person);
        return access.consulting(person, () -> {
            unit.find(person, id);
            audit.record(
                    person, AuditOperation.CONSULTATION, "check intelligence report", IntelligenceUnit.KIND, id, null);
            return sanitised
                    .find(id)
                    .map(found -> checked(id, hits(id, found.content())))
                    .orElse(List.of());
        });
    }

    /**
     * Records that the originator approves a use that the conditions of a live report wait for: its author, or whoever assesses for the force.
     *
     * @return what may be done with it from now on
     */
    public SanitisedReport approve(Person person, UUID id, IntelligenceUse use, String reason) {
        IntelligenceUnit.forceOf(person);
        return access.writing(person, () -> {
            unit.held(person, id);
            var live = sanitised
                    .find(id)
                    .filter(SanitisedReport::live)
                    .orElseThrow(() -> new ProblemException(IntelligenceProblem.NOT_NOW));
            if (!UseOfIntelligence.approvable(live.handling()).contains(use)) {
                throw PlatformProblem.invalid("/use", "Its conditions do not wait for anybody's approval of that.");
            }
            if (sanitised.approve(live, use, reason, unit.now())) {
                audit.record(
                        person,
                        AuditOperation.ALTERATION,
                        "approve use of intelligence",
                        IntelligenceUnit.KIND,
                        id,
                        null);
            }
            return sanitised.find(id).orElseThrow();
        });
    }

    private void refuseUnlessReady(IntelligenceReport report, IntelligenceTransition way) {
        switch (way) {
            case COMPLETE, RESUBMIT -> {
                // What came in the older form is held to its own rules when it is taken in, and to no others.
                var lacking = report.legacy()
                        ? List.<ProblemException.FieldError>of()
                        : ReportRules.ofReport(report.content());
                if (!lacking.isEmpty()) {
                    throw new ProblemException(PlatformProblem.INVALID_FIELDS, lacking);
                }
            }
            case ACCEPT -> {
                var written = sanitised
                        .find(report.id())
                        .orElseThrow(() -> new ProblemException(IntelligenceProblem.NOT_NOW));
                if (checked(report.id(), hits(report.id(), written.content())).stream()
                        .anyMatch(hit -> hit.kept() == null)) {
                    throw new ProblemException(IntelligenceProblem.UNANSWERED);
                }
            }
            case MAKE_LIVE -> {
                // Another force has it now.
                if (transfers.isGivenAway(report.id())) {
                    throw new ProblemException(IntelligenceProblem.NOT_NOW);
                }
            }
            case MARK_ORDINARY -> {
                if (isSensitive(report)) {
                    throw new ProblemException(IntelligenceProblem.NOT_NOW);
                }
            }
            default -> {
                // Nothing more is asked.
            }
        }
    }

    /** By what the author said, and by what an assessor wrote since. */
    private boolean isSensitive(IntelligenceReport report) {
        return unit.isSensitive(report.content().conditions())
                || sanitised
                        .find(report.id())
                        .filter(found -> unit.isSensitive(found.content().conditions()))
                        .isPresent();
    }

    private List<SourceHints.Hit> hits(UUID id, SanitisedContent content) {
        var fields = new ArrayList<SourceHints.Field>();
        fields.add(new SourceHints.Field("/title", content.title()));
        for (int at = 0; at < content.items().size(); at++) {
            fields.add(new SourceHints.Field(
                    "/items/" + at + "/text", content.items().get(at).text()));
        }
        fields.add(
                new SourceHints.Field("/provenance/text", content.provenance().text()));
        add(fields, "/handlingInstruction", content.handlingInstruction());
        add(fields, "/unreliableReason", content.unreliableReason());
        add(fields, "/falseReason", content.falseReason());
        add(fields, "/conditions/text", content.conditions().text());
        add(fields, "/conditions/reason", content.conditions().reason());
        add(fields, "/conditions/permittedUse", content.conditions().permittedUse());
        return SourceHints.find(fields, sanitised.reporterNames(id));
    }

    private static void add(List<SourceHints.Field> fields, String pointer, @Nullable String text) {
        if (text != null) {
            fields.add(new SourceHints.Field(pointer, text));
        }
    }

    private List<CheckedHit> checked(UUID id, List<SourceHints.Hit> hits) {
        var kept = sanitised.kept(id);
        return hits.stream()
                .map(hit -> new CheckedHit(hit, kept.get(digest(hit))))
                .toList();
    }

    /** Only of words that stand there: a reason for words that were taken out is kept no longer. */
    private static Map<String, String> reasons(List<Kept> kept, Set<String> there) {
        return kept.stream()
                .map(each -> Map.entry(digest(each.kind(), each.words()), each.reason()))
                .filter(each -> there.contains(each.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> second));
    }

    private static String digest(SourceHints.Hit hit) {
        return digest(hit.kind(), hit.words());
    }

    private static String digest(SourceHints.Kind kind, String words) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(SourceHints.key(kind, words).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }

    private static void refuseUnlessWhose(Person person, IntelligenceReport report, IntelligenceTransition way) {
        if (way.isByAssessor()) {
            IntelligenceUnit.refuseUnlessUnit(person);
            refuseOwn(person, report);
        } else if (!report.isBy(person.id())) {
            throw new ProblemException(IntelligenceProblem.NOT_NOW);
        }
    }

    private static void refuseOwn(Person person, IntelligenceReport report) {
        if (report.isBy(person.id())) {
            throw new ProblemException(IntelligenceProblem.OWN_REPORT);
        }
    }
}
