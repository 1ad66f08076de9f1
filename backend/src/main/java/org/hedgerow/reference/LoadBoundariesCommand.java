package org.hedgerow.reference;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** {@code load-boundaries FILE}: takes in a set of official boundaries and says what it found and mended. */
@Component
@Profile("load-boundaries")
class LoadBoundariesCommand implements ApplicationRunner, ExitCodeGenerator {

    /** What the Office for National Statistics asks to be said with its boundaries. */
    static final String USUAL_SOURCE =
            "Source: Office for National Statistics licensed under the Open Government Licence v3.0."
                    + " Contains OS data © Crown copyright and database right.";

    private static final Logger LOG = LoggerFactory.getLogger(LoadBoundariesCommand.class);
    private static final int LONGEST_FILE_NAME = 200;

    private final Forces forces;
    private final Boundaries boundaries;
    private final DataSource owner;
    private final PrintStream out;
    private int exitCode;

    /** @param flyway connects as the owner of the tables, which is who may write boundaries */
    @Autowired
    LoadBoundariesCommand(Forces forces, Boundaries boundaries, Flyway flyway) {
        this(forces, boundaries, flyway.getConfiguration().getDataSource(), System.out);
    }

    LoadBoundariesCommand(Forces forces, Boundaries boundaries, DataSource owner, PrintStream out) {
        this.forces = forces;
        this.boundaries = boundaries;
        this.owner = owner;
        this.out = out;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        run(arguments.getSourceArgs());
    }

    void run(String... arguments) {
        try {
            load(LoadBoundariesLine.read(arguments));
        } catch (BoundaryRefused e) {
            refuse(e.reason());
        } catch (OutOfMemoryError tooLarge) {
            refuse("There is too little memory for this file: set HEDGEROW_JAVA_OPTIONS=-Xmx3g and try again.");
        } catch (IOException | SQLException | RuntimeException e) {
            LOG.error("Loading boundaries failed: {}", e.getClass().getName());
            refuse("Nothing was loaded (" + e.getClass().getSimpleName() + ").");
        }
    }

    private void refuse(String reason) {
        out.println("hedgerow: " + reason);
        exitCode = 1;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    private void load(LoadBoundariesLine line) throws IOException, SQLException {
        long begin = System.nanoTime();
        var name = String.valueOf(line.file().getFileName());
        BoundaryDraft draft;
        try (var reader = BoundaryFiles.open(line.file(), line.layer())) {
            draft = BoundaryIntake.read(reader, line.wishes(), forces);
            say(
                    "%s: %s, %s; %,d %s, %,d corners.",
                    BoundaryText.plain(name),
                    reader.format(),
                    reader.coordinateSystem().words(),
                    draft.areas().size(),
                    draft.kind().plural(),
                    draft.corners());
        }
        draft.notes().forEach(out::println);
        sayRepairs(draft);
        BoundaryCoverage.check(draft.areas()).forEach(out::println);
        if (draft.kind() == BoundaryKind.FORCE) {
            sayNeighbours(draft.areas());
        }
        var from = line.from() == null ? boundaries.today() : line.from();
        var source = source(line, draft.kind());
        if (line.dryRun()) {
            say("Dry run: nothing was loaded. It took %.1f s.", seconds(begin));
            return;
        }
        var drawn = BoundaryDrawing.draw(draft.kind(), draft.areas());
        var origin = new BoundaryStore.Origin(
                source,
                name.length() > LONGEST_FILE_NAME ? name.substring(0, LONGEST_FILE_NAME) : name,
                sha256(line.file()),
                from);
        try (var connection = owner.getConnection()) {
            int set = new BoundaryStore(connection).store(draft, drawn, origin);
            say("Loaded as set %d, in force from %s. It took %.1f s.", set, from, seconds(begin));
        }
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private void sayRepairs(BoundaryDraft draft) {
        if (draft.repairs().isEmpty()) {
            out.println("Nothing had to be mended.");
            return;
        }
        say("Mended, %d of %d:", draft.repairs().size(), draft.areas().size());
        for (var area : draft.areas()) {
            var repairs = draft.repairs().getOrDefault(area.code(), List.of());
            repairs.forEach(what -> say("  %s %s: %s", area.code(), area.name(), what));
        }
    }

    private void sayNeighbours(List<BoundaryArea> areas) {
        var outlines = new ForceOutlines(
                areas.stream().map(BoundaryArea::force).toList(),
                areas.stream().map(BoundaryArea::rings).toList());
        var differences = BoundaryNeighbours.differences(outlines, forces);
        if (differences.isEmpty()) {
            out.println("Every border agrees with the table of neighbours.");
        } else {
            out.println("Borders that differ from the table of neighbours:");
            differences.forEach(difference -> out.println("  " + difference));
        }
    }

    private String source(LoadBoundariesLine line, BoundaryKind kind) {
        if (line.source() != null) {
            return line.source();
        }
        if (kind == BoundaryKind.BEAT) {
            throw new BoundaryRefused("Say who made these boundaries, and their licence, with --source.");
        }
        out.println("No --source was given; the map will say: " + USUAL_SOURCE);
        return USUAL_SOURCE;
    }

    private static String sha256(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new UncheckedIOException(new IOException(impossible));
        }
    }
}
