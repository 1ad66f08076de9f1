package org.hedgerow.live;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hedgerow.hotspot.AudienceDelta.Forgotten;
import org.hedgerow.incident.RecallReceipts;
import org.hedgerow.incident.RecallReceipts.Kind;
import org.hedgerow.incident.RecallReceipts.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Notes which clients were told of a recall and which acknowledged it, and writes it down in batches: nobody's stream waits for it. What
 * cannot be written now is tried again; beyond a bound the newest is lost, and said so.
 */
@Component
@Profile("!command")
class ReceiptBook {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptBook.class);
    private static final int MOST_WAITING = 200_000;
    private static final int BATCH = 5_000;

    private final RecallReceipts receipts;
    private final Clock clock;
    private final BlockingQueue<Receipt> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final List<Receipt> batch = new ArrayList<>();

    ReceiptBook(RecallReceipts receipts, Clock clock) {
        this.receipts = receipts;
        this.clock = clock;
    }

    void told(Collection<LiveSession> sessions, Collection<Forgotten> recalled) {
        sessions.forEach(session -> note(session, recalled, Kind.TOLD));
    }

    void acknowledged(LiveSession session, Collection<Forgotten> recalled) {
        note(session, recalled, Kind.ACKNOWLEDGED);
    }

    private void note(LiveSession session, Collection<Forgotten> recalled, Kind kind) {
        var at = clock.instant();
        var lost = 0;
        for (var gone : recalled) {
            var receipt = new Receipt(
                    gone.id(),
                    gone.version(),
                    gone.labelLeft(),
                    session.client(),
                    session.person().organisation().id(),
                    session.person().id(),
                    kind,
                    at);
            lost += waiting.offer(receipt) ? 0 : 1;
        }
        if (lost > 0) {
            LOG.error("{} receipts of recalls are lost: too many wait", lost);
        }
    }

    @Scheduled(fixedDelay = 100, timeUnit = TimeUnit.MILLISECONDS)
    synchronized void write() {
        do {
            if (batch.isEmpty()) {
                waiting.drainTo(batch, BATCH);
            }
            if (batch.isEmpty()) {
                return;
            }
            try {
                receipts.add(batch);
                batch.clear();
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("receipts of recalls not written yet: {}", e.getClass().getSimpleName());
                return;
            }
        } while (!waiting.isEmpty());
    }
}
