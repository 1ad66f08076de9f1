package org.hedgerow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.IncidentRecording;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Scope;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.Reports;
import org.hedgerow.support.ToldReports;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Any sequence of joining and taking apart, one by one and many at once, allowed and refused, against a model of a few lines: which incident
 * each report counts for, which incidents are on the owner's map and on a neighbour's, and what each report says.
 */
@HedgerowTest
class DeskJoiningPropertyTests {

    private static final int REPORTS = 8;
    private static final int STEPS = 40;

    @Autowired
    private Cast cast;

    @Autowired
    private Reports reports;

    @Autowired
    private Desk desk;

    @Autowired
    private DeskJoining joining;

    @Autowired
    private VisibleIncidents visible;

    @Autowired
    private Access access;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IncidentRecording recording;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anySequenceEndsAsTheModelSays(long seed) {
        var random = new Random(seed);
        var officer = cast.officer("NORFOLK");
        var neighbour = cast.officer("SUFFOLK");
        var told = new ToldReports(recording, access, jdbc);
        var model = new LinkedHashMap<UUID, UUID>();
        var shared = new HashSet<UUID>();
        var said = new HashMap<UUID, String>();
        for (int report = 0; report < REPORTS; report++) {
            var scope = report % 2 == 0 ? Scope.ALL_FORCES : Scope.OWN_FORCE;
            var id = told.tell(
                    officer, content("They went over field " + report, report, scope), "{\"n\": " + report + "}");
            model.put(id, id);
            said.put(id, "They went over field " + report);
            if (scope == Scope.ALL_FORCES) {
                shared.add(id);
            }
        }
        // One that no report began.
        var plain = reports.report(officer, "TG 100 100", Scope.ALL_FORCES)
                .released()
                .id();
        var targets = new ArrayList<>(model.keySet());
        targets.add(plain);
        var ids = List.copyOf(model.keySet());
        int refused = 0;
        for (int step = 0; step < STEPS; step++) {
            var report = ids.get(random.nextInt(ids.size()));
            var target = targets.get(random.nextInt(targets.size()));
            boolean done;
            switch (random.nextInt(4)) {
                case 0 -> {
                    done = attempt(() -> joining.apart(officer, report, version(officer, report), "Apart"));
                    assertThat(done).isEqualTo(!model.get(report).equals(report));
                    if (done) {
                        model.put(report, report);
                    }
                }
                case 1 -> {
                    var some = ids.stream().filter(id -> random.nextInt(3) == 0).toList();
                    var moving = some.stream()
                            .filter(id -> !model.get(id).equals(target))
                            .toList();
                    done = attempt(() -> joining.joinMany(officer, target, some, "Many"));
                    assertThat(done).isEqualTo(stands(model, target, plain) && !moving.contains(target));
                    if (done) {
                        move(model, moving, target);
                    }
                }
                default -> {
                    done = attempt(() -> joining.join(officer, report, version(officer, report), target, "Join"));
                    assertThat(done)
                            .isEqualTo(stands(model, target, plain)
                                    && !report.equals(target)
                                    && !model.get(report).equals(target));
                    if (done) {
                        move(model, List.of(report), target);
                    }
                }
            }
            refused += done ? 0 : 1;
            check(officer, neighbour, model, shared, said, plain);
        }
        System.out.printf("joining, seed %d: %d steps, %d of them refused%n", seed, STEPS, refused);
    }

    /** Whether an incident counts: one that no report began always does, and another while its own report counts for it. */
    private static boolean stands(Map<UUID, UUID> model, UUID incident, UUID plain) {
        return incident.equals(plain) || model.get(incident).equals(incident);
    }

    private static void move(Map<UUID, UUID> model, List<UUID> moving, UUID target) {
        var left = moving.stream().filter(id -> model.get(id).equals(id)).collect(Collectors.toSet());
        model.replaceAll((id, at) -> moving.contains(id) || left.contains(at) ? target : at);
    }

    private void check(
            Person officer,
            Person neighbour,
            Map<UUID, UUID> model,
            Set<UUID> shared,
            Map<UUID, String> said,
            UUID plain) {
        var counts = model.values().stream().collect(Collectors.groupingBy(at -> at, Collectors.counting()));
        model.forEach((id, at) -> {
            var report = desk.get(officer, id).report();
            assertThat(report.countsFor().id()).isEqualTo(at);
            assertThat((long) report.countsFor().reports()).isEqualTo(counts.get(at));
            assertThat(report.told().narrative()).isEqualTo(said.get(id));
        });
        var standing =
                model.keySet().stream().filter(id -> stands(model, id, plain)).collect(Collectors.toSet());
        standing.add(plain);
        var seen = new HashSet<>(standing);
        seen.removeIf(id -> !id.equals(plain) && !shared.contains(id));
        assertThat(onTheMap(officer, model.keySet(), plain)).isEqualTo(standing);
        assertThat(onTheMap(neighbour, model.keySet(), plain)).isEqualTo(seen);
    }

    private Set<UUID> onTheMap(Person person, Set<UUID> ids, UUID plain) {
        var asked = new HashSet<>(ids);
        asked.add(plain);
        return visible.readSome(access.visibleLabels(access.audienceOf(person)), asked).stream()
                .map(VisibleIncident::id)
                .collect(Collectors.toSet());
    }

    private int version(Person officer, UUID id) {
        return desk.get(officer, id).report().version();
    }

    private static boolean attempt(Runnable act) {
        try {
            act.run();
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    private IncidentContent content(String narrative, int number, Scope scope) {
        var content = reports.content("TG 100 100", scope);
        var when = Instant.now().minus(Duration.ofHours(number + 1L)).truncatedTo(ChronoUnit.SECONDS);
        return new IncidentContent(
                content.categoryCode(),
                narrative,
                new OccurredBetween(when, when, true),
                content.place(),
                content.sharing());
    }
}
