package org.hedgerow.hotspot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.hedgerow.hotspot.method.Progress;
import org.hedgerow.incident.VisibleIncident;
import org.jspecify.annotations.Nullable;

/**
 * What an audience may see at one position of the change log. Never changes, for any number of threads. Every answer is a function of the
 * rows alone: the order in which they arrived does not show.
 */
public final class AudienceSnapshot {

    private final AudienceEngine engine;
    private final IncidentColumns columns;
    private final String position;
    private final Map<PyramidChoice, MapPyramid> pyramids;

    /**
     * @param engine builds a pyramid when the same map is asked for again
     * @param pyramids of these columns
     */
    AudienceSnapshot(
            AudienceEngine engine, IncidentColumns columns, String position, Map<PyramidChoice, MapPyramid> pyramids) {
        this.engine = engine;
        this.columns = columns;
        this.position = position;
        this.pyramids = pyramids;
    }

    /** The same, with its place in the change log written anew. */
    AudienceSnapshot at(String positionWrittenAnew) {
        return new AudienceSnapshot(engine, columns, positionWrittenAnew, pyramids);
    }

    /** The same, with other pyramids of the same columns. */
    AudienceSnapshot with(Map<PyramidChoice, MapPyramid> others) {
        return new AudienceSnapshot(engine, columns, position, others);
    }

    /** Where in the change log this is, opaque. */
    public String position() {
        return position;
    }

    /** How many incidents are held, withdrawn ones included. */
    public int size() {
        return columns.size;
    }

    public Optional<VisibleIncident> find(UUID id) {
        return columns.find(id);
    }

    /** An incident with its centre in ten-millionths of a degree, as boxes are tested. */
    public record Placed(VisibleIncident incident, int longitude, int latitude) {}

    /** The incident of this id with its centre. */
    public Optional<Placed> placed(UUID id) {
        int row = columns.rowOf(id.getMostSignificantBits(), id.getLeastSignificantBits());
        if (row < 0) {
            return Optional.empty();
        }
        var page = columns.pages[row >>> IncidentPage.SHIFT];
        int at = row & IncidentPage.MASK;
        return Optional.of(new Placed(columns.incident(row), page.longitude[at], page.latitude[at]));
    }

    /** Whether this holds the very same rows as another: nothing was taken in between. */
    public boolean holdsTheSameAs(AudienceSnapshot other) {
        return columns == other.columns;
    }

    /** The digest of what the filter shows in the box; looks at every row. */
    public IncidentDigest digest(@Nullable BoundingBox box, IncidentFilter filter) {
        return IncidentDigest.of(columns, Selection.of(columns, filter, box));
    }

    /**
     * What the filter shows in the box, of some buckets of a {@link IncidentDigest} alone.
     *
     * @param wanted of each bucket, whether it is asked for
     */
    public List<VisibleIncident> inBuckets(@Nullable BoundingBox box, IncidentFilter filter, boolean[] wanted) {
        return Selection.of(columns, filter, box)
                .keep(row -> wanted[
                        IncidentDigest.bucketOf(
                                columns.pages[row >>> IncidentPage.SHIFT].idHigh[row & IncidentPage.MASK])])
                .latestFirst();
    }

    /**
     * What lies in the box: the incidents when they are few enough to draw, counts by squares of the National Grid otherwise. From a pyramid
     * when there is one for this filter, and by looking at every row when there is none: the answers are the same.
     */
    public MapAnswer map(MapQuery query) {
        var pyramid = pyramidFor(query.filter());
        return pyramid == null ? mapOfEveryRow(query) : pyramid.answer(query, columns, position);
    }

    private @Nullable MapPyramid pyramidFor(IncidentFilter filter) {
        var choice = PyramidChoice.of(filter);
        boolean isAskedAgain = engine.isAskedAgain(choice);
        var kept = pyramids.get(choice);
        boolean isRight = kept != null && kept.isFor(filter.period());
        if (isAskedAgain && (!isRight || kept.isWorn())) {
            var built = engine.buildPyramid(choice, filter, this);
            if (built != null) {
                return built;
            }
        }
        return isRight ? kept : null;
    }

    /** The same answer without a pyramid. */
    MapAnswer mapOfEveryRow(MapQuery query) {
        var found = Selection.of(columns, query.filter(), query.box());
        if (found.count() <= MapAnswer.MOST_INCIDENTS) {
            return new MapAnswer(position, found.count(), found.unknownHour(), found.latestFirst(), List.of());
        }
        return new MapAnswer(
                position,
                found.count(),
                found.unknownHour(),
                List.of(),
                new CellCounter(columns, found, MapCell.metresAtZoom(query.zoom())).cells());
    }

    /** One page of what lies in the box, latest first. */
    public ListAnswer list(ListQuery query) {
        var found = Selection.of(columns, query.filter(), query.box());
        var page = found.pageAfter(query.after(), query.limit());
        return new ListAnswer(position, found.count(), page.incidents(), page.next());
    }

