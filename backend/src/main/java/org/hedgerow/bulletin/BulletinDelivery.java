package org.hedgerow.bulletin;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hedgerow.notice.Announcement;
import org.hedgerow.notice.BulletinNotices;
import org.hedgerow.sharing.Access;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has people told of bulletins whose areas they care about, as soon as a wording is theirs to read: beside the transaction that issues, so that issuing waits
 * for nobody. What was due while no node ran is told afterwards. A reach is marked when all notices are there; a node that stops before leaves it to another,
 * and nobody is told twice.
 */
@Component
@Profile("!command")
class BulletinDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(BulletinDelivery.class);

    private final Access access;
    private final ReachRows rows;
    private final BulletinNotices notices;

    BulletinDelivery(Access access, ReachRows rows, BulletinNotices notices) {
        this.access = access;
        this.rows = rows;
        this.notices = notices;
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            access.readingAsHolder(ReachRows.TELLER, rows::toAnnounce).forEach(this::announceOrLeave);
        } catch (DataAccessException e) {
            LOG.warn("no bulletins could be announced: {}", e.getClass().getSimpleName());
        }
    }

    /** One that cannot be announced holds up no other; it is tried again with the next look. */
    private void announceOrLeave(ReachRows.Due due) {
        try {
            announce(due);
        } catch (RuntimeException e) {
            LOG.warn(
                    "bulletin {} could not be announced: {}",
                    due.bulletin(),
                    e.getClass().getSimpleName());
        }
    }

    private void announce(ReachRows.Due due) {
        // What was taken back or is over before anybody was told is told to nobody.
        if (due.isCurrent()) {
            var facts = due.facts();
            notices.announce(new Announcement(
                    due.bulletin(),
                    due.refersTo(),
                    due.area(),
                    facts.priority(),
                    facts.advice().group(),
                    due.labels().stream().map(ReachRows.Label::id).collect(Collectors.toSet()),
                    due.labels().stream().anyMatch(label -> label.audience() == BulletinAudience.PUBLIC)));
        }
        access.writingAsHolder(ReachRows.TELLER, List.of(), () -> rows.announced(due));
    }
}
