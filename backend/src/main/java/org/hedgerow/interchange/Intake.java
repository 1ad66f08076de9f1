package org.hedgerow.interchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hedgerow.incident.BulkIncident;
import org.hedgerow.incident.IncidentBulk;
import org.hedgerow.platform.CsvFile;
import org.hedgerow.platform.CsvRow;
import org.jspecify.annotations.Nullable;

/** One reading of one file: sends each row where it belongs and counts it. */
final class Intake {

    private static final int CHUNK = 5_000;
    private static final int PROGRESS_ROWS = 1_000;
    private static final int MOST_SAMPLES = 5;
    private static final int MOST_FIRST_REJECTS = 100;

    /** Rows by what became of them. */
    record Counts(int rows, int accepted, int already, int rejected) {}

    private final ImportRequest request;
    private final ImportFormat format;
    private final @Nullable FieldMapping mapping;
    private final RowReader reader;
    private final RowIdentity identity;
    private final ImportedRows imported;
    private final IncidentBulk bulk;
    private final Instant recordedAt;

    private final Map<UUID, Integer> occurrences = new HashMap<>();
    private final Map<UUID, PreparedRow> waiting = new LinkedHashMap<>();
    private final List<UUID> newIds = new ArrayList<>();
    private final List<List<String>> sample = new ArrayList<>();
    private final List<ImportSummary.RejectedLine> firstRejects = new ArrayList<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private int rows;
    private int already;
    private int rejected;
    private int elsewhere;

    Intake(
            ImportRequest request,
            ImportFormat format,
            @Nullable FieldMapping mapping,
            RowReader reader,
            RowIdentity identity,
            ImportedRows imported,
            IncidentBulk bulk,
            Instant recordedAt) {
        this.request = request;
        this.format = format;
        this.mapping = mapping;
        this.reader = reader;
        this.identity = identity;
        this.imported = imported;
        this.bulk = bulk;
        this.recordedAt = recordedAt;
    }

    void read(CsvFile file, ImportProgress progress) {
        try (var rejects = request.rejects() == null
                ? null
                : new RejectsFile(request.rejects(), request.severalFiles() ? request.fileName() : null)) {
            for (var row = file.next(); row != null; row = file.next()) {
                rows++;
                take(row, rejects);
                if (waiting.size() == CHUNK) {
                    prepare();
                }
                if (rows % PROGRESS_ROWS == 0) {
                    progress.reached(file.bytesRead(), rows, newIds.size(), already, rejected);
                }
            }
            prepare();
            progress.reached(file.bytesRead(), rows, newIds.size(), already, rejected);
        }
    }

    List<UUID> newIds() {
        return newIds;
    }

    Counts counts() {
        return new Counts(rows, newIds.size(), already, rejected);
    }

    ImportSummary summary(CsvFile file, double seconds) {
        return new ImportSummary(
                request.id(),
                request.fileName(),
                format,
                rows,
                newIds.size(),
                already,
                rejected,
                reasons,
                elsewhere,
                mapping == null ? Map.of() : mapping.columns(),
                file.header(),
                sample,
                firstRejects,
                seconds);
    }

    private void take(CsvRow row, @Nullable RejectsFile rejects) {
        var problem = row.problem() == null ? null : Reject.of(row.problem());
        if (problem == null) {
            if (sample.size() < MOST_SAMPLES) {
                sample.add(row.cells());
            }
            try {
                var prepared = reader.read(row.cells());
                int nth = occurrences.merge(identity.of(prepared.meaning(), 0), 1, Integer::sum);
                waiting.put(identity.of(prepared.meaning(), nth), prepared);
                return;
            } catch (RowRejected e) {
                problem = e.reason();
            }
        }
        rejected++;
        reasons.merge(problem.words(), 1, Integer::sum);
        if (firstRejects.size() < MOST_FIRST_REJECTS) {
            firstRejects.add(new ImportSummary.RejectedLine(row.line(), problem.words()));
        }
        if (rejects != null) {
            rejects.add(row.line(), problem, row.raw());
        }
    }

    /** Sends on those of the waiting rows that are new. */
    private void prepare() {
        var there = imported.already(waiting.keySet());
        already += there.size();
        waiting.forEach((id, row) -> {
            if (there.contains(id)) {
                return;
            }
            newIds.add(id);
            elsewhere += row.elsewhere() ? 1 : 0;
            if (!request.dryRun()) {
                bulk.add(new BulkIncident(id, row.owner(), row.forceCode(), row.status(), row.content(), recordedAt));
            }
        });
        waiting.clear();
    }
}
