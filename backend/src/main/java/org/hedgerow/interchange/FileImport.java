package org.hedgerow.interchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.geo.PlaceReader;
import org.hedgerow.identity.Directory;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.incident.IncidentBulkWriter;
import org.hedgerow.platform.CsvFile;
import org.hedgerow.platform.CsvRefused;
import org.hedgerow.reference.Categories;
import org.hedgerow.reference.Forces;
import org.hedgerow.reference.RecordingForces;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Takes in one file: all of its good rows in one transaction, after everything was read and prepared, or none. */
@Component
public class FileImport {

    private static final int MOST_TRIES = 3;

    private final Categories categories;
    private final Forces forces;
    private final RecordingForces recordingForces;
    private final NationalGrid grid;
    private final PlaceReader places;
    private final People people;
    private final Directory organisations;
    private final IncidentBulkWriter incidents;
    private final ImportedRows imported;
    private final ImportRuns runs;
    private final DataDirectory data;
    private final Clock clock;

    FileImport(
            Categories categories,
            Forces forces,
            RecordingForces recordingForces,
            NationalGrid grid,
            PlaceReader places,
            People people,
            Directory organisations,
            IncidentBulkWriter incidents,
            ImportedRows imported,
            ImportRuns runs,
            DataDirectory data,
            Clock clock) {
        this.categories = categories;
        this.forces = forces;
        this.recordingForces = recordingForces;
        this.grid = grid;
        this.places = places;
        this.people = people;
        this.organisations = organisations;
        this.incidents = incidents;
        this.imported = imported;
        this.runs = runs;
        this.data = data;
        this.clock = clock;
    }

    /**
     * Reads the file and, unless it is a dry run, publishes its rows.
     *
     * @throws ImportRefused when the file as a whole cannot be taken in; nothing is written then
     */
    public ImportSummary run(ImportRequest request, ImportProgress progress) {
        long rejectsBefore = length(request.rejects());
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(request, progress);
            } catch (CsvRefused e) {
                throw new ImportRefused(e.reason());
            } catch (DuplicateKeyException e) {
                // Somebody else has just taken in some of the same rows. They are there now: read again and count them
                // so.
                if (attempt == MOST_TRIES) {
                    throw e;
                }
                cut(request.rejects(), rejectsBefore);
            }
        }
    }

    private ImportSummary attempt(ImportRequest request, ImportProgress progress) {
        try (var file = new CsvFile(request.file());
                var bulk = incidents.begin(request.person(), data.path())) {
            progress.begin(size(request));
            var format = request.format() == null ? ImportFormat.guess(file.header()) : request.format();
            var mapping = format == ImportFormat.GENERIC ? FieldMapping.of(file.header(), request.mapping()) : null;
            var intake = new Intake(
                    request,
                    format,
                    mapping,
                    mapping == null ? policeUk(file, request) : generic(mapping, request),
                    new RowIdentity(imported.secret()),
                    imported,
                    bulk,
                    clock.instant());
            intake.read(file, progress);
            if (!request.dryRun() && bulk.size() > 0) {
                progress.enter(ImportProgress.State.PUBLISHING);
                refuseUnlessStillAllowed(request);
                bulk.publish("import " + request.id(), () -> {
                    runs.finishInTransaction(request, format, intake.counts());
                    imported.add(request.id(), intake.newIds());
                });
            }
            progress.enter(ImportProgress.State.DONE);
            return intake.summary(file, progress.seconds());
        }
    }

    private RowReader policeUk(CsvFile file, ImportRequest request) {
        var owners = new Owners(people, organisations, request.person(), request.dryRun());
        return new PoliceUkRows(categories, forces, recordingForces, grid, owners, clock, file.header());
    }

    private RowReader generic(FieldMapping mapping, ImportRequest request) {
        var owner = request.person() == null
                ? request.owner()
                : request.person().organisation().id();
        if (owner == null) {
            throw new ImportRefused("Say whose records these are: --owner with the code of a force.");
        }
        return new GenericRows(mapping, categories, places, recordingForces, clock, owner);
    }

    /** Reading may take a while; a right that was taken away meanwhile is gone. */
    private void refuseUnlessStillAllowed(ImportRequest request) {
        var person = request.person();
        if (person != null
                && people.find(person.id())
                        .filter(now -> now.may(Permission.IMPORT)
                                && now.organisation()
                                        .id()
                                        .equals(person.organisation().id()))
                        .isEmpty()) {
            throw new ImportRefused("You may no longer take in files.");
        }
    }

    private static long size(ImportRequest request) {
        try {
            return Files.size(request.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long length(@Nullable Path rejects) {
        try {
            return rejects == null || Files.notExists(rejects) ? 0 : Files.size(rejects);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes back what an attempt added to the list of rejects. */
    private static void cut(@Nullable Path rejects, long length) {
        if (rejects == null || Files.notExists(rejects)) {
            return;
        }
        try (var channel = FileChannel.open(rejects, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
