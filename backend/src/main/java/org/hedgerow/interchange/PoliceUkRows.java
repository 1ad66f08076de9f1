package org.hedgerow.interchange;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hedgerow.geo.Extent;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.geo.Place;
import org.hedgerow.geo.PlaceMethod;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.reference.Categories;
import org.hedgerow.reference.Force;
import org.hedgerow.reference.Forces;
import org.hedgerow.reference.RecordingForces;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;

/**
 * Street files of data.police.uk. A row tells the month and an anonymous point of a fixed list, at least some hundred metres from the
 * true place, so the place is known to a kilometre and the time to the month. The data are published, so their scope is public.
 */
final class PoliceUkRows implements RowReader {

    static final List<String> COLUMNS =
            List.of("Crime ID", "Month", "Falls within", "Longitude", "Latitude", "Location", "Crime type");

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
    private static final YearMonth FIRST = YearMonth.of(2010, 1);
    private static final int PRECISION_METRES = 1_000;

    private final Categories categories;
    private final Forces forces;
    private final RecordingForces recordingForces;
    private final NationalGrid grid;
    private final Owners owners;
    private final Clock clock;
    private final int[] columns;
    private final Map<String, OccurredBetween> months = new HashMap<>();

    PoliceUkRows(
            Categories categories,
            Forces forces,
            RecordingForces recordingForces,
            NationalGrid grid,
            Owners owners,
            Clock clock,
            List<String> header) {
        this.categories = categories;
        this.forces = forces;
        this.recordingForces = recordingForces;
        this.grid = grid;
        this.owners = owners;
        this.clock = clock;
        if (!header.containsAll(COLUMNS)) {
            throw new ImportRefused("The file does not have the columns of a data.police.uk street file.");
        }
        columns = COLUMNS.stream().mapToInt(header::indexOf).toArray();
    }

    @Override
    public PreparedRow read(List<String> cells) throws RowRejected {
        var crimeId = cell(cells, 0);
        var month = cell(cells, 1);
        var longitude = cell(cells, 3);
        var latitude = cell(cells, 4);
        var location = Cells.narrative(cell(cells, 5));
        var crimeType = cell(cells, 6);
        var when = months.get(month);
        if (when == null) {
            when = month(month);
            months.put(month, when);
        }
        var category = categories.withPoliceUkName(crimeType).orElseThrow(() -> new RowRejected(Reject.CATEGORY));
        var force = forces.withPublishedName(cell(cells, 2)).orElseThrow(() -> new RowRejected(Reject.FORCE));
        var place = place(longitude, latitude);
        var areaForce =
                recordingForces.at(place.point()).map(Force::code).orElseThrow(() -> new RowRejected(Reject.OUTSIDE));
        var owner = owners.ofForce(force);
        var meaning = String.join(
                "\u001f", "police-uk", force.code(), crimeId, month, longitude, latitude, location, crimeType);
        var content = new IncidentContent(category.code(), location, when, place, SharingTerms.of(Scope.PUBLIC));
        return new PreparedRow(
                meaning, owner, force.code(), IncidentStatus.OPEN, content, !areaForce.equals(force.code()));
    }

    private String cell(List<String> cells, int column) {
        return cells.get(columns[column]).strip();
    }

    private OccurredBetween month(String text) throws RowRejected {
        if (!MONTH.matcher(text).matches()) {
            throw new RowRejected(Reject.MONTH);
        }
        try {
            var month = YearMonth.parse(text);
            if (month.isBefore(FIRST)) {
                throw new RowRejected(Reject.MONTH);
            }
            var begin = month.atDay(1).atStartOfDay(LONDON).toInstant();
            if (begin.isAfter(clock.instant())) {
                throw new RowRejected(Reject.FUTURE);
            }
            var end = month.plusMonths(1).atDay(1).atStartOfDay(LONDON).toInstant();
            return new OccurredBetween(begin, end.minusSeconds(1), false);
        } catch (DateTimeException e) {
            throw new RowRejected(Reject.MONTH);
        }
    }

    private Place place(String longitude, String latitude) throws RowRejected {
        double east = Cells.decimal(longitude);
        double north = Cells.decimal(latitude);
        if (Math.abs(east) > 180 || Math.abs(north) > 90) {
            throw new RowRejected(Reject.OUTSIDE);
        }
        var geographic = new GeoPoint(east, north);
        if (!Extent.contains(geographic)) {
            throw new RowRejected(Reject.OUTSIDE);
        }
        GridPoint point = grid.toGrid(geographic);
        if (!Extent.contains(point)) {
            throw new RowRejected(Reject.OUTSIDE);
        }
        return new Place(
                PlaceMethod.IMPORTED,
                latitude + ", " + longitude,
                point,
                geographic,
                PRECISION_METRES,
                grid.transformationAt(point));
    }
}
