package org.hedgerow.intelligence.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.intelligence.Conditions;
import org.hedgerow.intelligence.Grade;
import org.hedgerow.intelligence.GradedText;
import org.hedgerow.intelligence.IntelligenceDesk;
import org.hedgerow.intelligence.IntelligenceReading;
import org.hedgerow.intelligence.IntelligenceReport;
import org.hedgerow.intelligence.IntelligenceTransition;
import org.hedgerow.intelligence.IntelligenceUse;
import org.hedgerow.intelligence.SanitisedReport;
import org.hedgerow.intelligence.TakenWay;
import org.hedgerow.intelligence.UseOfIntelligence;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reports as they are shown. */
@Component
class IntelligenceViews {

    private final People people;
    private final Access access;

    IntelligenceViews(People people, Access access) {
        this.people = people;
        this.access = access;
    }

    /** @param confidence null for a grade of the older form, from which nothing is derived */
    record GradedView(String text, String grade, @Nullable String confidence) {

        static GradedView of(GradedText graded) {
            var grade = graded.grading();
            return new GradedView(
                    graded.text(),
                    grade.text(),
                    grade instanceof Grade present ? present.confidence().name() : null);
        }
    }

    /**
     * @param sourceHeldBy the force that gave the report and knows its source; null for one that the own force wrote
     * @param waysOpen that this reader may take now, by name
     */
    record ReportView(
            UUID id,
            String urn,
            boolean legacy,
            String state,
            boolean own,
            String title,
            @Nullable String priority,
            String marking,
            @Nullable String handlingInstruction,
            @Nullable LocalDate intelligenceDay,
            @Nullable String sourceType,
            @Nullable String sourceReference,
            @Nullable String sourceHeldBy,
            List<GradedView> items,
            @Nullable GradedView provenance,
            @Nullable String unreliableReason,
            @Nullable String falseReason,
            Conditions conditions,
            @Nullable Boolean personalInformation,
            @Nullable Boolean askedSensitive,
            @Nullable String wayReason,
            List<String> waysOpen,
            Instant madeAt,
            Instant changedAt,
            int version) {}

    /** @param own whether it is of the reader's own force, where the originator is asked */
    record ForOthersView(
            UUID id,
            String urn,
            UUID owner,
            String force,
            boolean own,
            boolean live,
            boolean sensitive,
            String title,
            String priority,
            String marking,
            @Nullable String handlingInstruction,
            String category,
            List<GradedView> items,
            GradedView provenance,
            @Nullable String unreliableReason,
            @Nullable String falseReason,
            Conditions conditions,
            ForWhomView sharing,
            @Nullable LocalDate intelligenceDay,
            Instant madeAt,
            @Nullable Instant liveAt,
            List<String> allowed,
            List<String> approvable,
            List<String> approved) {}

    record ForWhomView(
            Scope scope, List<UUID> organisations, @Nullable UUID agreement) {}

    record WayView(
            String name, String from, String to, @Nullable String reason, Instant at) {}

    record WholeView(
            @Nullable ReportView report,
            List<WayView> ways,
            List<UUID> incidents,
            @Nullable ForOthersView forOthers) {}

    record HitView(
            String kind,
            String field,
            String words,
            @Nullable String kept) {}

    WholeView whole(IntelligenceReading.Whole whole, Person reader) {
        return new WholeView(
                whole.report() == null ? null : report(whole.report(), reader),
                whole.ways().stream().map(IntelligenceViews::way).toList(),
                whole.incidents(),
                whole.forOthers() == null ? null : forOthers(whole.forOthers(), reader));
    }

    ReportView report(IntelligenceReport report, Person reader) {
        var content = report.content();
        return new ReportView(
                report.id(),
                report.urn(),
                report.legacy(),
                report.state().name(),
                report.isBy(reader.id()),
                content.title(),
                name(content.priority()),
                content.marking().text(),
                content.handlingInstruction(),
                content.intelligenceDay(),
                name(content.sourceType()),
                content.sourceReference(),
                report.receivedFrom() == null ? null : force(report.receivedFrom()),
                content.items().stream().map(GradedView::of).toList(),
                content.provenance() == null ? null : GradedView.of(content.provenance()),
                content.unreliableReason(),
                content.falseReason(),
                content.conditions(),
                content.personalInformation(),
                content.askedSensitive(),
                report.wayReason(),
                waysOpen(report, reader),
                report.madeAt(),
                report.changedAt(),
                report.version());
    }

    private static List<String> waysOpen(IntelligenceReport report, Person reader) {
        boolean own = report.isBy(reader.id());
        return IntelligenceTransition.from(report.state()).stream()
                .filter(way -> way != IntelligenceTransition.DISPOSE)
                .filter(way -> way.isByAssessor() ? !own && reader.may(Permission.ASSESS_INTELLIGENCE) : own)
                .map(Enum::name)
                .toList();
    }

    ForOthersView forOthers(SanitisedReport report, Person reader) {
        var content = report.content();
        var terms = access.termsOf(report.liveLabel()).sharing();
        boolean own = report.owner().equals(reader.organisation().id());
        return new ForOthersView(
                report.id(),
                report.urn(),
                report.owner(),
                force(report),
                own,
                report.live(),
                report.sensitive(),
                content.title(),
                content.priority().name(),
                content.marking().text(),
                content.handlingInstruction(),
                content.category(),
                content.items().stream().map(GradedView::of).toList(),
                GradedView.of(content.provenance()),
                content.unreliableReason(),
                content.falseReason(),
                content.conditions(),
                // To whom else it went is for the force itself.
                own
                        ? new ForWhomView(
                                terms.scope(),
                                terms.namedOrganisations().stream().sorted().toList(),
                                terms.agreement())
                        : new ForWhomView(terms.scope(), List.of(), null),
                report.intelligenceDay(),
                report.madeAt(),
                report.liveAt(),
                Arrays.stream(IntelligenceUse.values())
                        .filter(report::allows)
                        .map(Enum::name)
                        .toList(),
                UseOfIntelligence.approvable(report.handling()).stream()
                        .filter(use -> !report.approved().contains(use))
                        .sorted()
                        .map(Enum::name)
                        .toList(),
                report.approved().stream().sorted().map(Enum::name).toList());
    }

    String force(SanitisedReport report) {
        return force(report.owner());
    }

    private String force(UUID organisation) {
        return people.findOrganisation(organisation).map(Organisation::name).orElse("");
    }

    private static WayView way(TakenWay way) {
        return new WayView(way.name().name(), way.from().name(), way.to().name(), way.reason(), way.at());
    }

    static HitView hit(IntelligenceDesk.CheckedHit checked) {
        var hit = checked.hit();
        return new HitView(hit.kind().name(), hit.field(), hit.words(), checked.kept());
    }

    private static @Nullable String name(@Nullable Enum<?> code) {
        return code == null ? null : code.name();
    }
}
