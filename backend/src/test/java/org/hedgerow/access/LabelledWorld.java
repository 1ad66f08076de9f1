package org.hedgerow.access;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hedgerow.oracle.Estate;
import org.hedgerow.oracle.LabelDraft;
import org.hedgerow.oracle.OracleLabel;
import org.hedgerow.oracle.OracleViewer;

/**
 * One incident for each kind of label ({@link LabelKinds}). Written as rows, not reported, so that what is proven of them does not lean on
 * how labels are chosen.
 */
final class LabelledWorld {

    /** As many as lie in one field, and as one answer about what is near gives. */
    static final int IN_A_FIELD = 16;

    /** As many as are suggested for one beginning. */
    static final int REFERENCES_ALIKE = 5;

    private static final int FIELD_METRES = 2_500;
    private static final int FIELDS_IN_A_ROW = 8;
    /** Every so many: no more than are shown to a reporter at once. */
    private static final int REPORTED_BY_ONE_FARMER = 5;

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int WEST = 530_000;
    private static final int SOUTH = 250_000;

    /**
     * An incident.
     *
     * @param rows the label of each row that is released of it
     * @param reference the number of its reference; of five after one another it is the same but for the last figure
     * @param category no two of one happened in the same hour of a week
     * @param canary stands in its narrative and in nothing else
     */
    record Labelled(
            UUID id,
            int number,
            List<OracleLabel> rows,
            int easting,
            int northing,
            int reference,
            String category,
            Instant at,
            String canary) {

        String description() {
            return rows.get(0).toString();
        }

        /** Which field it lies in. */
        int field() {
            return number / IN_A_FIELD;
        }

        String owner() {
            return rows.get(0).owner();
        }
    }

    private final Estate estate;
    private final Instant now;
    private final List<Labelled> incidents = new ArrayList<>();
    private final Map<OracleLabel, Integer> labelIds = new LinkedHashMap<>();

    LabelledWorld(Estate estate, Instant now) {
        this.estate = estate;
        this.now = now;
        var taken = new HashSet<String>();
        LabelKinds.all(now).forEach(exact -> {
            var category = category(exact, incidents.size());
            var at = now.minus(1, ChronoUnit.HOURS);
            while (!taken.add(category + hour(at))) {
                at = at.minus(1, ChronoUnit.HOURS);
            }
            incidents.add(labelled(incidents.size(), LabelKinds.rows(exact), category, at));
        });
    }

