package org.hedgerow.report.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridReference;
import org.hedgerow.geo.GridSquare;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentFeature;
import org.hedgerow.incident.IncidentFeatures;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.report.Desk;
import org.hedgerow.report.DeskDuplicates;
import org.hedgerow.report.DeskPromotion;
import org.hedgerow.report.DeskReport;
import org.hedgerow.report.DeskState;
import org.hedgerow.report.Likeness;
import org.hedgerow.sharing.ReleasedPlaces;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Writes reports as the desk's page reads them. */
@Component
class DeskView {

    /** Within so long after a report a crime is recorded, or the reason why none is. */
    private static final Duration CRIME_CLOCK = Duration.ofHours(24);

    private final NationalGrid grid;
    private final ReleasedPlaces places;
    private final People people;
    private final IncidentFeatures features;

    DeskView(NationalGrid grid, ReleasedPlaces places, People people, IncidentFeatures features) {
        this.features = features;
        this.grid = grid;
        this.places = places;
        this.people = people;
    }

    record Somebody(UUID id, @Nullable String name) {}

    /**
     * Where, as it was told.
     *
     * @param square the square of the National Grid that a watch group would be given; null where there is none
     */
    record Place(
            String asGiven,
            String gridReference,
            double longitude,
            double latitude,
            double easting,
            double northing,
            int precisionMetres,
            @Nullable String square) {}

    /** The incident that a report counts for. */
    record CountsFor(
            UUID id,
            int version,
            IncidentStatus status,
            String reference,
            String category,
            Instant earliest,
            Instant latest,
            int reports) {}

    /**
     * One report in the list, and the beginning of the whole.
     *
     * @param crimeBy when a crime or the reason for none is due
     * @param bulletin the id of the bulletin that it answers, as its sender's page said; the reader may not find one
     */
    record Row(
            UUID id,
            int version,
            String way,
            boolean happeningNow,
            String template,
            String category,
            String narrative,
            JsonNode answers,
            Instant earliest,
            Instant latest,
            boolean exactTimeKnown,
            Place place,
            @Nullable String landownerPermission,
            boolean mayContact,
            String language,
            Instant madeAt,
            @Nullable Long clockOffsetMs,
            Instant receivedAt,
            Instant crimeBy,
            DeskState state,
            @Nullable Somebody assignedTo,
            @Nullable String grade,
            CountsFor countsFor,
            boolean joined,
            @Nullable UUID bulletin,
            int files,
            int messages,
            boolean answered) {}

    record Page(List<Row> reports, @Nullable String next, String mark) {}

    /** Reports that count for one incident, in the order in which they came. */
    record Together(List<Row> reports) {}

    /**
     * A possible duplicate.
     *
     * @param feature the incident as it is on the viewer's map
     */
    record Duplicate(IncidentFeature feature, boolean joinable, List<Likeness.Reason> reasons) {}

    record Duplicates(List<Duplicate> duplicates) {}

    record Message(
            UUID id,
            String from,
            String kind,
            String text,
            @Nullable Somebody by,
            Instant at) {}

    record Joining(UUID from, UUID to, Somebody by, String reason, Instant at) {}

    record Grading(String grade, @Nullable String reason, Somebody by, Instant at) {}

    record Promotion(
            UUID id,
            DeskPromotion.Kind kind,
            @Nullable String crimeReference,
            @Nullable Instant crimeRecordedAt,
            @Nullable String reason,
            @Nullable String grade,
            Somebody by,
            Instant at) {}

    record Whole(
            Row report,
            List<Message> messages,
            List<Joining> joinings,
            List<Grading> gradings,
            List<Promotion> promotions) {}

    Duplicates duplicates(List<DeskDuplicates.Duplicate> found) {
        return new Duplicates(found.stream()
                .map(each -> new Duplicate(features.feature(each.incident()), each.joinable(), each.reasons()))
                .toList());
    }

    List<Row> rows(List<DeskReport> reports) {
        var names = people.findAll(reports.stream()
                .map(DeskReport::assignedTo)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return reports.stream().map(report -> row(report, names)).toList();
    }

    Whole whole(Desk.Whole whole) {
        var names = people.findAll(Stream.of(
                        Stream.ofNullable(whole.report().assignedTo()),
                        whole.messages().stream().map(Desk.Message::person).filter(Objects::nonNull),
                        whole.joinings().stream().map(Desk.Joining::person),
                        whole.gradings().stream().map(Desk.Grading::person),
                        whole.promotions().stream().map(DeskPromotion::person))
                .flatMap(ids -> ids)
                .distinct()
                .toList());
        return new Whole(
                row(whole.report(), names),
                whole.messages().stream()
                        .map(each -> new Message(
                                each.id(),
                                each.sender(),
                                each.kind(),
                                each.text(),
                                each.person() == null ? null : somebody(each.person(), names),
                                each.at()))
                        .toList(),
                whole.joinings().stream()
                        .map(each -> new Joining(
                                each.from(), each.to(), somebody(each.person(), names), each.reason(), each.at()))
                        .toList(),
                whole.gradings().stream()
                        .map(each ->
                                new Grading(each.grade(), each.reason(), somebody(each.person(), names), each.at()))
                        .toList(),
                whole.promotions().stream()
                        .map(each -> new Promotion(
                                each.id(),
                                each.kind(),
                                each.crimeReference(),
                                each.crimeRecordedAt(),
                                each.reason(),
                                each.grade(),
                                somebody(each.person(), names),
                                each.at()))
                        .toList());
    }

    private Row row(DeskReport report, Map<UUID, Person> names) {
        var told = report.told();
        var counts = report.countsFor();
        return new Row(
                report.id(),
                report.version(),
                report.way(),
                report.happeningNow(),
                report.template(),
                told.categoryCode(),
                told.narrative(),
                report.answers(),
                told.when().earliest(),
                told.when().latest(),
                told.when().exactTimeKnown(),
                place(told),
                report.landownerPermission(),
                report.mayContact(),
                report.language(),
                report.madeAt(),
                report.clockOffsetMs(),
                report.receivedAt(),
                report.receivedAt().plus(CRIME_CLOCK),
                report.state(),
                report.assignedTo() == null ? null : somebody(report.assignedTo(), names),
                report.grade(),
                new CountsFor(
                        counts.id(),
                        counts.version(),
                        counts.status(),
                        counts.reference().toString(),
                        counts.categoryCode(),
                        counts.when().earliest(),
                        counts.when().latest(),
                        counts.reports()),
                report.isJoined(),
                report.bulletin(),
                report.files(),
                report.messages(),
                report.answered());
    }

    private Place place(DeskReport.Told told) {
        GeoPoint degrees = grid.toGeographic(told.point());
        return new Place(
                told.placeAsGiven(),
                GridReference.of(told.point(), told.precisionMetres()).toString(),
                Math.round(degrees.longitude() * 1e6) / 1e6,
                Math.round(degrees.latitude() * 1e6) / 1e6,
                told.point().eastingMetres(),
                told.point().northingMetres(),
                told.precisionMetres(),
                places.forWatch(told.point(), told.precisionMetres())
                        .map(GridSquare::reference)
                        .orElse(null));
    }

    private static Somebody somebody(UUID id, Map<UUID, Person> names) {
        var person = names.get(id);
        return new Somebody(id, person == null ? null : person.name());
    }
}
