package org.hedgerow.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hedgerow.platform.TooManyTries;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts sign-ins that failed in the last quarter of an hour, across all nodes and by the database's clock: at most
 * {@value #PAIR} for one name from one address, {@value #NAME} for one name, {@value #ADDRESS} from one address. A try counts
 * before its password is looked at, so that many at once gain nothing, and stops counting when it succeeds. A guesser can so keep
 * one known person out for a quarter of an hour at a time, never longer, and never by fewer than {@value #NAME} tries.
 *
 * <p>Names and addresses are kept as keyed hashes only, since people type passwords into the wrong box. An IPv6 address counts
 * by its /64 network.
 */
@Component
class Throttle {

    static final int PAIR = 5;
    static final int NAME = 20;
    static final int ADDRESS = 60;

    private static final Duration WINDOW = Duration.ofMinutes(15);

    private record Count(long pair, long name, long address, double secondsLeft) {
        boolean isFull() {
            return pair >= PAIR || name >= NAME || address >= ADDRESS;
        }
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Throttle(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Takes one try out of the allowance.
     *
     * @throws TooManyTries when there is none left
     */
    void take(Username username, ClientAddress address) {
        take(username.canonical(), address);
    }

    /** @param counted what is tried, such as the code of a person; no sign-in name can have a space in it */
    void take(String counted, ClientAddress address) {
        var name = hash("name", counted);
        var from = hash("address", address.counted());
        var wait = transaction.execute(status -> {
            oneAtATime(name, from);
            var count = count(name, from);
            if (count.isFull()) {
                return Duration.ofMillis((long) (count.secondsLeft() * 1000));
            }
            jdbc.sql("delete from sign_in_attempt where at < clock_timestamp() - make_interval(secs => ?)")
                    .param(WINDOW.toSeconds())
                    .update();
            jdbc.sql("insert into sign_in_attempt (name_hash, address_hash) values (?, ?)")
                    .params(name, from)
                    .update();
            return Duration.ZERO;
        });
        if (wait != null && !wait.isZero()) {
            throw new TooManyTries(wait);
        }
    }

    /** Somebody has shown who they are: what went wrong for this name from this address before does not count. */
    void forgive(Username username, ClientAddress address) {
        forgive(username.canonical(), address);
    }

    void forgive(String counted, ClientAddress address) {
        jdbc.sql("delete from sign_in_attempt where name_hash = ? and address_hash = ?")
                .params(hash("name", counted), hash("address", address.counted()))
                .update();
    }

    private Count count(byte[] name, byte[] from) {
        return jdbc.sql("""
                        with recent as (
                          select at, name_hash = :name as of_name, address_hash = :address as of_address
                          from sign_in_attempt
                          where (name_hash = :name or address_hash = :address)
                            and at > clock_timestamp() - make_interval(secs => :window)),
                        counted as (
                          select count(*) filter (where of_name and of_address) as pair,
                            count(*) filter (where of_name) as name,
                            count(*) filter (where of_address) as address,
                            min(at) filter (where of_name and of_address) as first_pair,
                            min(at) filter (where of_name) as first_name,
                            min(at) filter (where of_address) as first_address
                          from recent)
                        select pair, name, address,
                          greatest(1, :window - extract(epoch from clock_timestamp() - greatest(
                            case when pair >= :pair then first_pair end,
                            case when name >= :most then first_name end,
                            case when address >= :mostOfAddress then first_address end)))::float8 as seconds_left
                        from counted
                        """)
                .param("name", name)
                .param("address", from)
                .param("window", WINDOW.toSeconds())
                .param("pair", PAIR)
                .param("most", NAME)
                .param("mostOfAddress", ADDRESS)
                .query((row, number) -> new Count(
                        row.getLong("pair"),
                        row.getLong("name"),
                        row.getLong("address"),
                        row.getDouble("seconds_left")))
                .single();
    }

    /** Tries for the same name or from the same address queue here; always in the same order, so that none waits in a circle. */
    private void oneAtATime(byte[] name, byte[] from) {
        LongStream.of(ByteBuffer.wrap(name).getLong(), ByteBuffer.wrap(from).getLong())
                .sorted()
                .forEach(lock -> jdbc.sql("select pg_advisory_xact_lock(?)::text")
                        .param(lock)
                        .query(String.class)
                        .single());
    }

    private byte[] hash(String kind, String value) {
        var secret =
                jdbc.sql("select secret from installation").query(byte[].class).single();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(("sign-in " + kind + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)), 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
