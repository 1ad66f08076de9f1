package org.hedgerow.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Versions of briefings and who has read them, inside a transaction that {@link org.hedgerow.sharing.Access} has opened. */
@Component
class AirBriefingRows {

    private final JdbcClient jdbc;

    AirBriefingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID request, int label, AirBriefing briefing) {
        jdbc.sql("""
                        insert into air_briefing (request_id, version, label_id, content, made_at)
                        values (:request, :version, :label, :content::jsonb, :at)""")
                .param("request", request)
                .param("version", briefing.version())
                .param("label", label)
                .param("content", AirJson.write(briefing))
                .param("at", AirRequestRows.utc(briefing.madeAt()))
                .update();
    }

    /** As it was made. */
    Optional<AirBriefing> find(UUID request, int version) {
        return jdbc.sql("select content::text from air_briefing where request_id = :request and version = :version")
                .param("request", request)
                .param("version", version)
                .query(String.class)
                .optional()
                .map(text -> AirJson.read(text, AirBriefing.class));
    }

    /** Whether it was acknowledged now, and not before by the same reader. */
    boolean acknowledge(
            UUID request,
            int version,
            int label,
            @Nullable UUID person,
            @Nullable UUID link,
            @Nullable String callSign,
            Instant at) {
        return jdbc.sql("""
                        insert into air_acknowledgement (request_id, version, label_id, person_id, link_id, call_sign, at)
                        values (:request, :version, :label, :person, :link, :callSign, :at) on conflict do nothing""")
                        .param("request", request)
                        .param("version", version)
                        .param("label", label)
                        .param("person", person)
                        .param("link", link)
                        .param("callSign", callSign)
                        .param("at", AirRequestRows.utc(at))
                        .update()
                == 1;
    }

    /** In the order in which they came. */
    List<AirAcknowledgement> acknowledgements(UUID request) {
        return jdbc.sql(
                        "select version, person_id, call_sign, at from air_acknowledgement where request_id = :request order by at, version")
                .param("request", request)
                .query((row, number) -> new AirAcknowledgement(
                        row.getInt("version"),
                        row.getObject("person_id", UUID.class),
                        row.getString("call_sign"),
                        AirRequestRows.instant(row, "at")))
                .list();
    }
}
