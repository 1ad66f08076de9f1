package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.hedgerow.changelog.ChangeReader;
import org.hedgerow.changelog.LogPosition;
import org.hedgerow.changelog.StreamCursors;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentReporting;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Scope;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.Reports;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The engine of an audience, fed by the change log, against what the database shows to the same audience. */
@HedgerowTest
class AwakeAudienceTests {

    private static final List<Scope> SCOPES =
            List.of(Scope.OWN_FORCE, Scope.ALL_FORCES, Scope.WATCH_AREA, Scope.PUBLIC);

    private final Cast cast;
    private final Reports reports;
    private final IncidentReporting reporting;
    private final AudienceEngines engines;
    private final VisibleIncidents visible;
    private final Access access;
    private final ChangeReader changes;
    private final StreamCursors cursors;

    @Autowired
    AwakeAudienceTests(
            Cast cast,
            Reports reports,
            IncidentReporting reporting,
            AudienceEngines engines,
            VisibleIncidents visible,
            Access access,
            ChangeReader changes,
            StreamCursors cursors) {
        this.cast = cast;
        this.reports = reports;
        this.reporting = reporting;
        this.engines = engines;
        this.visible = visible;
        this.access = access;
        this.changes = changes;
        this.cursors = cursors;
    }

    /** A client that does nothing but apply what it is told, newest version first. */
    private static final class Follower implements AudienceListener {
        final Map<UUID, Integer> versions = new ConcurrentHashMap<>();
        volatile LogPosition position = LogPosition.START;

        @Override
        public void onDelta(AudienceDelta delta) {
            delta.upserts().forEach(incident -> versions.merge(incident.id(), incident.version(), Math::max));
            delta.forgets().forEach(gone -> versions.remove(gone.id()));
            position = delta.position();
        }

        @Override
        public void onReload() {
            throw new AssertionError("Nothing here calls for reading everything anew");
        }
    }

    @Test
    void afterAnyChangesEveryAudienceHoldsWhatTheDatabaseShowsIt() throws Exception {
        long seed = 20261122;
        var random = new Random(seed);
        var officer = cast.officer("CAMBS");
        List<Person> viewers = List.of(
                officer, cast.officer("ESSEX"), cast.coordinator("TL44"), cast.coordinator("TL55"), cast.farmer());
        var followers = new HashMap<Person, Follower>();
        for (var viewer : viewers) {
            var follower = new Follower();
            followers.put(viewer, follower);
            var awake = engines.wake(access.audienceOf(viewer));
            awake.snapshot().find(UUID.randomUUID());
            rows(awake).forEach(row -> follower.versions.put(row.id(), row.version()));
            awake.listen(follower);
        }
        var open = new ArrayList<UUID>();
        var versions = new HashMap<UUID, Integer>();
        for (int act = 0; act < 120; act++) {
            var scope = SCOPES.get(random.nextInt(SCOPES.size()));
            var place = "TL %03d %03d".formatted(420 + random.nextInt(140), 480 + random.nextInt(80));
            if (open.isEmpty() || random.nextInt(3) > 0) {
                var id = reports.report(officer, place, scope).released().id();
                open.add(id);
                versions.put(id, 1);
            } else {
                var id = open.get(random.nextInt(open.size()));
                var version = versions.merge(id, 1, Integer::sum) - 1;
                if (random.nextInt(3) == 0) {
                    reporting.withdraw(officer, id, version, "Mistaken");
                    open.remove(id);
                } else {
                    reporting.amend(officer, id, version, reports.content(place, scope), "Asked for");
                }
            }
        }
        var end = changes.end();
        for (var viewer : viewers) {
            var awake = engines.wake(access.audienceOf(viewer));
            await(() -> awake.position().compareTo(end) >= 0);
            var shown = shownTo(viewer);
            assertThat(rows(awake)).as("seed %d, %s", seed, viewer.roles()).isEqualTo(wholeSeconds(shown));
            var told = new HashMap<UUID, Integer>();
            shown.forEach(row -> told.put(row.id(), row.version()));
            assertThat(followers.get(viewer).versions).as("told one by one").isEqualTo(told);
            awake.leave(followers.get(viewer));
        }
    }

    @Test
    void whatWasMissedIsToldOnceInItsLatestForm() throws Exception {
        var officer = cast.officer("CAMBS");
        var awake = engines.wake(access.audienceOf(cast.officer("HERTS")));
        awake.snapshot();
        var kept = reports.report(officer, "TL 300 400", Scope.ALL_FORCES)
                .released()
                .id();
        await(() -> awake.snapshot().find(kept).isPresent());
        var last = cursors.read(awake.cursor()).orElseThrow();
        reporting.amend(officer, kept, 1, reports.content("TL 301 400", Scope.ALL_FORCES));
        var gone = reports.report(officer, "TL 300 401", Scope.ALL_FORCES)
                .released()
                .id();
        reporting.withdraw(officer, gone, 1, "Mistaken");
        reports.report(officer, "TL 300 402", Scope.OWN_FORCE);
        var end = changes.end();
        await(() -> awake.position().compareTo(end) >= 0);
        var missed = new ArrayList<AudienceDelta>();
        var done = new CountDownLatch(1);
        awake.betweenTicks(() -> {
            awake.since(last, 100).ifPresent(missed::add);
            assertThat(awake.since(last, 1)).as("more than asked for").isEmpty();
            done.countDown();
        });
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(missed).singleElement().satisfies(delta -> {
            assertThat(delta.upserts()).singleElement().satisfies(row -> {
                assertThat(row.id()).isEqualTo(kept);
                assertThat(row.version()).isEqualTo(2);
            });
            assertThat(delta.forgets()).extracting(AudienceDelta.Forgotten::id).containsExactly(gone);
        });
    }

    /** What the database shows, the best tier of each, by id. */
    private List<VisibleIncident> shownTo(Person viewer) {
        var best = new TreeMap<UUID, VisibleIncident>();
        visible.readAll(
                access.visibleLabels(access.audienceOf(viewer)),
                row -> best.merge(
                        row.id(), row, (one, other) -> one.tier().compareTo(other.tier()) <= 0 ? one : other));
        return List.copyOf(best.values());
    }

    private static List<VisibleIncident> rows(AwakeAudience awake) {
        var everything = new IncidentFilter(
                Set.of(), Set.of(), InventedIncidents.everything().period(), null, IncidentFilter.SHOWN);
        return awake.snapshot().map(new MapQuery(new BoundingBox(-10, 49, 3, 62), 6, everything)).incidents().stream()
                .sorted(Comparator.comparing(VisibleIncident::id))
                .toList();
    }

    /** The engine keeps times to the second. */
    private static List<VisibleIncident> wholeSeconds(List<VisibleIncident> rows) {
        return rows.stream()
                .map(row -> new VisibleIncident(
                        row.id(),
                        row.version(),
                        row.tier(),
                        row.centreEastingMillimetres(),
                        row.centreNorthingMillimetres(),
                        row.sizeMetres(),
                        row.categoryCode(),
                        row.forceCode(),
                        row.status(),
                        row.earliest().truncatedTo(ChronoUnit.SECONDS),
                        row.latest().truncatedTo(ChronoUnit.SECONDS),
                        row.exactTimeKnown(),
                        row.reference(),
                        row.recordedAt() == null ? null : row.recordedAt().truncatedTo(ChronoUnit.SECONDS)))
                .toList();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        var patience = new CountDownLatch(1);
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            patience.await(10, TimeUnit.MILLISECONDS);
        }
    }
}
