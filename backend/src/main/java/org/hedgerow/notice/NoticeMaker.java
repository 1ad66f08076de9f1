package org.hedgerow.notice;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.changelog.Change;
import org.hedgerow.changelog.ChangeKind;
import org.hedgerow.changelog.ChangeReader;
import org.hedgerow.changelog.LogPosition;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Tier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes a notice for each area in which something was reported that its owner may see, and of the place looks at nothing but what is released to
 * that owner. Follows the change log from a position that is kept in the database, so that nothing is missed while no node runs; nodes may do the
 * same work at once, and one of them counts.
 */
@Component
@Profile("!command")
class NoticeMaker {

    /** What was over for longer when it was released is no news. */
    static final Duration NEWS = Duration.ofDays(3);

    private static final Logger LOG = LoggerFactory.getLogger(NoticeMaker.class);
    private static final int PAGE = 2_000;
    private static final int DAYS_KEPT = 90;
    private static final GeometryFactory SHAPES = new GeometryFactory();

    private final Access access;
    private final WatchedAreas areas;
    private final NoticeRows notices;
    private final ChangeReader changes;
    private final VisibleIncidents incidents;
    private final Clock clock;

    NoticeMaker(
            Access access,
            WatchedAreas areas,
            NoticeRows notices,
            ChangeReader changes,
            VisibleIncidents incidents,
            Clock clock) {
        this.access = access;
        this.areas = areas;
        this.notices = notices;
        this.changes = changes;
        this.incidents = incidents;
        this.clock = clock;
    }

    /** Takes in what has been logged since the last look. */
    @Scheduled(fixedDelay = 500)
    void look() {
        try {
            while (step()) {
                // Page by page, until nothing is left.
            }
        } catch (DataAccessException e) {
            LOG.warn("no notices could be made: {}", e.getClass().getSimpleName());
        }
    }

    @Scheduled(fixedDelay = 6, initialDelay = 1, timeUnit = java.util.concurrent.TimeUnit.HOURS)
    void forgetOutlived() {
        asMaker(() -> notices.forgetOutlived(DAYS_KEPT));
    }

    /** Whether there may be more. */
    private synchronized boolean step() {
        var from = access.readingAsHolder(NoticeRows.MAKER, notices::position);
        if (from.isEmpty()) {
            var end = changes.end();
            asMaker(() -> notices.begin(end));
            return false;
        }
        var page = changes.after(from.get(), PAGE);
        if (page.isEmpty()) {
            return false;
        }
        areas.refresh();
        var matches = areas.isEmpty() ? List.<NoticeRows.Match>of() : matches(page);
        var to = page.get(page.size() - 1).position();
        asMaker(() -> {
            if (notices.advance(from.get(), to)) {
                notices.add(matches);
            }
        });
        return page.size() == PAGE;
    }

    private List<NoticeRows.Match> matches(List<Change> page) {
        var appeared = page.stream()
                .filter(change -> change.kind() == ChangeKind.APPEARED)
                .collect(Collectors.groupingBy(
                        Change::labelId,
                        LinkedHashMap::new,
                        Collectors.mapping(Change::subjectId, Collectors.toSet())));
        appeared.keySet().removeIf(label -> {
            var tier = access.termsOf(label).tier();
            return tier == Tier.ORIGINATOR || tier == Tier.POINTER;
        });
        var matches = new ArrayList<NoticeRows.Match>();
        if (!appeared.isEmpty()) {
            areas.readersOf(appeared.keySet())
                    .forEach((readable, readers) -> match(readable, appeared, readers, matches));
        }
        return matches;
    }

    private void match(
            WatchedAreas.Readable readable,
            Map<Integer, Set<UUID>> appeared,
            Set<UUID> readers,
            Collection<NoticeRows.Match> matches) {
        var ids = appeared.entrySet().stream()
                .filter(entry -> readable.ids().contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .collect(Collectors.toSet());
        var now = clock.instant();
        for (var incident : incidents.readSome(readable.labels(), ids)) {
            if (incident.latest().isBefore(now.minus(NEWS))) {
                continue;
            }
            var group = IncidentContent.groupOf(incident.categoryCode());
            var released = square(incident);
            areas.near(released, area -> {
                if (readers.contains(area.person())
                        && area.cares(group)
                        && area.reach().holds(released, readable.police())) {
                    matches.add(new NoticeRows.Match(
                            area.id(), incident.id(), MailTimes.due(now, area.pace(), area.quiet())));
                }
            });
        }
    }

    private static Geometry square(VisibleIncident incident) {
        double half = incident.sizeMetres() / 2.0;
        double easting = incident.centreEastingMillimetres() / 1000.0;
        double northing = incident.centreNorthingMillimetres() / 1000.0;
        return SHAPES.toGeometry(new Envelope(easting - half, easting + half, northing - half, northing + half));
    }

    private void asMaker(Runnable work) {
        access.writingAsHolder(NoticeRows.MAKER, List.of(), () -> {
            work.run();
            return LogPosition.START;
        });
    }
}
