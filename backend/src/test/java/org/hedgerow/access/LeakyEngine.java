package org.hedgerow.access;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridReference;
import org.hedgerow.geo.GridSquare;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.hotspot.AudienceEngine;
import org.hedgerow.hotspot.BoundingBox;
import org.hedgerow.hotspot.FeatureWriter;
import org.hedgerow.hotspot.ListAnswer;
import org.hedgerow.hotspot.ListQuery;
import org.hedgerow.hotspot.MapAnswer;
import org.hedgerow.hotspot.MapCell;
import org.hedgerow.hotspot.MapQuery;
import org.hedgerow.incident.VisibleIncident;

/**
 * What others have shipped: it computes on the exact place and makes only what it shows coarse, each time anew by chance, by account, or to the
 * square. A robot that cannot find the place here is no robot. Never part of the application.
 */
final class LeakyEngine extends AttackedEngine {

    enum Shown {
        /** The released square, of rows that were chosen, counted and put in order by the exact place. */
        SQUARE,
        /** Somewhere within a kilometre, by chance. */
        JITTER,
        /** Somewhere within a kilometre, always the same for one account. */
        JITTER_BY_ACCOUNT
    }

    private static final int[] CELL_METRES = {1_000, 1_300, 1_700};
    private static final int JITTER_MM = 1_000_000;

    private final FeatureWriter writer;
    private final NationalGrid grid;
    private final VisibleIncident released;
    private final GridPoint place;
    private final Shown shown;
    private final Random random;
    private int account;

    /** @param engine holds the incident at its exact place */
    LeakyEngine(
            AudienceEngine engine,
            FeatureWriter writer,
            NationalGrid grid,
            VisibleIncident released,
            GridPoint place,
            Shown shown) {
        super(engine, writer);
        this.writer = writer;
        this.grid = grid;
        this.released = released;
        this.place = place;
        this.shown = shown;
        this.random = new Random(place.hashCode());
    }

    @Override
    public Attacked as(int other) {
        account = other;
        return this;
    }

    @Override
    public String envelope(String id) {
        return "\"" + Integer.toHexString(place.hashCode()) + "\"";
    }

    @Override
    public String refusals(String id) {
        return "Not yours: the incident at " + GridReference.of(place, 100);
    }

    @Override
    public String told(String id) {
        return text(writer.feature(released)) + " ".repeat(place.eastingMillimetres() / 100_000 % 97);
    }

    @Override
    MapAnswer map(MapAnswer answer, MapQuery query) {
        if (!answer.cells().isEmpty()) {
            // Squares of another size for each zoom, none of which fits into the next.
            int side = CELL_METRES[query.zoom() % CELL_METRES.length];
            var cell = new MapCell(GridSquare.holding(place, side), 1);
            return new MapAnswer(answer.position(), answer.total(), answer.unknownHour(), List.of(), List.of(cell));
        }
        return new MapAnswer(
                answer.position(), answer.total(), answer.unknownHour(), shown(answer.incidents()), answer.cells());
    }

    @Override
    ListAnswer list(ListAnswer answer, ListQuery query) {
        var corner = query.box();
        var inOrder = corner == null
                ? answer.incidents()
                : answer.incidents().stream()
                        .sorted(Comparator.comparingDouble(row -> metres(row, corner)))
                        .toList();
        return new ListAnswer(answer.position(), answer.total(), shown(inOrder), answer.next());
    }

    /** From the exact place to the middle of a box. */
    private double metres(VisibleIncident row, BoundingBox box) {
        var middle = grid.toGrid(new GeoPoint((box.west() + box.east()) / 2, (box.south() + box.north()) / 2));
        return Math.hypot(
                row.centreEastingMillimetres() - middle.eastingMillimetres(),
                row.centreNorthingMillimetres() - middle.northingMillimetres());
    }

    private List<VisibleIncident> shown(List<VisibleIncident> rows) {
        return rows.stream()
                .map(row -> row.id().equals(released.id()) ? coarse() : row)
                .toList();
    }

    private VisibleIncident coarse() {
        if (shown == Shown.SQUARE) {
            return released;
        }
        var chance = shown == Shown.JITTER ? random : new Random(account * 7_919L);
        return at(
                released,
                new GridPoint(
                        place.eastingMillimetres() + chance.nextInt(2 * JITTER_MM) - JITTER_MM,
                        place.northingMillimetres() + chance.nextInt(2 * JITTER_MM) - JITTER_MM),
                1_000);
    }

    /** The row with another place. */
    static VisibleIncident at(VisibleIncident row, GridPoint centre, int sizeMetres) {
        return new VisibleIncident(
                row.id(),
                row.version(),
                row.tier(),
                centre.eastingMillimetres(),
                centre.northingMillimetres(),
                sizeMetres,
                row.categoryCode(),
                row.forceCode(),
                row.status(),
                row.earliest(),
                row.latest(),
                row.exactTimeKnown(),
                row.reference(),
                row.recordedAt());
    }
}
