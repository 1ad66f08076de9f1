package org.hedgerow.notice;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hedgerow.sharing.Access;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends the messages that are due to phones. As with letters, what is counted is what its reader may see at the moment of sending. A message
 * replaces the one before it, on its way and on the screen, so it counts everything that is new and not only what came last.
 */
@Component
@Profile("!command")
class PushPost {

    static final Duration BETWEEN_MESSAGES = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(PushPost.class);
    private static final int DEVICES_AT_ONCE = 200;
    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final Duration REST = Duration.ofMinutes(1);
    private static final int MOST_TRIES = 6;

    private final Access access;
    private final PushRows rows;
    private final NoticeRows noticeRows;
    private final PushSettings settings;
    private final PushWire wire;
    private final PushText text;
    private final SubjectReader subjects;
    private final Clock clock;

    /** Services that did not answer, and until when they are left alone; for the one thread that sends. */
    private final Map<String, Instant> resting = new HashMap<>();

    PushPost(
            Access access,
            PushRows rows,
            NoticeRows noticeRows,
            PushSettings settings,
            PushWire wire,
            PushText text,
            SubjectReader subjects,
            Clock clock) {
        this.access = access;
        this.rows = rows;
        this.noticeRows = noticeRows;
        this.settings = settings;
        this.wire = wire;
        this.text = text;
        this.subjects = subjects;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 5, initialDelay = 5, timeUnit = TimeUnit.SECONDS)
    void sendDue() {
        if (!settings.isOffered()) {
            return;
        }
        try {
            access.readingAsHolder(NoticeRows.MAKER, () -> rows.due(DEVICES_AT_ONCE))
                    .forEach(this::sendUnlessResting);
        } catch (DataAccessException e) {
            LOG.warn("no messages could be sent: {}", e.getClass().getSimpleName());
        }
    }

    private synchronized void sendUnlessResting(PushTarget device) {
        var host = URI.create(device.endpoint()).getHost();
        var rests = resting.get(host);
        if (rests != null && clock.instant().isBefore(rests)) {
            asMaker(() -> rows.postpone(device.id(), REST));
            return;
        }
        resting.remove(host);
        if (send(device) == PushWire.Result.UNREACHABLE) {
            resting.put(host, clock.instant().plus(REST));
        }
    }

    private PushWire.Result send(PushTarget device) {
        var claimed = access.writingAsHolder(NoticeRows.MAKER, List.of(), () -> rows.claim(device.id(), LEASE));
        if (claimed.isEmpty()) {
            // Another node has them.
            return PushWire.Result.SENT;
        }
        var notices = claimed.stream().map(PushRows.Due::notice).toList();
        var wanted = claimed.stream().filter(PushRows.Due::wanted).toList();
        var told = wanted.isEmpty()
                ? List.<PushRows.Due>of()
                : access.readingAsHolder(NoticeRows.MAKER, () -> rows.told(device));
        var readable = subjects.read(
                device.person(),
                Stream.concat(wanted.stream(), told.stream())
                        .map(PushRows.Due::subject)
                        .toList());
        var news = Stream.concat(wanted.stream(), told.stream())
                .filter(due -> readable.isNews(due.subject()))
                .toList();
        var said =
                news.stream().filter(wanted::contains).map(PushRows.Due::notice).toList();
        if (said.isEmpty()) {
            // What its reader may not see any more, or has looked at, needs no message, now or later.
            asMaker(() -> rows.done(device.id(), notices));
            return PushWire.Result.SENT;
        }
        var outcome = wire.send(device, "areas", text.of(device.language(), newOnes(news, readable)));
        asMaker(() -> keep(device.id(), notices, said, outcome));
        return outcome.result();
    }

    /** Bulletins that everybody may read are named, each once; everything else is counted by area. */
    private static PushText.News newOnes(List<PushRows.Due> news, SubjectReader.Readable readable) {
        var bulletins = new LinkedHashMap<UUID, AnnouncedBulletin>();
        var newOnes = new LinkedHashMap<UUID, Integer>();
        var names = new HashMap<UUID, String>();
        news.forEach(due -> {
            var bulletin = readable.bulletin(due.subject());
            if (bulletin != null && bulletin.toEverybody()) {
                bulletins.put(bulletin.id(), bulletin);
            } else {
                newOnes.merge(due.area(), 1, Integer::sum);
                names.put(due.area(), due.areaName());
            }
        });
        var byName = new LinkedHashMap<String, Integer>();
        newOnes.forEach((area, count) -> byName.merge(names.getOrDefault(area, ""), count, Integer::sum));
        return new PushText.News(List.copyOf(bulletins.values()), byName);
    }

    private void keep(UUID device, List<UUID> notices, List<UUID> said, PushWire.Outcome outcome) {
        switch (outcome.result()) {
            case SENT -> {
                rows.done(device, notices);
                noticeRows.pushed(said);
                rows.note(device, PushDevice.LastResult.SENT, BETWEEN_MESSAGES);
            }
            case GONE -> rows.delete(device);
            case FAILED, UNREACHABLE -> {
                rows.failed(device, notices, outcome.pause(), MOST_TRIES);
                rows.note(device, PushDevice.LastResult.FAILED, outcome.pause());
            }
        }
    }

    private void asMaker(Runnable work) {
        access.writingAsHolder(NoticeRows.MAKER, List.of(), () -> {
            work.run();
            return MOST_TRIES;
        });
    }
}
