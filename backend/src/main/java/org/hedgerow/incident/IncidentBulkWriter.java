package org.hedgerow.incident;

import java.nio.file.Path;
import org.hedgerow.changelog.ChangeLog;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Takes in many incidents at once, each as whole as a reported one: place, released places, audit entry, change log. */
@Component
public class IncidentBulkWriter {

    private final Access access;
    private final Releases releases;
    private final ReleasedContents contents;
    private final ReferenceNumbers references;
    private final JdbcTemplate jdbc;
    private final ChangeLog changes;

    IncidentBulkWriter(
            Access access,
            Releases releases,
            ReleasedContents contents,
            ReferenceNumbers references,
            JdbcTemplate jdbc,
            ChangeLog changes) {
        this.access = access;
        this.releases = releases;
        this.contents = contents;
        this.references = references;
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /**
     * Begins a batch. Nothing is written to the database before {@link IncidentBulk#publish}, except labels that are new.
     *
     * @param writer in whose name; null for the operator of the installation
     * @param directory where the batch is kept meanwhile, readable by this process's user alone; must exist
     */
    public IncidentBulk begin(@Nullable Person writer, Path directory) {
        return new IncidentBulk(access, releases, contents, references, jdbc, changes, writer, BulkSpool.in(directory));
    }
}
