package org.hedgerow.system.live;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hedgerow.system.HedgerowClient;
import org.jspecify.annotations.Nullable;

/**
 * What police do to incidents all morning, by a seed: report, amend, move, share with more and with fewer, close, withdraw. Knows what was
 * acknowledged. One writer changes only what it wrote itself, so that it always knows the version.
 */
final class Churn implements Runnable {

    /** Stands in every narrative: no stream ever says it. */
    static final String CANARY = "Canary words of a narrative";

    private static final int MOST_OPEN = 150;

    /** An agreement that has just ended, and a place beyond the border: refused, as it should be. */
    private static final String NOT_POSSIBLE = "(?s).*\"pointer\":\"/(sharing/)?(agreement|place)\".*";

    /**
     * Who writes, and what that person may share with.
     *
     * @param named organisations that may be named
     * @param agreement that the force is party to; null without one
     */
    record Writer(
            HedgerowClient http, List<UUID> named, @Nullable UUID agreement) {}

    /**
     * Where things happen: whole kilometres of one 100 km square of the National Grid, from a corner.
     *
     * @param letters such as {@code TL}
     */
    record Ground(String letters, int eastingKm, int northingKm, int sideKm) {}

    /** An incident that this writer wrote, as it was last acknowledged. */
    private static final class Own {
        final UUID id;
        int version;
        Map<String, Object> form;

        Own(UUID id, Map<String, Object> form) {
            this.id = id;
            this.form = form;
        }
    }

    private final Writer writer;
    private final Ground ground;
    private final Random random;
    private final Findings findings;
    private final long pauseMicros;
    private final List<Own> open = new ArrayList<>();
    private final Map<UUID, Integer> acknowledged = new ConcurrentHashMap<>();
    private volatile boolean over;
    private volatile @Nullable String refused;

    /** @param pauseMicros between two acts */
    Churn(Writer writer, Ground ground, long seed, Findings findings, long pauseMicros) {
        this.writer = writer;
        this.ground = ground;
        this.random = new Random(seed);
        this.findings = findings;
        this.pauseMicros = pauseMicros;
    }

    /** Writes until it is told to stop. */
    @Override
    public void run() {
        while (!over) {
            act();
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(pauseMicros));
        }
    }

    void stop() {
        over = true;
    }

    /** The newest version of each incident that the server has acknowledged. */
    Map<UUID, Integer> acknowledged() {
        return acknowledged;
    }

    /** The first answer that was no acknowledgement and should have been one. */
    @Nullable String refused() {
        return refused;
    }

    void act() {
        try {
            var chance = random.nextInt(100);
            if (open.size() < 5 || (chance < 35 && open.size() < MOST_OPEN)) {
                report();
            } else if (chance < 60) {
                amend(open.get(random.nextInt(open.size())));
            } else if (chance < 82) {
                relabel(open.get(random.nextInt(open.size())));
            } else if (chance < 90) {
                end(open.get(random.nextInt(open.size())), "closure");
            } else {
                end(open.get(random.nextInt(open.size())), "withdrawal");
            }
        } catch (IOException e) {
            // The server is away; what was not acknowledged does not count.
            findings.count("acts without an answer");
        }
    }

    private void report() throws IOException {
        report(sharing());
    }

    /** Reports one incident that is shared so; its id. */
    UUID report(Map<String, Object> sharing) throws IOException {
        var id = new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & -1L >>> 2 | Long.MIN_VALUE);
        var form = form();
        form.putAll(sharing);
        var path = "/api/incidents/" + id;
        var answer = writer.http().trySend("PUT", path, form, Map.of());
        if (random.nextInt(8) == 0) {
            // A phone that did not hear the answer says the same again.
            findings.count("reports sent twice");
            answer = writer.http().trySend("PUT", path, form, Map.of());
        }
        var own = new Own(id, form);
        if (took(own, "reported", answer)) {
            open.add(own);
        }
        return id;
    }

    private void amend(Own own) throws IOException {
        var form = new HashMap<>(own.form);
        if (random.nextBoolean()) {
            form.put("place", place());
        }
        form.put("narrative", CANARY + " " + random.nextInt());
        form.put("reason", "Known better now");
        var answer = writer.http().trySend("PUT", "/api/incidents/" + own.id, form, match(own));
        if (took(own, "amended", answer)) {
            own.form = form;
        }
    }

    private void relabel(Own own) throws IOException {
        var sharing = sharing();
        if (own.form.entrySet().containsAll(sharing.entrySet())) {
            return;
        }
        var answer = writer.http()
                .trySend(
                        "PUT",
                        "/api/incidents/" + own.id + "/sharing",
                        Map.of("sharing", sharing, "reason", "Others ought to know, or not", "meant", true),
                        match(own));
        if (took(own, "shared anew", answer)) {
            var form = new HashMap<>(own.form);
            List.of("scope", "organisations", "agreement").forEach(form::remove);
            form.putAll(sharing);
            own.form = form;
        }
    }

    private void end(Own own, String how) throws IOException {
        var answer = writer.http()
                .trySend("POST", "/api/incidents/" + own.id + "/" + how, Map.of("reason", "It is over"), match(own));
        if (took(own, how, answer)) {
            open.remove(own);
        }
    }

    private boolean took(Own own, String what, HedgerowClient.Answer answer) {
        if (answer.status() == 503 || answer.status() == 429) {
            findings.count("acts put off");
            open.remove(own);
            return false;
        }
        if (answer.status() == 422 && answer.body().matches(NOT_POSSIBLE)) {
            findings.count("acts that are not possible");
            return false;
        }
        if (answer.status() != 200 && answer.status() != 201) {
            refused = refused == null ? what + ": " + answer : refused;
            open.remove(own);
            return false;
        }
        own.version = answer.json().get("version").asInt();
        acknowledged.put(own.id, own.version);
        findings.count(what);
        return true;
    }

    private static Map<String, String> match(Own own) {
        return Map.of("If-Match", "\"" + own.version + "\"");
    }

    private Map<String, Object> form() {
        var at = Instant.now().minusSeconds(60 + random.nextInt(3_000)).truncatedTo(ChronoUnit.SECONDS);
        var form = new HashMap<String, Object>();
        form.put("category", random.nextInt(4) == 0 ? "AGRI.QUAD" : "HARE.COURSING");
        form.put("narrative", CANARY + " " + random.nextInt());
        form.put("earliest", at.toString());
        form.put("latest", at.toString());
        form.put("exactTimeKnown", true);
        form.put("place", place());
        return form;
    }

    private Map<String, Object> place() {
        var easting = ground.eastingKm() * 10 + random.nextInt(ground.sideKm() * 10);
        var northing = ground.northingKm() * 10 + random.nextInt(ground.sideKm() * 10);
        return Map.of("text", "%s %03d %03d".formatted(ground.letters(), easting, northing));
    }

    private Map<String, Object> sharing() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> Map.of("scope", "OWN_FORCE");
            case 2 -> Map.of("scope", "ALL_FORCES");
            case 3 ->
                Map.of(
                        "scope",
                        "NAMED_ORGANISATIONS",
                        "organisations",
                        List.of(writer.named()
                                .get(random.nextInt(writer.named().size()))
                                .toString()));
            case 4 ->
                writer.agreement() == null
                        ? Map.of("scope", "PUBLIC")
                        : Map.of(
                                "scope",
                                "AGREEMENT",
                                "agreement",
                                writer.agreement().toString());
            case 5 -> Map.of("scope", "PUBLIC");
            default -> Map.of("scope", "WATCH_AREA");
        };
    }
}
