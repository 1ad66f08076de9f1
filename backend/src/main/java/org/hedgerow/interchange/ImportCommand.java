package org.hedgerow.interchange;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.identity.Directory;
import org.hedgerow.identity.NewOrganisation;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.People;
import org.hedgerow.reference.Forces;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** {@code import FILE...}: takes files in one after the other and says what became of every row. */
@Component
@Profile("import")
class ImportCommand implements ApplicationRunner, ExitCodeGenerator {

    private static final Logger LOG = LoggerFactory.getLogger(ImportCommand.class);

    private final FileImport imports;
    private final Forces forces;
    private final People people;
    private final Directory directory;
    private final DataDirectory data;
    private final PrintStream out = System.out;
    private int exitCode;

    ImportCommand(FileImport imports, Forces forces, People people, Directory directory, DataDirectory data) {
        this.imports = imports;
        this.forces = forces;
        this.people = people;
        this.directory = directory;
        this.data = data;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            importAll(CommandLine.read(arguments.getSourceArgs()));
        } catch (ImportRefused e) {
            out.println("hedgerow: " + e.reason());
            exitCode = 1;
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    private void importAll(CommandLine line) {
        data.removeLeftovers();
        for (var file : line.files()) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new ImportRefused("There is no readable file " + file + ".");
            }
        }
        var rejects =
                line.rejects() == null ? data.path().resolve("rejects-" + UUID.randomUUID() + ".csv") : line.rejects();
        if (line.rejects() != null && Files.exists(rejects)) {
            throw new ImportRefused(rejects + " is there already; name another file for the rejects.");
        }
        var owner = line.owner() == null ? null : owner(line.owner(), line.dryRun());
        var summaries = new ArrayList<ImportSummary>();
        for (var file : line.files()) {
            importOne(line, file, rejects, owner).ifPresent(summaries::add);
        }
        new ImportReport(out).print(summaries, line.dryRun());
        if (Files.exists(rejects)) {
            out.println("Rejected rows, with line and reason: " + rejects);
        }
        exitCode = summaries.size() == line.files().size() ? 0 : 1;
    }

    private Optional<ImportSummary> importOne(CommandLine line, Path file, Path rejects, @Nullable UUID owner) {
        var name = String.valueOf(file.getFileName());
        var request = new ImportRequest(
                UUID.randomUUID(),
                file,
                name.length() > 200 ? name.substring(0, 200) : name,
                line.format(),
                line.mapping(),
                null,
                owner,
                line.dryRun(),
                rejects,
                true);
        try (var bar = new ProgressLine(out, request.fileName())) {
            return Optional.of(imports.run(request, bar.progress()));
        } catch (ImportRefused e) {
            out.println(name + ": " + e.reason());
        } catch (RuntimeException e) {
            // Messages of the database quote values, which may be somebody's words: the class says enough to begin
            // with.
            LOG.error("Import failed: {}", e.getClass().getName());
            out.println(name + ": failed; nothing of this file was taken in ("
                    + e.getClass().getSimpleName() + ").");
        }
        return Optional.empty();
    }

    private UUID owner(String code, boolean dryRun) {
        var force = forces.find(code)
                .orElseThrow(() -> new ImportRefused("--owner needs the code of a force, such as CAMBS."));
        return people.listOrganisations().stream()
                .filter(organisation -> force.code().equals(organisation.forceCode()))
                .findFirst()
                .map(organisation -> organisation.id())
                .orElseGet(() -> dryRun
                        ? new UUID(0, 0)
                        : directory
                                .createOrganisation(NewOrganisation.of(
                                        OrganisationKind.FORCE, force.name(), force.code(), force.code(), null))
                                .id());
    }
}