    /** When this world was made, by the clock of the test. */
    Instant now() {
        return now;
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

    /** Whether the oracle lets this viewer read a row under this label. */
    boolean mayRead(OracleViewer viewer, OracleLabel label) {
        return estate.oracle().mayRead(viewer, label, now);
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

    private static Labelled labelled(int number, List<OracleLabel> rows, String category, Instant at) {
        int[] field = field(number / IN_A_FIELD);
        int easting = field[0] + 1_000 + number % IN_A_FIELD % 4 * 100;
        int northing = field[1] + 1_000 + number % IN_A_FIELD / 4 * 100;
        var square = square(easting, northing);
        var bound = rows.stream()
                .filter(label -> !label.tier().equals("ORIGINATOR") || number % REPORTED_BY_ONE_FARMER == 0)
                .map(label -> label.square() == null ? label : inSquare(label, square))
                .toList();
        return new Labelled(
                Estate.id("incident " + number),
                number,
                bound,
                easting,
                northing,
                (number / REFERENCES_ALIKE + 1) * 10 + number % REFERENCES_ALIKE,
                category,
                at,
                "canary-" + number + "-");
    }

    /** The weekday and the hour in London, as statistics name them: one that comes twice when clocks go back is one. */
    static String hour(Instant at) {
        var there = at.atZone(LONDON);
        return there.getDayOfWeek().getValue() + "-" + there.getHour();
    }

    /** Of the label's group, where it names one; of two kinds by turns, so that there is an hour for each. */
    private static String category(OracleLabel exact, int number) {
        if ("FUEL".equals(exact.category())) {
            return "FUEL.REDDIESEL";
        }
        return number % 2 == 0 ? "HARE.COURSING" : "HARE.POACHING";
    }

    /** The 10 km square within TL that holds a place: good for the squares of the estate alone. */
    static String square(int easting, int northing) {
        return "TL" + (easting - 500_000) / 10_000 + (northing - 200_000) / 10_000;
    }

    private static OracleLabel inSquare(OracleLabel label, String square) {
        return new LabelDraft(label).square(square).label();
    }

    /** Puts every incident into an application, with its labels and all its rows. */
    void moveInto(RunningApplication application) {
        incidents.stream()
                .flatMap(incident -> Stream.concat(incident.rows().stream(), Stream.of(Aside.pointerOf(incident))))
                .forEach(label -> labelIds.computeIfAbsent(label, any -> 1_000 + labelIds.size()));
        application.insert(
                "label",
                labelIds.entrySet().stream()
                        .sorted(Comparator.comparing(Map.Entry::getValue))
                        .map(entry -> LabelRows.row(entry.getKey(), entry.getValue()))
                        .toList());
        application.sql("select setval(pg_get_serial_sequence('label', 'id'), 100000)");
        write(application, incidents);
        application.sql("insert into reference_counter select force_code, reference_year, max(reference_number)"
                + " from incident group by 1, 2");
    }

    /** Writes incidents whose labels are those of this world's, as rows. */
    void write(RunningApplication application, List<Labelled> some) {
        application.insert("incident", some.stream().map(this::incidentRow).toList());
        application.insert("incident_place", some.stream().map(this::placeRow).toList());
        application.insert(
                "released_incident",
                some.stream()
                        .flatMap(incident -> incident.rows().stream().map(label -> releasedRow(incident, label)))
                        .toList());
    }

    /** The id under which a label of this world is kept. */
    int idOf(OracleLabel label) {
        return Objects.requireNonNull(labelIds.get(label), label::toString);
    }

    /** Changes some incidents and tells the change log, all in one transaction. */
    void changed(RunningApplication application, List<Labelled> some) {
        var ids = some.stream().map(incident -> "'" + incident.id() + "'").collect(Collectors.joining(", "));
        application.sql("begin; update incident set version = version + 1 where id in (" + ids + ");"
                + " update released_incident set version = version + 1 where incident_id in (" + ids + ");"
                + " insert into change_log (label_id, subject_kind, subject_id, version, kind) select label_id, 'incident',"
                + " incident_id, version, 'CHANGED' from released_incident where incident_id in (" + ids + "); commit");
    }

    private Map<String, Object> incidentRow(Labelled incident) {
        return Estate.row(
                "id", incident.id(),
                "label_id", idOf(incident.rows().get(0)),
                "owner_organisation", Estate.id(incident.owner()),
                "force_code", incident.owner(),
                "reference_year", 2026,
                "reference_number", incident.reference(),
                "status", "OPEN",
                "category_code", incident.category(),
                "narrative", "Two men and a dog " + incident.canary(),
                "earliest", incident.at().toString(),
                "latest", incident.at().toString(),
                "exact_time_known", true,
                "recorded_at", now.minusSeconds(1_800).toString(),
                "closed_reason", null,
                "version", 1);
    }

    private Map<String, Object> placeRow(Labelled incident) {
        return Estate.row(
                "incident_id",
                incident.id(),
                "label_id",
                idOf(incident.rows().get(0)),
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

    /** Of the square that a row of this tier is released as, in metres. */
    static int side(String tier) {
        return Set.of("EXACT", "ORIGINATOR").contains(tier) ? 1 : 1_000;
    }

    private Map<String, Object> releasedRow(Labelled incident, OracleLabel label) {
        var whole = Set.of("EXACT", "ORIGINATOR").contains(label.tier());
        int side = side(label.tier());
        int west = incident.easting() / side * side;
        int south = incident.northing() / side * side;
        return Estate.row(
                "incident_id",
                incident.id(),
                "tier",
                label.tier(),
                "label_id",
                idOf(label),
                "version",
                1,
                "category_code",
                incident.category(),
                "force_code",
                label.owner(),
                "status",
                "OPEN",
                "earliest",
                incident.at().toString(),
                "latest",
                incident.at().toString(),
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
                whole ? incident.reference() : null,
                "recorded_at",
                whole ? now.minusSeconds(1_800).toString() : null);
    }
}
