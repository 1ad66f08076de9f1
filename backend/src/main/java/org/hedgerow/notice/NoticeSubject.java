package org.hedgerow.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** What a notice is about, and nothing of it. */
record NoticeSubject(Kind kind, UUID id) {

    enum Kind {
        INCIDENT,
        BULLETIN
    }

    /** From the columns {@code incident_id} and {@code bulletin_id}, of which one is set. */
    static NoticeSubject read(ResultSet row) throws SQLException {
        var incident = row.getObject("incident_id", UUID.class);
        return incident != null
                ? new NoticeSubject(Kind.INCIDENT, incident)
                : new NoticeSubject(Kind.BULLETIN, row.getObject("bulletin_id", UUID.class));
    }
}
