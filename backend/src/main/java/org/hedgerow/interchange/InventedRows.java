package org.hedgerow.interchange;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.hedgerow.incident.BulkIncident;
import org.hedgerow.incident.IncidentBulkWriter;
import org.springframework.stereotype.Component;

/** Adds the incidents of the demonstration, once, as if they had been imported. */
@Component
public class InventedRows {

    /** The one import of every demonstration. */
    private static final UUID IMPORT = UUID.fromString("00000000-0000-8000-8000-000000000d30");

    private final IncidentBulkWriter incidents;
    private final ImportedRows imported;
    private final ImportRuns runs;
    private final DataDirectory data;

    InventedRows(IncidentBulkWriter incidents, ImportedRows imported, ImportRuns runs, DataDirectory data) {
        this.incidents = incidents;
        this.imported = imported;
        this.runs = runs;
        this.data = data;
    }

    /** Adds what the teller tells, all of it or nothing; nothing when it was added before. Answers how many. */
    public int addOnce(Consumer<Consumer<BulkIncident>> teller) {
        if (imported.holds(IMPORT)) {
            return 0;
        }
        List<UUID> ids = new ArrayList<>();
        try (var bulk = incidents.begin(null, data.path())) {
            teller.accept(incident -> {
                ids.add(incident.id());
                bulk.add(incident);
            });
            bulk.publish("demonstration", () -> {
                runs.finishDemonstration(IMPORT, ids.size());
                imported.add(IMPORT, ids);
            });
        }
        return ids.size();
    }
}
