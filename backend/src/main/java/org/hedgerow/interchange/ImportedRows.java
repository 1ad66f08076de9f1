package org.hedgerow.interchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Remembers which rows were taken in, by id alone. */
@Component
class ImportedRows {

    private final JdbcTemplate jdbc;

    ImportedRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The installation's secret, with which ids are made. */
    byte[] secret() {
        return jdbc.queryForObject("select secret from installation", byte[].class);
    }

    /** Those that are there already. */
    Set<UUID> already(Collection<UUID> ids) {
        return new HashSet<>(jdbc.queryForList(
                "select incident_id from imported_row where incident_id = any (?::uuid[])", UUID.class, (Object)
                        ids.toArray(UUID[]::new)));
    }

    /** Whether anything of this import was taken in. */
    boolean holds(UUID importId) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select exists (select from import_run where id = ?)", Boolean.class, importId));
    }

    /** Adds rows in the current transaction; fails when one is there. */
    void add(UUID importId, List<UUID> ids) {
        var text = new StringBuilder(ids.size() * 74);
        for (var id : ids) {
            text.append(id).append('\t').append(importId).append('\n');
        }
        var bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        jdbc.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy imported_row (incident_id, import_id) from stdin",
                                new ByteArrayInputStream(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
