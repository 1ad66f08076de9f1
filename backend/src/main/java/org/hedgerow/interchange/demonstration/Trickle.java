package org.hedgerow.interchange.demonstration;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.identity.People;
import org.hedgerow.incident.IncidentReporting;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.reference.ForceAreas;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets an invented officer report an invented incident every 20 to 40 seconds, by the way that every report takes. */
@Component
@Profile("!command")
@ConditionalOnBooleanProperty({"hedgerow.demonstration.enabled", "hedgerow.demonstration.trickle"})
class Trickle {

    private static final int SHORTEST_SECONDS = 20;
    private static final int LONGEST_SECONDS = 40;

    private final IncidentReporting reporting;
    private final People people;
    private final JdbcClient jdbc;
    private final ForceAreas forceAreas;
    private final NationalGrid grid;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private long next = System.nanoTime();

    Trickle(
            IncidentReporting reporting,
            People people,
            JdbcClient jdbc,
            ForceAreas forceAreas,
            NationalGrid grid,
            Clock clock) {
        this.reporting = reporting;
        this.people = people;
        this.jdbc = jdbc;
        this.forceAreas = forceAreas;
        this.grid = grid;
        this.clock = clock;
        waitAWhile();
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void tick() {
        if (System.nanoTime() - next >= 0) {
            waitAWhile();
            report();
        }
    }

    /** Reports once, when there is an officer to do it. */
    void report() {
        var invented = new InventedIncidents(forceAreas, grid, Demonstration.owners(people), clock.instant());
        var force = Cast.FORCES.get(random.nextInt(Cast.FORCES.size()));
        var officer = jdbc.sql("select id from person where username = ?")
                .param("officer." + force.toLowerCase(java.util.Locale.ROOT))
                .query(UUID.class)
                .optional()
                .flatMap(people::find);
        if (officer.isEmpty()) {
            return;
        }
        for (int attempt = 0; attempt < 200; attempt++) {
            var content = invented.live(force, random);
            if (!content.isEmpty()) {
                reporting.report(
                        officer.get(),
                        UUID.randomUUID(),
                        content.get(0),
                        ClientSent.sha256(content.get(0).toString()));
                return;
            }
        }
    }

    private void waitAWhile() {
        next = System.nanoTime() + TimeUnit.SECONDS.toNanos(random.nextInt(SHORTEST_SECONDS, LONGEST_SECONDS + 1));
    }
}
