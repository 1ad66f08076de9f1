package org.hedgerow.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Purpose;
import org.hedgerow.identity.Role;
import org.hedgerow.oracle.Estate;
import org.hedgerow.oracle.LabelDraft;
import org.hedgerow.oracle.Oracle;
import org.hedgerow.oracle.OracleAgreement;
import org.hedgerow.oracle.OracleLabel;
import org.hedgerow.oracle.OracleViewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The policy against the oracle: everybody, every scope, every tier, every condition, with each other and at the moments that count. */
class PolicyAgainstOracleTests {

    private static final Instant NOW = Instant.parse("2026-06-30T22:59:59.999Z");
    /** A moment later it is another day in London. */
    private static final Instant MIDNIGHT = Instant.parse("2026-06-30T23:00:00Z");

    private static final OracleAgreement LAST_DAY = agreement("last-day", "OFFICIAL", "2026-05-01", "2026-06-30");
    private static final OracleAgreement FIRST_DAY = agreement("first-day", "OFFICIAL", "2026-07-01", "2026-07-01");
    private static final OracleAgreement SENSITIVE =
            agreement("sensitive", "OFFICIAL-SENSITIVE", "2026-01-01", "2026-12-31");
    private static final OracleAgreement OWNER_LEFT = new OracleAgreement(
            "owner-left",
            Set.of("ESSEX", "union"),
            Set.of("PREVENTION"),
            Set.of("HARE"),
            "OFFICIAL",
            LocalDate.parse("2026-01-01"),
            LocalDate.parse("2026-12-31"));
    private static final List<OracleAgreement> AGREEMENTS = List.of(LAST_DAY, FIRST_DAY, SENSITIVE, OWNER_LEFT);

    private final Estate estate = new Estate();
    private final Oracle oracle = new Oracle(AGREEMENTS);
    private final Standing standing = standing();

    @Test
    void thePolicySaysWhatTheOracleSays() {
        var labels = labels();
        var terms = labels.stream().map(PolicyAgainstOracleTests::terms).toList();
        var barred = Estate.words("owner-barred agreed-barred party-barred coordinator-barred farmer-barred").stream()
                .map(Estate::id)
                .collect(Collectors.toSet());
        long cells = 0;
        long allowed = 0;
        var wrong = new ArrayList<String>();
        var byKind = new TreeMap<String, Integer>();
        for (var viewer : viewers()) {
            var audience = Audience.of(person(viewer), standing, barred);
            for (var now : List.of(NOW, MIDNIGHT)) {
                for (int at = 0; at < labels.size(); at++) {
                    var expected = oracle.mayRead(viewer, labels.get(at), now);
                    var found =
                            SharingPolicy.mayRead(audience, Estate.id(viewer.person()), terms.get(at), standing, now);
                    cells++;
                    allowed += expected ? 1 : 0;
                    if (expected != found) {
                        byKind.merge(
                                (expected ? "refused " : "allowed ")
                                        + labels.get(at).scope() + " "
                                        + labels.get(at).tier() + " " + viewer.kind() + " " + viewer.roles(),
                                1,
                                Integer::sum);
                        wrong.add((expected ? "refused: " : "allowed: ") + viewer + " " + labels.get(at) + " " + now);
                    }
                }
            }
        }
        System.out.printf(
                "policy against oracle: %,d cells, %,d of them allowed, %,d wrong%n", cells, allowed, wrong.size());
        assertThat(byKind)
                .as("refused or allowed against the table, by scope, tier and capacity")
                .isEmpty();
        assertThat(wrong.stream().limit(10).toList()).isEmpty();
        assertThat(oracle.unused())
                .as("lines of the table that answered nothing")
                .isEmpty();
    }

    private List<OracleViewer> viewers() {
        var guests = Stream.of("CAMBS", "ESSEX")
                .map(force -> new OracleViewer(
                        "guest of " + force,
                        force,
                        "FORCE",
                        Set.of("GUEST"),
                        Set.of(),
                        null,
                        Set.of(),
                        Set.of(),
                        "PREVENTION",
                        false));
        return Stream.concat(estate.viewers().values().stream(), guests)
                .flatMap(viewer -> viewer.purpose() == null
                        ? Stream.of(viewer)
                        : Stream.of(viewer, Estate.reading(viewer, null), Estate.reading(viewer, "INTELLIGENCE")))
                .toList();
    }

