package org.hedgerow.identity;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Everybody who may sign in, for questions about how many people something would reach. Read again whenever a right has changed, and after
 * half a minute because memberships begin and end by the clock.
 */
@Component
public class Everybody {

    private static final Duration KEPT = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private volatile Read read = new Read(-1, 0, List.of());

    private record Read(long epoch, long atNanos, List<Person> people) {}

    Everybody(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** People who are neither suspended nor removed, enrolled or about to be; with no purpose stated. */
    public List<Person> list() {
        var before = read;
        // The epoch is asked for first: people who are newer than their epoch are read once more, never missed.
        long epoch =
                jdbc.sql("select epoch from policy_epoch").query(Long.class).single();
        var now = System.nanoTime();
        if (epoch == before.epoch() && now - before.atNanos() < KEPT.toNanos()) {
            return before.people();
        }
        var people = jdbc.sql(AccountRows.ACCOUNT + "where not p.suspended").query(AccountRows::account).list().stream()
                .filter(Account::isOpen)
                .map(Account::person)
                .toList();
        read = new Read(epoch, now, people);
        return people;
    }

    /** The watch groups that a force looks after. */
    public Set<UUID> inCareOf(UUID organisation) {
        return Set.copyOf(jdbc.sql("select id from organisation where in_care_of = :force")
                .param("force", organisation)
                .query(UUID.class)
                .list());
    }
}