    /** The latest incidents that the filter shows, at most so many. */
    public List<UUID> ids(IncidentFilter filter, int most) {
        return Selection.of(columns, filter, null).pageAfter(null, most).incidents().stream()
                .map(VisibleIncident::id)
                .toList();
    }

    /** Counts of everything that the filter shows. */
    public StatisticsAnswer statistics(StatisticsQuery query) {
        return new Tabulation(columns, query).answer(position);
    }

    /** What charts of everything that the filter shows are drawn from. */
    public ChartsAnswer charts(StatisticsQuery query) {
        return new Charts(columns, query).answer(position);
    }

    /** How many incidents of each force were over from an instant until before another, among the kinds and forces that the filter shows. */
    public Map<String, Integer> byForce(IncidentFilter filter, Instant from, Instant until) {
        var ever = Selection.of(columns, filter.during(new Period(null, null, until)), null);
        var counts = new TreeMap<String, Integer>();
        for (int number = 0; number < ever.count(); number++) {
            int row = ever.row(number);
            long latest = Charts.latest(columns, row);
            if (latest >= from.getEpochSecond() && latest < until.getEpochSecond()) {
                var force = columns.pages[row >>> IncidentPage.SHIFT].force[row & IncidentPage.MASK];
                counts.merge(columns.codes.code(force), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** One page of what answers a search, latest first. */
    ListAnswer search(SearchQuery query) {
        var found = Selection.of(columns, query.filter(), null).keep(new SearchMatch(columns, query.terms()));
        var page = found.pageAfter(query.after(), query.limit());
        return new ListAnswer(position, found.count(), page.incidents(), page.next());
    }

    /** The latest incidents whose reference begins so; only what is known exactly has one. */
    List<VisibleIncident> withReference(String beginning, int limit) {
        return Selection.all(columns)
                .keep(new ReferenceMatch(columns, beginning))
                .pageAfter(null, limit)
                .incidents();
    }

    /** The hotspots among everything that the filter shows. */
    public HotspotAnswer hotspots(HotspotQuery query) {
        return new HotspotFinder(columns, query).answer(position);
    }

    /** What became of the hotspots that there have been among what the audience may see now. */
    public HotspotHistoryAnswer hotspotHistory(HotspotChoice choice, Instant now, boolean hidesSmallCounts) {
        return new HotspotHistory(columns, choice, now, hidesSmallCounts).answer(position);
    }

    /**
     * One hotspot explained, when there is one of that key among what the filter shows.
     *
     * @param tellsItsVictim as in {@link StatisticsQuery}: null for the police
     */
    public Optional<HotspotExplanation> explain(
            HotspotQuery query, UUID key, @Nullable BiPredicate<String, LocalDate> tellsItsVictim) {
        return new HotspotExplainer(columns, query, tellsItsVictim).explain(key, position);
    }

    /** The latest members of one hotspot, at most {@link HotspotExplanation#MOST_MEMBERS}, when there is one of that key. */
    public Optional<List<VisibleIncident>> members(HotspotQuery query, UUID key) {
        return new HotspotExplainer(columns, query, null).members(key);
    }

    /** Where the incidents that the filter shows lie together more than chance would put them. */
    public SignificanceAnswer significance(SignificanceQuery query) {
        return new Significance(columns, query).answer(position);
    }

    /** Which areas are becoming hot, have long been, or are cooling down. */
    public EmergingAnswer emerging(EmergingQuery query) {
        return new Emerging(columns, query).answer(position);
    }

    /**
     * What is going on somewhere at the end of the period.
     *
     * @param progress hears how far it is and may stop it
     */
    public ScanAnswer scan(ScanQuery query, ScanLimit limit, Progress progress) {
        return new Scan(columns, query).answer(position, limit, progress);
    }

    /** Whether all that an earlier moment's scan counted counts in the same squares and days here: nothing of it was taken back since. */
    public boolean holdsAllOf(AudienceSnapshot earlier, ScanQuery query) {
        return new Scan(columns, query).holdsAllOf(new Scan(earlier.columns, query));
    }

    /** How densely the incidents that the filter shows lie, in at most so many cells. */
    public DensityAnswer.Counted density(DensityQuery query, int mostCells) {
        return new Density(columns, query, mostCells).counted(position);
    }

    /** Whether incidents that the filter shows follow each other soon and near by more often than chance would have them. */
    public NearRepeatAnswer nearRepeats(StatisticsQuery query) {
        return new NearRepeats(columns, query).answer(position);
    }

    /** Where the incidents of a week are likeliest if the past is a guide, and how that did in weeks before. */
    public ForecastAnswer forecast(ForecastQuery query) {
        return new WeekAhead(columns, query).answer(position);
    }

    Map<PyramidChoice, MapPyramid> pyramids() {
        return pyramids;
    }

    IncidentColumns columns() {
        return columns;
    }
}