    /** Every combination that can be said of a row. */
    private static List<OracleLabel> labels() {
        var labels = new ArrayList<OracleLabel>();
        for (var scope : scopes()) {
            for (var tier : List.of("EXACT", "WATCH", "PUBLIC", "POINTER")) {
                for (var square : squares(scope.scope(), tier)) {
                    var placed = new LabelDraft(scope).tier(tier).square(square).label();
                    conditions()
                            .forEach(each -> marks().forEach(mark -> groups().forEach(group -> times().forEach(time ->
                                    labels.add(time.apply(group.apply(mark.apply(each.apply(placed)))))))));
                }
            }
        }
        // Made in one form only: nothing that an owner decides later takes the own report from its reporter.
        labels.add(new LabelDraft("CAMBS")
                .originator("farmer-who-reported")
                .tier("ORIGINATOR")
                .label());
        labels.removeIf(label -> label.scope().equals("AIR_SUPPORT_TASK") && label.expiresAt() == null);
        return labels.stream().distinct().toList();
    }

    private static List<@Nullable String> squares(String scope, String tier) {
        var bound = tier.equals("WATCH") || (tier.equals("PUBLIC") && scope.equals("COMMUNITY"));
        var squares = new ArrayList<@Nullable String>();
        squares.add(null);
        if (bound) {
            squares.add("TL45");
        }
        return squares;
    }

    private static List<OracleLabel> scopes() {
        var scopes = new ArrayList<OracleLabel>();
        var base = new LabelDraft("CAMBS");
        scopes.add(base.scope("ORIGINATOR").originator("owner-originator").label());
        scopes.add(base.scope("TEAM").team("team").label());
        scopes.add(base.scope("OWN_FORCE").label());
        scopes.add(new LabelDraft("crime-unit").scope("OWN_FORCE").label());
        scopes.add(base.scope("NAMED_ORGANISATIONS")
                .named("ESSEX elsewhere union HERTS")
                .label());
        scopes.add(base.scope("NAMED_ORGANISATIONS")
                .named("crime-unit here council")
                .label());
        for (var agreement : List.of("last-day", "first-day", "sensitive", "owner-left", "unknown")) {
            scopes.add(base.scope("AGREEMENT")
                    .agreement(agreement)
                    .category("HARE")
                    .label());
            scopes.add(
                    base.scope("PARTNER").agreement(agreement).category("HARE").label());
        }
        scopes.add(
                base.scope("AGREEMENT").agreement("sensitive").category("FUEL").label());
        scopes.add(base.scope("REGION").region("EASTERN").label());
        scopes.add(base.scope("AIR_SUPPORT_TASK").named("ESSEX crime-unit").label());
        for (var wide : List.of("ALL_FORCES", "WATCH_AREA", "COMMUNITY", "PUBLIC")) {
            scopes.add(base.scope(wide).category("HARE").label());
            scopes.add(base.scope(wide).category("FUEL").label());
        }
        return scopes;
    }

    private static List<UnaryOperator<OracleLabel>> conditions() {
        return List.of(
                label -> label,
                label -> new LabelDraft(label).conditions("A1", "S1").label(),
                label -> new LabelDraft(label).conditions("A2", "S2").label(),
                label -> new LabelDraft(label).conditions("A3", "S2").label());
    }

    private static List<UnaryOperator<OracleLabel>> marks() {
        return List.of(
                label -> label,
                label -> new LabelDraft(label).sensitive().label(),
                label -> new LabelDraft(label).instruction("RECIPIENTS_ONLY").label(),
                label -> new LabelDraft(label)
                        .sensitive()
                        .instruction("RECIPIENTS_ONLY")
                        .label(),
                label -> new LabelDraft(label)
                        .instruction("ORGANISATIONAL_USE_ONLY")
                        .label());
    }

