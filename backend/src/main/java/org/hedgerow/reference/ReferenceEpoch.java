package org.hedgerow.reference;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hedgerow.platform.DatabaseReplaced;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells those who hold reference data in memory when to read it again: after an edit on any node, and when a day begins in London.
 * One small question to the database every ten seconds serves all of them.
 */
@Component
final class ReferenceEpoch {

    static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceEpoch.class);

    private record Moment(long epoch, LocalDate today) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final List<Consumer<LocalDate>> readers = new CopyOnWriteArrayList<>();
    private @Nullable Moment told;

    ReferenceEpoch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LONDON);
    }

    /** Calls the reader with today's date, now and whenever what it read may be out of date. */
    void follow(Consumer<LocalDate> reader) {
        readers.add(reader);
        reader.accept(today());
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            tell();
        } catch (DataAccessException e) {
            LOG.warn("reference data could not be read again: {}", e.getClass().getSimpleName());
        }
    }

    /** In another database the same epoch may stand for other rows. */
    @EventListener
    void readAgain(DatabaseReplaced replaced) {
        synchronized (this) {
            told = null;
        }
        look();
    }

    /** The epoch is read before the rows: an edit in between is found by the next look. */
    private synchronized void tell() {
        var now = new Moment(
                jdbc.sql("select epoch from reference_epoch").query(Long.class).single(), today());
        if (!now.equals(told)) {
            readers.forEach(reader -> reader.accept(now.today()));
            told = now;
        }
    }
}
