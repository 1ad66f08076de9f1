package org.hedgerow.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hedgerow.oracle.Estate;
import org.hedgerow.oracle.LabelDraft;
import org.hedgerow.oracle.OracleLabel;
import org.hedgerow.oracle.OracleViewer;

/**
 * One incident for each kind of label: every scope with every handling code, action code, marking, instruction, compartment, barred
 * person, embargo and expiry. Written as rows, not reported, so that what is proven of them does not lean on how labels are chosen.
 */
final class LabelledWorld {

    /** As many as lie in one field, and as one answer about what is near gives. */
    static final int IN_A_FIELD = 16;

    private static final int FIELD_METRES = 2_500;
    private static final int FIELDS_IN_A_ROW = 8;
    /** Every so many: no more than are shown to a reporter at once. */
    private static final int REPORTED_BY_ONE_FARMER = 5;

    private static final int WEST = 530_000;
    private static final int SOUTH = 250_000;

    /**
     * An incident.
     *
     * @param rows the label of each row that is released of it
     * @param canary stands in its narrative and in nothing else
     */
    record Labelled(UUID id, int number, List<OracleLabel> rows, int easting, int northing, String canary) {

        String description() {
            return rows.get(0).toString();
        }

        /** Which field it lies in. */
        int field() {
            return number / IN_A_FIELD;
        }
    }

    private final Estate estate;
    private final Instant now;
    private final List<Labelled> incidents;

    LabelledWorld(Estate estate, Instant now) {
        this.estate = estate;
        this.now = now;
        incidents = new ArrayList<>();
        kinds(now).stream().distinct().forEach(exact -> incidents.add(labelled(incidents.size(), rows(exact))));
    }

    List<Labelled> incidents() {
        return incidents;
    }

    /** What the oracle says that this viewer sees of an incident: the best of these tiers. */
    Optional<String> expected(OracleViewer viewer, Labelled incident, Set<String> tiers) {
        var rows = incident.rows().stream()
                .filter(label -> tiers.contains(label.tier()))
                // What is for one person alone is outside every audience, and so is every answer that an audience
                // shares.
                .filter(label -> tiers.contains("ORIGINATOR") || label.originator() == null)
                .toList();
        return estate.oracle().bestTier(viewer, rows, now);
    }

    /** The box of everything, and of one field, in metres of the National Grid: west, south, east, north. */
    static int[] field(int field) {
        int west = WEST + field % FIELDS_IN_A_ROW * FIELD_METRES;
        int south = SOUTH + field / FIELDS_IN_A_ROW * FIELD_METRES;
        return new int[] {west, south, west + FIELD_METRES, south + FIELD_METRES};
    }

    int fields() {
        return (incidents.size() + IN_A_FIELD - 1) / IN_A_FIELD;
    }

    private static Labelled labelled(int number, List<OracleLabel> rows) {
        int[] field = field(number / IN_A_FIELD);
        int easting = field[0] + 1_000 + number % IN_A_FIELD % 4 * 100;
        int northing = field[1] + 1_000 + number % IN_A_FIELD / 4 * 100;
        var square = square(easting, northing);
        var bound = rows.stream()
                .filter(label -> !label.tier().equals("ORIGINATOR") || number % REPORTED_BY_ONE_FARMER == 0)
                .map(label -> label.square() == null ? label : inSquare(label, square))
                .toList();
        return new Labelled(
                Estate.id("incident " + number), number, bound, easting, northing, "canary-" + number + "-");
    }

    /** The 10 km square within TL that holds a place: good for the squares of the estate alone. */
    static String square(int easting, int northing) {
        return "TL" + (easting - 500_000) / 10_000 + (northing - 200_000) / 10_000;
    }

