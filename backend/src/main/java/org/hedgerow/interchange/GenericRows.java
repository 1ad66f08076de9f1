package org.hedgerow.interchange;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.geo.Place;
import org.hedgerow.geo.PlaceReader;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.reference.Categories;
import org.hedgerow.reference.Force;
import org.hedgerow.reference.RecordingForces;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;

/** Rows of any table, read by a mapping. The recording force is that of the place; the owner is whoever takes the file in. */
final class GenericRows implements RowReader {

    /** Clocks differ a little; nobody reports tomorrow. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Map<String, Scope> SCOPES = Map.of(
            "", Scope.OWN_FORCE,
            "OWN FORCE", Scope.OWN_FORCE,
            "ALL FORCES", Scope.ALL_FORCES,
            "WATCH AREA", Scope.WATCH_AREA,
            "PUBLIC", Scope.PUBLIC);
    private static final Map<String, IncidentStatus> STATUSES =
            Map.of("", IncidentStatus.OPEN, "OPEN", IncidentStatus.OPEN, "CLOSED", IncidentStatus.CLOSED);

    private final FieldMapping mapping;
    private final PlaceReader places;
    private final RecordingForces recordingForces;
    private final Clock clock;
    private final UUID owner;
    private final Map<String, String> categoryCodes = new HashMap<>();

    GenericRows(
            FieldMapping mapping,
            Categories categories,
            PlaceReader places,
            RecordingForces recordingForces,
            Clock clock,
            UUID owner) {
        mapping.refuseUnlessComplete();
        this.mapping = mapping;
        this.places = places;
        this.recordingForces = recordingForces;
        this.clock = clock;
        this.owner = owner;
        for (var category : categories.all()) {
            if (!category.isGroup()) {
                categoryCodes.put(category.code(), category.code());
                categoryCodes.putIfAbsent(category.name().toUpperCase(Locale.ROOT), category.code());
            }
        }
    }

    @Override
    public PreparedRow read(List<String> cells) throws RowRejected {
        var category = categoryCodes.get(mapping.in(cells, "category").toUpperCase(Locale.ROOT));
        if (category == null) {
            throw new RowRejected(Reject.CATEGORY);
        }
        var when = when(cells);
        var narrative = Cells.narrative(mapping.in(cells, "narrative"));
        var scope = SCOPES.get(word(mapping.in(cells, "scope")));
        if (scope == null) {
            throw new RowRejected(Reject.SCOPE);
        }
        var status = STATUSES.get(word(mapping.in(cells, "status")));
        if (status == null) {
            throw new RowRejected(Reject.STATUS);
        }
        var place = place(cells);
        var force =
                recordingForces.at(place.point()).map(Force::code).orElseThrow(() -> new RowRejected(Reject.OUTSIDE));
        var content = new IncidentContent(category, narrative, when, place, SharingTerms.of(scope));
        return new PreparedRow(meaning(cells, content, status), owner, force, status, content, false);
    }

    /** The row's own id where it has one; otherwise everything that it says. */
    private String meaning(List<String> cells, IncidentContent content, IncidentStatus status) {
        var id = mapping.in(cells, "id");
        if (!id.isEmpty()) {
            return String.join("\u001f", "generic id", owner.toString(), id);
        }
        return String.join(
                "\u001f",
                "generic",
                owner.toString(),
                content.categoryCode(),
                content.when().toString(),
                content.place().point().toString(),
                Integer.toString(content.place().precisionMetres()),
                content.sharing().scope().name(),
                status.name(),
                content.narrative());
    }

    private OccurredBetween when(List<String> cells) throws RowRejected {
        var from = mapping.in(cells, "earliest");
        var first = from.isEmpty()
                ? WhenCells.read(mapping.in(cells, "date"), mapping.in(cells, "time"))
                : WhenCells.read(from, "");
        var until = mapping.in(cells, "latest");
        var last = until.isEmpty() ? first : WhenCells.read(until, "");
        if (last.last().isBefore(first.first())) {
            throw new RowRejected(Reject.ORDER);
        }
        var now = clock.instant();
        // A date without a time reaches to the end of its day, which may be today.
        if (first.first().isAfter(now.plus(TOLERANCE)) || last.last().isAfter(now.plus(Duration.ofDays(1)))) {
            throw new RowRejected(Reject.FUTURE);
        }
        return new OccurredBetween(first.first(), last.last(), until.isEmpty() && first.isInstant());
    }

    private Place place(List<String> cells) throws RowRejected {
        var text = mapping.in(cells, "place");
        if (text.isEmpty()
                && mapping.has("easting")
                && !mapping.in(cells, "easting").isEmpty()) {
            text = metres(mapping.in(cells, "easting")) + " " + metres(mapping.in(cells, "northing"));
        }
        if (text.isEmpty() && mapping.has("latitude")) {
            var latitude = mapping.in(cells, "latitude");
            var longitude = mapping.in(cells, "longitude");
            Cells.decimal(latitude);
            Cells.decimal(longitude);
            text = latitude + ", " + longitude;
        }
        if (text.isEmpty()) {
            throw new RowRejected(Reject.NO_COORDINATE);
        }
        var reading = places.read(text);
        if (reading.readings().size() > 1) {
            throw new RowRejected(Reject.SEVERAL_PLACES);
        }
        if (reading.readings().isEmpty()) {
            throw new RowRejected(Reject.PLACE);
        }
        return reading.places().get(0);
    }

    private static String metres(String text) throws RowRejected {
        Cells.decimal(text);
        return text;
    }

    private static String word(String text) {
        return text.toUpperCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }
}
