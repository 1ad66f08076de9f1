package org.hedgerow.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hedgerow.oracle.LabelDraft;
import org.hedgerow.oracle.OracleLabel;

/**
 * Every kind of label: every scope with every handling code, action code, marking, instruction, compartment, barred person, embargo and
 * expiry, and the rows that are released of an incident that has it.
 */
final class LabelKinds {

    private LabelKinds() {}

    /** One label of an exact row for each kind, each once. */
    static List<OracleLabel> all(Instant now) {
        var kinds = new ArrayList<OracleLabel>();
        var variations = variations(now);
        scopes("CAMBS", now).forEach(base -> variations.forEach(variation -> kinds.add(variation.apply(base))));
        // Of another owner the ordinary ones are enough: what its police may see is then seen from the other side.
        scopes("NORTHUM", now).forEach(base -> kinds.add(base));
        return kinds.stream().distinct().toList();
    }

    private static List<OracleLabel> scopes(String owner, Instant now) {
        var task = now.plusSeconds(86_400);
        var past = now.minusSeconds(86_400);
        var base = new LabelDraft(owner);
        var scopes = new ArrayList<OracleLabel>();
        scopes.add(base.scope("ORIGINATOR")
                .originator(owner.equals("CAMBS") ? "owner-originator" : "far-officer")
                .label());
        scopes.add(base.scope("TEAM").team("team").label());
        scopes.add(base.scope("OWN_FORCE").label());
        scopes.add(
                base.scope("NAMED_ORGANISATIONS").named("ESSEX elsewhere union").label());
        scopes.add(base.scope("NAMED_ORGANISATIONS")
                .named("crime-unit here WARKS HERTS")
                .label());
        for (var category : List.of("HARE", "FUEL")) {
            scopes.add(base.scope("AGREEMENT")
                    .agreement("borderless")
                    .category(category)
                    .label());
            scopes.add(base.scope("PARTNER")
                    .agreement("countryside")
                    .category(category)
                    .label());
            for (var scope : List.of("ALL_FORCES", "WATCH_AREA", "COMMUNITY", "PUBLIC")) {
                scopes.add(base.scope(scope).category(category).label());
            }
        }
        scopes.add(base.scope("AGREEMENT").agreement("over").category("HARE").label());
        scopes.add(base.scope("REGION")
                .region(owner.equals("CAMBS") ? "EASTERN" : "NORTH_EAST")
                .label());
        scopes.add(base.scope("AIR_SUPPORT_TASK")
                .named("ESSEX crime-unit")
                .expiresAt(task)
                .label());
        scopes.add(base.scope("AIR_SUPPORT_TASK").named("ESSEX").expiresAt(past).label());
        return scopes;
    }

    private static List<UnaryOperator<OracleLabel>> variations(Instant now) {
        var future = now.plusSeconds(86_400);
        var past = now.minusSeconds(86_400);
        return List.of(
                label -> label,
                label -> new LabelDraft(label).conditions("A1", "S1").label(),
                label -> new LabelDraft(label).conditions("A2", "S2").label(),
                label -> new LabelDraft(label).conditions("A3", "S1").label(),
                label -> new LabelDraft(label).sensitive().label(),
                label ->
                        new LabelDraft(label).sensitive().conditions("A3", "S2").label(),
                label -> new LabelDraft(label).instruction("RECIPIENTS_ONLY").label(),
                label -> new LabelDraft(label)
                        .instruction("ORGANISATIONAL_USE_ONLY")
                        .label(),
                label -> new LabelDraft(label).compartments("hide").label(),
                label -> new LabelDraft(label).compartments("hide vault").label(),
                label -> new LabelDraft(label)
                        .barred("owner-barred agreed-barred party-barred coordinator-barred farmer-barred")
                        .label(),
                label -> new LabelDraft(label).embargoUntil(future).label(),
                label -> new LabelDraft(label).embargoUntil(past).label(),
                label -> label.expiresAt() == null
                        ? new LabelDraft(label).expiresAt(past).label()
                        : label,
                label -> label.expiresAt() == null
                        ? new LabelDraft(label).expiresAt(future).label()
                        : label);
    }

    /** The rows that are released of an incident whose exact row has this label, each with everything that the first one says. */
    static List<OracleLabel> rows(OracleLabel exact) {
        var rows = new ArrayList<OracleLabel>();
        rows.add(exact);
        // For the one who reported it: said in the words that the application itself uses of such a row.
        rows.add(new LabelDraft(exact.owner())
                .scope("OWN_FORCE")
                .tier("ORIGINATOR")
                .originator("farmer-who-reported")
                .label());
        if (Set.of("NAMED_ORGANISATIONS", "PARTNER", "WATCH_AREA", "COMMUNITY", "PUBLIC")
                .contains(exact.scope())) {
            var bound = !Set.of("NAMED_ORGANISATIONS", "PARTNER").contains(exact.scope());
            rows.add(new LabelDraft(exact)
                    .tier("WATCH")
                    .category(exact.scope().equals("PARTNER") ? exact.category() : null)
                    .square(bound ? "here" : null)
                    .label());
        }
        if (Set.of("COMMUNITY", "PUBLIC").contains(exact.scope())) {
            rows.add(new LabelDraft(exact)
                    .tier("PUBLIC")
                    .category(null)
                    .square(exact.scope().equals("COMMUNITY") ? "here" : null)
                    .label());
        }
        return rows;
    }
}