    private static List<OracleLabel> kinds(Instant now) {
        var kinds = new ArrayList<OracleLabel>();
        var variations = variations(now);
        scopes("CAMBS", now).forEach(base -> variations.forEach(variation -> kinds.add(variation.apply(base))));
        // Of another owner the ordinary ones are enough: what its police may see is then seen from the other side.
        scopes("NORTHUM", now).forEach(base -> kinds.add(base));
        return kinds;
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
    private static List<OracleLabel> rows(OracleLabel exact) {
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

    private static OracleLabel inSquare(OracleLabel label, String square) {
        return new LabelDraft(label).square(square).label();
    }

    /** Puts every incident into an application, with its labels and all its rows. */
    void moveInto(RunningApplication application) {
        var ids = new LinkedHashMap<OracleLabel, Integer>();
        incidents.forEach(incident ->
                incident.rows().forEach(label -> ids.computeIfAbsent(label, any -> 1_000 + ids.size())));
        var home = new LabelDraft("CAMBS").scope("OWN_FORCE").label();
        ids.computeIfAbsent(home, any -> 1_000 + ids.size());
        application.insert(
                "label",
                ids.entrySet().stream()
                        .sorted(Comparator.comparing(Map.Entry::getValue))
                        .map(entry -> LabelRows.row(entry.getKey(), entry.getValue()))
                        .toList());
        application.sql("select setval(pg_get_serial_sequence('label', 'id'), 100000)");
        application.insert(
                "incident",
                incidents.stream().map(incident -> incidentRow(incident, ids)).toList());
        application.insert(
                "incident_place",
                incidents.stream().map(incident -> placeRow(incident, ids)).toList());
        var released = new ArrayList<Map<String, Object>>();
        for (var incident : incidents) {
            incident.rows().forEach(label -> released.add(releasedRow(incident, label, ids.get(label))));
        }
        application.insert("released_incident", released);
        application.sql("insert into reference_counter select force_code, reference_year, max(reference_number)"
                + " from incident group by 1, 2");
    }

    /** Changes some incidents and tells the change log, all in one transaction. */
    void changed(RunningApplication application, List<Labelled> some) {
        var ids = some.stream().map(incident -> "'" + incident.id() + "'").collect(Collectors.joining(", "));
        application.sql("begin; update incident set version = version + 1 where id in (" + ids + ");"
                + " update released_incident set version = version + 1 where incident_id in (" + ids + ");"
                + " insert into change_log (label_id, subject_kind, subject_id, version, kind) select label_id, 'incident',"
                + " incident_id, version, 'CHANGED' from released_incident where incident_id in (" + ids + "); commit");
    }

    private Map<String, Object> incidentRow(Labelled incident, Map<OracleLabel, Integer> ids) {
        return Estate.row(
                "id", incident.id(),
                "label_id", ids.get(incident.rows().get(0)),
                "owner_organisation", Estate.id(incident.rows().get(0).owner()),
                "force_code", incident.rows().get(0).owner(),
                "reference_year", 2026,
                "reference_number", incident.number() + 1,
                "status", "OPEN",
                "category_code", categoryOf(incident),
                "narrative", "Two men and a dog " + incident.canary(),
                "earliest", now.minusSeconds(3_600).toString(),
                "latest", now.minusSeconds(3_600).toString(),
                "exact_time_known", true,
                "recorded_at", now.minusSeconds(1_800).toString(),
                "closed_reason", null,
                "version", 1);
    }

    private static String categoryOf(Labelled incident) {
        return "FUEL".equals(incident.rows().get(0).category()) ? "FUEL.REDDIESEL" : "HARE.COURSING";
    }

    private static Map<String, Object> placeRow(Labelled incident, Map<OracleLabel, Integer> ids) {
        return Estate.row(
                "incident_id",
                incident.id(),
                "label_id",
                ids.get(incident.rows().get(0)),
                "wgs84",
                "SRID=4326;POINT(0.1 52.1)",
                "grid",
                "SRID=27700;POINT(" + incident.easting() + " " + incident.northing() + ")",
                "precision_metres",
                1,
                "method",
                "MAP_TAP",
                "as_given",
                "place " + incident.canary(),
                "transformation",
                "OSTN15");
    }

    private Map<String, Object> releasedRow(Labelled incident, OracleLabel label, int labelId) {
        var whole = Set.of("EXACT", "ORIGINATOR").contains(label.tier());
        int side = whole ? 1 : 1_000;
        int west = incident.easting() / side * side;
        int south = incident.northing() / side * side;
        return Estate.row(
                "incident_id",
                incident.id(),
                "tier",
                label.tier(),
                "label_id",
                labelId,
                "version",
                1,
                "category_code",
                categoryOf(incident),
                "force_code",
                label.owner(),
                "status",
                "OPEN",
                "earliest",
                now.minusSeconds(3_600).toString(),
                "latest",
                now.minusSeconds(3_600).toString(),
                "exact_time_known",
                true,
                "square",
                "SRID=27700;POLYGON((%1$d %2$d,%3$d %2$d,%3$d %4$d,%1$d %4$d,%1$d %2$d))"
                        .formatted(west, south, west + side, south + side),
                "centre_easting_mm",
                west * 1_000 + side * 500,
                "centre_northing_mm",
                south * 1_000 + side * 500,
                "size_metres",
                side,
                "reference_year",
                whole ? 2026 : null,
                "reference_number",
                whole ? incident.number() + 1 : null,
                "recorded_at",
                whole ? now.minusSeconds(1_800).toString() : null);
    }

    /** The rows under which an oracle's label is kept, for those that have the application's names. */
    static final class LabelRows {

        private LabelRows() {}

        static Map<String, Object> row(OracleLabel label, int id) {
            return Estate.row(
                    "id",
                    id,
                    "owner_organisation",
                    Estate.id(label.owner()),
                    "scope",
                    label.scope(),
                    "tier",
                    label.tier(),
                    "named_organisations",
                    ids(label.named()),
                    "originator",
                    label.originator() == null ? null : Estate.id(label.originator()),
                    "square",
                    label.square(),
                    "handling_code",
                    label.handling(),
                    "marking",
                    label.marking(),
                    "embargo_until",
                    label.embargoUntil() == null ? null : label.embargoUntil().toString(),
                    "expires_at",
                    label.expiresAt() == null ? null : label.expiresAt().toString(),
                    "access_group",
                    label.team() == null ? null : Estate.id(label.team()),
                    "agreement_id",
                    label.agreement() == null ? null : Estate.id(label.agreement()),
                    "category_group",
                    label.category(),
                    "region",
                    label.region(),
                    "action_code",
                    label.action(),
                    "sanitisation_code",
                    label.sanitisation(),
                    "handling_instruction",
                    label.instruction(),
                    "compartments",
                    ids(label.compartments()),
                    "barred_persons",
                    ids(label.barred()));
        }

        private static List<UUID> ids(Set<String> names) {
            return names.stream().map(Estate::id).sorted().collect(Collectors.toList());
        }
    }
}
