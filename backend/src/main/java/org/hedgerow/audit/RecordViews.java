package org.hedgerow.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hedgerow.identity.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

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

    private record Push(List<Person> people, String action, List<Shown> records) {}

    private final AuditTrail audit;
    private final EntryBatch batch;
    private final Clock clock;
    private final LinkedHashMap<Key, Instant> remembered = new LinkedHashMap<>();
    private final Queue<Push> pushes = new ConcurrentLinkedQueue<>();
    private List<EntryBatch.Line> unwritten = List.of();

    RecordViews(AuditTrail audit, EntryBatch batch, Clock clock) {
        this.audit = audit;
        this.batch = batch;
        this.clock = clock;
    }

    /**
     * Writes down what an answer is about to show; call it before the answer is sent.
     *
     * @param action a fixed word or two, such as {@code map}
     * @throws DataAccessException when it cannot be written: then nothing may be shown
     */
    public void shown(Person person, String action, Collection<Shown> records) {
        shown(person, action, KIND, records);
    }

    /** The same for records that are no incidents. */
    public void shown(Person person, String action, String kind, Collection<Shown> records) {
        var fresh = notYetSeen(person.id(), records);
        byTier(fresh)
                .forEach((tier, ids) -> audit.record(
                        person,
                        Act.of(AuditOperation.CONSULTATION, action, kind, ids).atTier(tier)));
        remember(person.id(), fresh);
    }

    /** Notes what is being pushed to these people; costs the caller nothing. */
    public void pushed(Collection<Person> people, String action, Collection<Shown> records) {
        if (!people.isEmpty() && !records.isEmpty()) {
            pushes.add(new Push(List.copyOf(people), action, List.copyOf(records)));
        }
    }

    /** Writes down what was pushed. What cannot be written waits: nothing new is pushed while the database is away. */
    @Scheduled(fixedDelay = 1000)
    synchronized void writeWhatWasPushed() {
        var lines = new ArrayList<>(unwritten);
        for (var push = pushes.poll(); push != null; push = pushes.poll()) {
            lines.addAll(linesOf(push));
        }
        try {
            batch.write(EntryBatch.merged(lines));
            unwritten = List.of();
        } catch (DataAccessException | TransactionException e) {
            unwritten = EntryBatch.merged(lines);
            LOG.warn(
                    "What was pushed cannot be written into the audit yet: {}",
                    e.getClass().getSimpleName());
        }
    }

    private List<EntryBatch.Line> linesOf(Push push) {
        var lines = new ArrayList<EntryBatch.Line>();
        for (var person : push.people()) {
            var fresh = notYetSeen(person.id(), push.records());
            remember(person.id(), fresh);
            byTier(fresh).forEach((tier, ids) -> lines.add(new EntryBatch.Line(person, act(push.action(), tier, ids))));
        }
        return lines;
    }

    private static Act act(String action, String tier, List<UUID> ids) {
        return Act.of(AuditOperation.CONSULTATION, action, KIND, ids).atTier(tier);
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

    /** How many are remembered. */
    int remembered() {
        synchronized (remembered) {
            return remembered.size();
        }
    }

    private static Map<String, List<UUID>> byTier(Collection<Shown> records) {
        var byTier = new TreeMap<String, List<UUID>>();
        records.forEach(record ->
                byTier.computeIfAbsent(record.tier(), none -> new ArrayList<>()).add(record.id()));
        return byTier;
    }
}