    private static List<UnaryOperator<OracleLabel>> groups() {
        return List.of(
                label -> label,
                label -> new LabelDraft(label).compartments("hide").label(),
                label -> new LabelDraft(label).compartments("hide vault").label(),
                label -> new LabelDraft(label)
                        .barred("owner-barred agreed-barred party-barred coordinator-barred farmer-barred")
                        .label());
    }

    private static List<UnaryOperator<OracleLabel>> times() {
        return List.of(
                label -> label,
                label -> new LabelDraft(label).embargoUntil(MIDNIGHT).label(),
                label -> new LabelDraft(label).expiresAt(MIDNIGHT).label(),
                label -> new LabelDraft(label)
                        .embargoUntil(NOW)
                        .expiresAt(MIDNIGHT.plusMillis(1))
                        .label());
    }

    private static OracleAgreement agreement(String name, String marking, String first, String last) {
        return new OracleAgreement(
                name,
                Estate.words("CAMBS ESSEX WARKS HERTS crime-unit union"),
                Set.of("PREVENTION"),
                Set.of("HARE"),
                marking,
                LocalDate.parse(first),
                LocalDate.parse(last));
    }

    // From here on: the oracle's words in the application's.

    private Standing standing() {
        var regions = estate.organisations().stream()
                .filter(home -> home.region() != null)
                .collect(Collectors.toMap(home -> Estate.id(home.name()), home -> String.valueOf(home.region())));
        var remits = estate.organisations().stream()
                .collect(Collectors.toMap(home -> Estate.id(home.name()), Estate.Home::remit));
        var agreements = AGREEMENTS.stream()
                .map(agreement -> new Agreement(
                        Estate.id(agreement.id()),
                        agreement.id(),
                        Estate.id("ESSEX"),
                        ids(agreement.parties()),
                        agreement.purposes().stream().map(Purpose::valueOf).collect(Collectors.toSet()),
                        agreement.categories(),
                        Marking.ofText(agreement.maximumMarking()),
                        agreement.firstDay(),
                        agreement.lastDay(),
                        agreement.lastDay(),
                        null))
                .collect(Collectors.toMap(Agreement::id, each -> each));
        return new Standing(agreements, regions, remits);
    }

    private static Person person(OracleViewer viewer) {
        var organisation = new Organisation(
                Estate.id(viewer.organisation()),
                OrganisationKind.valueOf(viewer.kind()),
                viewer.organisation(),
                viewer.organisation(),
                viewer.kind().equals("FORCE") ? viewer.organisation() : null,
                viewer.squares(),
                viewer.shutOut());
        return new Person(
                Estate.id(viewer.person()),
                viewer.person(),
                viewer.person(),
                organisation,
                viewer.roles().stream().map(Role::valueOf).collect(Collectors.toSet()),
                ids(viewer.groups()),
                viewer.purpose() == null ? null : Purpose.valueOf(viewer.purpose()));
    }

    private static LabelTerms terms(OracleLabel label) {
        var sharing = new SharingTerms(
                Scope.valueOf(label.scope()),
                ids(label.named()),
                label.scope().equals("ORIGINATOR") ? id(label.originator()) : null,
                id(label.team()),
                id(label.agreement()),
                label.action() == null || label.sanitisation() == null
                        ? Handling.PERMITTED
                        : Handling.conditional(
                                ActionCode.valueOf(label.action()), SanitisationCode.valueOf(label.sanitisation())),
                Marking.ofText(label.marking()),
                label.instruction() == null ? null : HandlingInstruction.valueOf(label.instruction()),
                ids(label.compartments()),
                ids(label.barred()),
                label.embargoUntil(),
                label.expiresAt());
        return new LabelTerms(
                Estate.id(label.owner()),
                sharing,
                Tier.valueOf(label.tier()),
                label.tier().equals("ORIGINATOR") ? id(label.originator()) : null,
                label.square(),
                label.region(),
                label.category());
    }

    private static @Nullable UUID id(@Nullable String name) {
        return name == null ? null : Estate.id(name);
    }

    private static Set<UUID> ids(Collection<String> names) {
        return names.stream().map(Estate::id).collect(Collectors.toSet());
    }
}
