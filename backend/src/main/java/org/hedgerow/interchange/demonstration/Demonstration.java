package org.hedgerow.interchange.demonstration;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.identity.People;
import org.hedgerow.interchange.DataDirectory;
import org.hedgerow.interchange.InventedRows;
import org.hedgerow.reference.ForceAreas;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sets the demonstration up at its first start, and says how to sign in. A later start adds nothing. */
@Component
@Profile("!command")
@ConditionalOnBooleanProperty("hedgerow.demonstration.enabled")
@Order(Ordered.HIGHEST_PRECEDENCE)
class Demonstration implements ApplicationRunner {

    private final Casting casting;
    private final InventedRows rows;
    private final InventedReports reports;
    private final InventedTour tour;
    private final People people;
    private final ForceAreas forceAreas;
    private final NationalGrid grid;
    private final Clock clock;
    private final PasswordSheet sheet;
    private final PrintStream out = System.out;

    Demonstration(
            Casting casting,
            InventedRows rows,
            InventedReports reports,
            InventedTour tour,
            People people,
            ForceAreas forceAreas,
            NationalGrid grid,
            DataDirectory data,
            Clock clock) {
        this.casting = casting;
        this.rows = rows;
        this.reports = reports;
        this.tour = tour;
        this.people = people;
        this.forceAreas = forceAreas;
        this.grid = grid;
        this.clock = clock;
        this.sheet = new PasswordSheet(data.home());
    }

    @Override
    public void run(ApplicationArguments arguments) {
        boolean first = !casting.isDone();
        if (first) {
            cast();
        } else {
            out.println("Demonstration: people and passwords are in " + sheet.file());
        }
        int added = rows.addOnce(
                listener -> new InventedIncidents(forceAreas, grid, owners(people), clock.instant()).tell(listener));
        if (added > 0) {
            out.printf("Demonstration: %,d invented incidents added.%n", added);
        }
        if (first) {
            reports.tell();
            tour.tell();
        }
    }

    static Map<String, UUID> owners(People people) {
        var owners = new HashMap<String, UUID>();
        people.listOrganisations().stream()
                .filter(organisation ->
                        organisation.forceCode() != null && Cast.FORCES.contains(organisation.forceCode()))
                .forEach(organisation -> owners.put(organisation.forceCode(), organisation.id()));
        return owners;
    }

    private void cast() {
        var passwords = sheet.write();
        try {
            casting.perform(passwords);
        } catch (RuntimeException e) {
            forget();
            throw e;
        }
        out.println();
        out.println("Demonstration. Everybody and everything in it is invented. Sign in as:");
        out.println();
        Cast.PLAYERS.forEach(
                player -> out.println("  " + PasswordSheet.line(player, passwords.get(player.username()))));
        out.println();
        out.println("  Kept for you in " + sheet.file());
        out.println(
                "  Because this is a demonstration, a password is enough for every role (HEDGEROW_SECOND_FACTOR=required asks for more).");
        out.println();
    }

    private void forget() {
        try {
            Files.deleteIfExists(sheet.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
