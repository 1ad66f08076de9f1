package org.hedgerow.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proposals in the database, inside a transaction that {@link Access} has opened: row security decides which there are. */
@Component
class ProposalRows {

    private static final int MOST = 200;

    private final Access access;
    private final JdbcClient jdbc;

    ProposalRows(Access access, JdbcClient jdbc) {
        this.access = access;
        this.jdbc = jdbc;
    }

    /**
     * Adds an open proposal of the acting person.
     *
     * @param ownerLabel of the owner's police
     * @param proposedLabel the terms, as the exact row would have them
     * @throws org.hedgerow.platform.ProblemException 409 when one of this person's for the incident is open
     */
    SharingProposal add(
            UUID incident, int version, int ownerLabel, int proposedLabel, boolean fromOwner, String reason) {
        try {
            var id = jdbc.sql("""
                            insert into sharing_proposal (incident_id, incident_version, label_id, proposed_label,
                              from_owner, reason)
                            values (:incident, :version, :label, :proposed, :fromOwner, :reason) returning id""")
                    .param("incident", incident)
                    .param("version", version)
                    .param("label", ownerLabel)
                    .param("proposed", proposedLabel)
                    .param("fromOwner", fromOwner)
                    .param("reason", reason)
                    .query(UUID.class)
                    .single();
            return find(id).orElseThrow();
        } catch (DuplicateKeyException e) {
            throw new ProblemException(IncidentProblem.PROPOSAL_WAITING);
        }
    }

    Optional<SharingProposal> find(UUID id) {
        return jdbc.sql("select * from sharing_proposal where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** The proposal, which nobody else decides before this transaction ends. */
    Optional<SharingProposal> lock(UUID id) {
        return jdbc.sql("select * from sharing_proposal where id = :id for update")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    int countOpenOf(UUID proposer) {
        return jdbc.sql("select count(*) from sharing_proposal where proposer = :person and state = 'OPEN'")
                .param("person", proposer)
                .query(Integer.class)
                .single();
    }

    /** The person's own, newest first. */
    List<SharingProposal> listOf(UUID proposer) {
        return jdbc.sql("select * from sharing_proposal where proposer = :person order by made_at desc limit " + MOST)
                .param("person", proposer)
                .query(this::read)
                .list();
    }

    /** Open ones of others that this transaction may read, oldest first. */
    List<SharingProposal> listOpenBeside(UUID person) {
        return jdbc.sql("select * from sharing_proposal where state = 'OPEN' and proposer <> :person"
                        + " order by made_at limit " + MOST)
                .param("person", person)
                .query(this::read)
                .list();
    }

    void support(UUID id, UUID supporter) {
        jdbc.sql("update sharing_proposal set supporter = :person where id = :id")
                .param("person", supporter)
                .param("id", id)
                .update();
    }

    void close(UUID id, SharingProposal.State state, UUID decider, @Nullable String reason) {
        jdbc.sql("update sharing_proposal set state = :state, decided_by = :person, decided_at = clock_timestamp(),"
                        + " decision_reason = :reason where id = :id")
                .param("state", state.name())
                .param("person", decider)
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    /** The incident has another version now: what was proposed for earlier ones is over. */
    void lapse(UUID incident, int version) {
        jdbc.sql("update sharing_proposal set state = 'LAPSED', decided_at = clock_timestamp()"
                        + " where incident_id = :incident and state = 'OPEN' and incident_version < :version")
                .param("incident", incident)
                .param("version", version)
                .update();
    }

    private SharingProposal read(ResultSet row, int number) throws SQLException {
        var proposed = access.termsOf(row.getInt("proposed_label"));
        return new SharingProposal(
                row.getObject("id", UUID.class),
                row.getObject("incident_id", UUID.class),
                row.getInt("incident_version"),
                proposed.ownerOrganisation(),
                row.getObject("proposer", UUID.class),
                row.getBoolean("from_owner"),
                proposed.sharing(),
                row.getString("reason"),
                row.getTimestamp("made_at").toInstant(),
                SharingProposal.State.valueOf(row.getString("state")),
                row.getObject("supporter", UUID.class));
    }
}
