package org.hedgerow.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Consultations that come by the hundred: maps, lists and the live stream, as far as they show single records. Each record counts once for a
 * person and tier within ten minutes on this node, however often the person pans over it (ADR 21). What is asked for is written down before
 * it is sent; what is pushed, within two seconds after.
 */
@Component
public class RecordViews {

    /** A record that was shown, and how much of it. */
    public record Shown(UUID id, String tier) {}

    static final Duration WINDOW = Duration.ofMinutes(10);
    /** More than this many remembered: the oldest are forgotten early, and written down again when they are seen again. */
    static final int MOST_REMEMBERED = 200_000;

    private static final Logger LOG = LoggerFactory.getLogger(RecordViews.class);
    private static final String KIND = "incident";

    private record Key(UUID person, UUID subject, String tier) {}

    private record Line(
            UUID person,
            UUID organisation,
            String action,
            @Nullable String purpose) {}

    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final LinkedHashMap<Key, Instant> remembered = new LinkedHashMap<>();
    private final Map<Line, List<Shown>> pushed = new LinkedHashMap<>();

    RecordViews(AuditTrail audit, JdbcClient jdbc, Clock clock) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Writes down what an answer is about to show; call it before the answer is sent.
     *
     * @param action a fixed word or two, such as {@code map}
     * @throws DataAccessException when it cannot be written: then nothing may be shown
     */
    public void shown(Person person, String action, Collection<Shown> records, @Nullable String purpose) {
        var fresh = notYetSeen(person.id(), records);
        byTier(fresh)
                .forEach((tier, ids) -> audit.record(
                        person,
                        Act.of(AuditOperation.CONSULTATION, action, KIND, ids)
                                .atTier(tier)
                                .forPurpose(purpose)));
        remember(person.id(), fresh);
    }

    /** Notes what is being pushed to somebody; never waits for the database. */
    public void pushed(Person person, String action, Collection<Shown> records, @Nullable String purpose) {
        var fresh = notYetSeen(person.id(), records);
        if (fresh.isEmpty()) {
            return;
        }
        remember(person.id(), fresh);
        synchronized (pushed) {
            pushed.computeIfAbsent(
                            new Line(person.id(), person.organisation().id(), action, purpose),
                            line -> new ArrayList<>())
                    .addAll(fresh);
        }
    }

    /** Writes down what was pushed. What cannot be written waits: nothing new is pushed while the database is away. */
    @Scheduled(fixedDelay = 1000)
    void writeWhatWasPushed() {
        Map<Line, List<Shown>> waiting;
        synchronized (pushed) {
            waiting = new LinkedHashMap<>(pushed);
            pushed.clear();
        }
        var lines = waiting.entrySet().iterator();
        while (lines.hasNext()) {
            var next = lines.next();
            try {
                write(next.getKey(), next.getValue());
                lines.remove();
            } catch (DataAccessException e) {
                LOG.warn(
                        "What was pushed cannot be written into the audit yet: {}",
                        e.getClass().getSimpleName());
                keep(waiting);
                return;
            }
        }
    }

    private void write(Line line, List<Shown> records) {
        byTier(records)
                .forEach((tier, ids) -> EntryWriting.write(
                        jdbc,
                        line.person(),
                        line.organisation(),
                        Act.of(AuditOperation.CONSULTATION, line.action(), KIND, ids)
                                .atTier(tier)
                                .forPurpose(line.purpose()),
                        null));
    }

    private void keep(Map<Line, List<Shown>> waiting) {
        synchronized (pushed) {
            waiting.forEach((line, records) ->
                    pushed.computeIfAbsent(line, none -> new ArrayList<>()).addAll(records));
        }
    }

    private List<Shown> notYetSeen(UUID person, Collection<Shown> records) {
        var since = clock.instant().minus(WINDOW);
        synchronized (remembered) {
            return records.stream()
                    .filter(record -> {
                        var last = remembered.get(new Key(person, record.id(), record.tier()));
                        return last == null || last.isBefore(since);
                    })
                    .distinct()
                    .toList();
        }
    }

    private void remember(UUID person, Collection<Shown> records) {
        var now = clock.instant();
        var since = now.minus(WINDOW);
        synchronized (remembered) {
            for (var record : records) {
                var key = new Key(person, record.id(), record.tier());
                remembered.remove(key);
                remembered.put(key, now);
            }
            var oldest = remembered.values().iterator();
            while (oldest.hasNext()) {
                var at = oldest.next();
                if (!at.isBefore(since) && remembered.size() <= MOST_REMEMBERED) {
                    return;
                }
                oldest.remove();
            }
        }
    }

    private static Map<String, List<UUID>> byTier(Collection<Shown> records) {
        var byTier = new TreeMap<String, List<UUID>>();
        records.forEach(record ->
                byTier.computeIfAbsent(record.tier(), none -> new ArrayList<>()).add(record.id()));
        return byTier;
    }
}
