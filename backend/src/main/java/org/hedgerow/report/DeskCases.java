package org.hedgerow.report;

import java.util.UUID;
import org.hedgerow.evidence.Cases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The incident for which a report counts is its case. */
@Component
class DeskCases implements Cases {

    private final JdbcClient jdbc;

    DeskCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public UUID hold(UUID report) {
        return jdbc.sql("select incident_id from report where id = :id for share")
                .param("id", report)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> Desk.NOT_FOUND);
    }
}
