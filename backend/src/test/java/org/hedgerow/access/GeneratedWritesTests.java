package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.hedgerow.oracle.Estate;
import org.hedgerow.oracle.OracleViewer;
import org.hedgerow.oracle.WhoMayWrite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Everybody tries to change everything: each viewer tries each verb on records under every kind of label, and the table of who may write
 * says what becomes of it. What is refused looks as if the record were not there, to whoever does not see it, and changes nothing.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GeneratedWritesTests {

    /** Each viewer tries each verb on every so many records; the others are left to the other viewers. */
    private static final int SOME = 7;

    private static final int AT_ONCE = 8;
    /** No record has it. */
    private static final int ANOTHER_VERSION = 99;

    /** Everything that a write would change. */
    private static final List<String> TABLES = List.of(
            "incident",
            "incident_place",
            "incident_version",
            "incident_result",
            "incident_reporter",
            "released_incident",
            "sharing_proposal",
            "pointer",
            "pointed_incident",
            "recall",
            "report",
            "report_message",
            "remark",
            "change_log");

    private static RunningApplication application;
    private static Estate estate;
    private static LabelledWorld world;
    private static WhoMayWrite writers;
    private static Instant now;
    private static final Map<String, Visitor> VISITORS = new LinkedHashMap<>();

    /** One person, one verb, one incident, and what is wrong with the answer; empty when nothing is. */
    private record Tried(String verb, boolean allowed, String wrong) {}

    @BeforeAll
    static void aWorldWithEveryKindOfLabel() {
        now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        application = RunningApplication.start(Clock.systemUTC());
        estate = new Estate();
        writers = new WhoMayWrite(estate.oracle());
        Residents.moveInto(estate, application);
        world = new LabelledWorld(estate, now);
        world.moveInto(application);
        Aside.moveInto(application, world);
        estate.viewers().forEach((name, viewer) -> VISITORS.put(name, Residents.signIn(application, viewer)));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    @Order(1)
    void whatIsRefusedLooksNotThereAndChangesNothing() throws Exception {
        var before = digests();
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        var tried = new ArrayList<Tried>();
        try {
            var work = new ArrayList<Callable<List<Tried>>>();
            for (var viewer : estate.viewers().values()) {
                Verb.ALL.forEach(verb -> work.add(() -> tries(viewer, verb)));
            }
            for (var part : pool.invokeAll(work)) {
                tried.addAll(part.get());
            }
        } finally {
            pool.shutdown();
        }
        report("tries that must change nothing", tried);
        assertThat(digests()).isEqualTo(before);
        assertThat(writers.unused())
                .as("lines of the table that answered nothing")
                .isEmpty();
    }

    @Test
    @Order(2)
    void whatIsAllowedIsDone() {
        var tried = new ArrayList<Tried>();
        for (var incident : world.incidents()) {
            var verb = Verb.ALL.get(incident.number() / 2 % Verb.ALL.size());
            if (!isThere(verb, incident)) {
                continue;
            }
            someoneWhoMay(verb, incident).ifPresent(viewer -> tried.add(does(viewer, verb, incident)));
        }
        report("changes that were made", tried);
        for (var verb : Verb.ALL) {
            assertThat(tried).as(verb.name()).anyMatch(each -> each.verb().equals(verb.name()));
        }
    }

    private static List<Tried> tries(OracleViewer viewer, Verb verb) {
        var who = VISITORS.get(viewer.person());
        var tried = new ArrayList<Tried>();
        var nothing = new LinkedHashMap<String, Visitor.Answer>();
        for (var incident : world.incidents()) {
            if (Math.floorMod(viewer.person().hashCode() + incident.number(), SOME) != 0 || !isThere(verb, incident)) {
                continue;
            }
            var attempt = attempt(viewer, incident);
            boolean allowed = writers.may(verb.name(), attempt);
            if (allowed && !verb.versioned()) {
                // It would be done: that is the other test's.
                continue;
            }
            var answer = verb.trying()
                    .tries(who, incident, incident.id(), Aside.proposalId(incident), allowed ? ANOTHER_VERSION : 1);
            var wrong = "";
            if (allowed) {
                // A form may say what cannot be said today, such as an end that has passed: that is told first.
                wrong = List.of(412, 422).contains(answer.status()) ? "" : "not told of the version: " + answer;
            } else if (answer.status() == 403 && mayBeToldThatItIsNotTheirs(verb, attempt)) {
                wrong = "";
            } else {
                // The same of a record that there is not.
                var same = nothing.computeIfAbsent(
                        incident.category(),
                        any -> verb.trying()
                                .tries(who, incident, UUID.randomUUID(), UUID.randomUUID(), 1)
                                .seen());
                wrong = answer.status() / 100 == 4 && answer.seen().equals(same)
                        ? ""
                        : "not as if there were nothing: " + answer + " instead of " + same;
            }
            tried.add(new Tried(
                    verb.name(), allowed, wrong.isEmpty() ? "" : viewer + " " + incident.description() + " " + wrong));
        }
        return tried;
    }

    /** Whether there is what the verb is about. */
    private static boolean isThere(Verb verb, LabelledWorld.Labelled incident) {
        return switch (verb.name()) {
            case "decide" -> Aside.isProposed(incident);
            case "answer-remark" -> Aside.isRemarkedAlone(incident);
            default -> true;
        };
    }

    /** Somebody who sees a record, or who made the proposal, learns nothing by it. */
    private static boolean mayBeToldThatItIsNotTheirs(Verb verb, WhoMayWrite.Attempt attempt) {
        return verb.name().equals("decide")
                ? attempt.who().person().equals(attempt.proposer())
                : writers.reads(attempt);
    }

    private static Optional<OracleViewer> someoneWhoMay(Verb verb, LabelledWorld.Labelled incident) {
        var some = estate.viewers().values().stream()
                .filter(viewer -> writers.may(verb.name(), attempt(viewer, incident)))
                .toList();
        // Now this one and now that one.
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(incident.number() % some.size()));
    }

    private static Tried does(OracleViewer viewer, Verb verb, LabelledWorld.Labelled incident) {
        var before = stands(incident);
        var answer = verb.trying()
                .tries(VISITORS.get(viewer.person()), incident, incident.id(), Aside.proposalId(incident), 1);
        var after = stands(incident);
        // What the form itself forbids, such as a note about what every force sees, is said, and nothing is changed.
        boolean told = List.of(409, 422, 429).contains(answer.status())
                && !List.of("close", "withdraw", "decide", "unpoint").contains(verb.name());
        boolean done = answer.status() / 100 == 2 && (verb.name().equals("unpoint") || !after.equals(before));
        boolean right = done || (told && after.equals(before));
        return new Tried(
                told ? verb.name() + ", told why not" : verb.name(),
                true,
                right ? "" : viewer + " " + incident.description() + " " + answer + " " + before + " " + after);
    }

    private static WhoMayWrite.Attempt attempt(OracleViewer viewer, LabelledWorld.Labelled incident) {
        return new WhoMayWrite.Attempt(viewer, incident.rows(), Aside.proposerOf(incident), now);
    }

    /** What there is of one incident: its version, its proposals, its report, whether it is pointed to. */
    private static List<List<String>> stands(LabelledWorld.Labelled incident) {
        return application.rows("select i.version, i.status, i.label_id,"
                + " (select string_agg(state, ' ' order by id) from sharing_proposal p where p.incident_id = i.id),"
                + " (select version from report r where r.id = i.id),"
                + " (select string_agg(state, ' ' order by id) from remark k where k.incident_id = i.id),"
                + " (select count(*) from pointed_incident p where p.incident_id = i.id)"
                + " from incident i where i.id = '" + incident.id() + "'");
    }

    private static Map<String, String> digests() {
        return TABLES.stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> application
                                .rows("select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from "
                                        + table + " t")
                                .get(0)
                                .get(0)));
    }

    private static void report(String what, List<Tried> tried) {
        var wrong =
                tried.stream().map(Tried::wrong).filter(each -> !each.isEmpty()).toList();
        System.out.printf("writes: %,d %s, %,d wrong%n", tried.size(), what, wrong.size());
        tried.stream()
                .collect(Collectors.groupingBy(
                        each -> each.verb() + (each.allowed() ? ", allowed" : ", refused"),
                        TreeMap::new,
                        Collectors.counting()))
                .forEach((verb, count) -> System.out.printf("  %-28s %,6d%n", verb, count));
        assertThat(wrong.stream().limit(10).toList()).isEmpty();
    }
}
