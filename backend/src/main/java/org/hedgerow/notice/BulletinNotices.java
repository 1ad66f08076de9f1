package org.hedgerow.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.sharing.Access;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Makes a notice of a bulletin for each area that it touches, if its owner reads it and asked for bulletins of its priority. What is written is a queue:
 * letters and messages go from it later, at their own pace. Doing it again, or on two nodes at once, makes no second notice.
 */
@Component
@Profile("!command")
public class BulletinNotices {

    /** The id under which notices are made: the function notice_maker() of the database. */
    public static final UUID MAKER = NoticeRows.MAKER;

    /** So many notices are written in one transaction: none holds others up for long. */
    private static final int AT_ONCE = 5_000;

    private final Access access;
    private final WatchedAreas areas;
    private final NoticeRows notices;
    private final Clock clock;

    BulletinNotices(Access access, WatchedAreas areas, NoticeRows notices, Clock clock) {
        this.access = access;
        this.areas = areas;
        this.notices = notices;
        this.clock = clock;
    }

    /** @return of how many areas the owners are told that had not been told before */
    public int announce(Announcement announcement) {
        areas.refresh();
        var due = new LinkedHashMap<UUID, Instant>();
        var now = clock.instant();
        var readers = readersOf(announcement);
        var area = PreparedGeometryFactory.prepare(announcement.area());
        areas.near(announcement.area(), each -> {
            if (readers.holds(each.person())
                    && each.wants(announcement)
                    && area.intersects(each.reach().drawn())) {
                due.put(each.id(), dueOf(each, announcement, now));
            }
        });
        for (var told : toldOf(announcement)) {
            if (readers.holds(told.person())) {
                due.putIfAbsent(told.area(), now);
            }
        }
        int made = 0;
        var all = new ArrayList<>(due.entrySet());
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            made += add(announcement.bulletin(), some);
        }
        return made;
    }

    private int add(UUID bulletin, List<Map.Entry<UUID, Instant>> due) {
        return access.writingAsHolder(NoticeRows.MAKER, List.of(), () -> notices.addOfBulletin(bulletin, due));
    }

    private List<NoticeRows.Told> toldOf(Announcement announcement) {
        var earlier = announcement.refersTo();
        return earlier == null
                ? List.of()
                : access.readingAsHolder(NoticeRows.MAKER, () -> notices.toldOfBulletin(earlier));
    }

    private static Instant dueOf(AreaIndex.Entry area, Announcement announcement, Instant now) {
        var pace = announcement.priority() == Announcement.HIGHEST ? Pace.AT_ONCE : area.pace();
        return MailTimes.due(now, pace, area.quiet());
    }

    /** Who may read it among those who have areas. */
    private interface Readers {
        boolean holds(UUID person);
    }

    private Readers readersOf(Announcement announcement) {
        if (announcement.toEverybody()) {
            return areas::mayHear;
        }
        Set<UUID> people = new HashSet<>();
        areas.readersOf(announcement.labels()).values().forEach(people::addAll);
        return people::contains;
    }
}
