package org.hedgerow.source;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sources in the database, sealed, inside a transaction that {@link Access} has opened: row security says which there are. */
@Component
class SourceRows {

    private static final String READ =
            "select s.*, (select count(*) from source_telling t where t.reference = s.reference) as tellings,"
                    + " (select max(opened_at) from source_opening o where o.source_id = s.id) as opened_at from source s";

    private final JdbcClient jdbc;

    SourceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param sealed null once it is erased */
    record Held(RegisteredSource source, byte @Nullable [] sealed, int label) {}

    /** A telling, sealed. */
    record HeldTelling(UUID id, @Nullable UUID report, UUID toldTo, Instant keptAt, byte @Nullable [] sealed) {}

    /** That somebody registered one, and with what. */
    record Registered(SourceReference reference, byte[] contentMac) {}

    List<RegisteredSource> listOwn(UUID person, int most) {
        return jdbc.sql(
                        READ
                                + " where s.registered_by = :person and not s.handlers_only order by s.registered_at desc, s.id limit :most")
                .param("person", person)
                .param("most", most)
                .query((row, number) -> HELD.mapRow(row, number).source())
                .list();
    }

    List<RegisteredSource> listOf(UUID force, int most) {
        return jdbc.sql(READ + " where s.owner_organisation = :force order by s.registered_at desc, s.id limit :most")
                .param("force", force)
                .param("most", most)
                .query((row, number) -> HELD.mapRow(row, number).source())
                .list();
    }

    /** Those of a force with one of these keyed hashes. */
    List<RegisteredSource> findLike(UUID force, byte @Nullable [] name, byte @Nullable [] contact, int most) {
        return jdbc.sql(READ
                        + " where s.owner_organisation = :force and (s.name_mac = :name or s.contact_mac = :contact)"
                        + " order by s.registered_at desc, s.id limit :most")
                .param("force", force)
                .param("name", name)
                .param("contact", contact)
                .param("most", most)
                .query((row, number) -> HELD.mapRow(row, number).source())
                .list();
    }

    Optional<Held> find(UUID id) {
        return jdbc.sql(READ + " where s.id = :id").param("id", id).query(HELD).optional();
    }

    /** One that nobody changes before this transaction ends. */
    Optional<Held> hold(UUID id) {
        return jdbc.sql(READ + " where s.id = :id for update of s")
                .param("id", id)
                .query(HELD)
                .optional();
    }

    boolean wasSentWith(UUID id, byte[] contentMac) {
        return wasSentWith("select content_mac = :mac from source where id = :id", id, contentMac);
    }

    boolean tellingWasSentWith(UUID id, byte[] contentMac) {
        return wasSentWith("select content_mac = :mac from source_telling where id = :id", id, contentMac);
    }

    private boolean wasSentWith(String question, UUID id, byte[] contentMac) {
        return jdbc.sql(question)
                .param("mac", contentMac)
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /**
     * Adds one. Whoever leaves it to the handlers does not see the row, and so could not ask the database to pass over one of the same id.
     *
     * @return whether the id was free; when it was not, the transaction can do nothing more
     */
    boolean add(
            UUID id,
            SourceReference reference,
            int label,
            UUID owner,
            boolean handlersOnly,
            byte[] sealed,
            byte @Nullable [] name,
            byte @Nullable [] contact,
            byte[] content,
            Instant now) {
        try {
            jdbc.sql("""
                            insert into source (id, reference, label_id, owner_organisation, handlers_only, sealed, name_mac, contact_mac, content_mac,
                              registered_at, changed_at)
                            values (:id, :reference, :label, :owner, :handlersOnly, :sealed, :name, :contact, :content, :now, :now)""")
                    .param("id", id)
                    .param("reference", reference.text())
                    .param("label", label)
                    .param("owner", owner)
                    .param("handlersOnly", handlersOnly)
                    .param("sealed", sealed)
                    .param("name", name)
                    .param("contact", contact)
                    .param("content", content)
                    .param("now", at(now))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    void amend(
            UUID id,
            boolean handlersOnly,
            byte[] sealed,
            byte @Nullable [] name,
            byte @Nullable [] contact,
            Instant now) {
        jdbc.sql(
                        "update source set handlers_only = :handlersOnly, sealed = :sealed, name_mac = :name, contact_mac = :contact,"
                                + " changed_at = :now, version = version + 1 where id = :id")
                .param("id", id)
                .param("handlersOnly", handlersOnly)
                .param("sealed", sealed)
                .param("name", name)
                .param("contact", contact)
                .param("now", at(now))
                .update();
    }

    void erase(UUID id, String reference, Instant now) {
        jdbc.sql("update source_telling set sealed = null where reference = :reference")
                .param("reference", reference)
                .update();
        jdbc.sql(
                        "update source set sealed = null, name_mac = null, contact_mac = null, handlers_only = true, erased_at = :now,"
                                + " changed_at = :now, version = version + 1 where id = :id")
                .param("id", id)
                .param("now", at(now))
                .update();
    }

    /**
     * Whether the id was free.
     *
     * @throws ProblemException not found, where the own force has no such source
     */
    boolean addTelling(
            UUID id,
            SourceReference reference,
            int label,
            @Nullable UUID report,
            byte[] sealed,
            byte[] content,
            Instant now) {
        try {
            return jdbc.sql("""
                            insert into source_telling (id, reference, label_id, report_id, sealed, content_mac, kept_at)
                            values (:id, :reference, :label, :report, :sealed, :content, :now)
                            on conflict (id) do nothing""")
                            .param("id", id)
                            .param("reference", reference.text())
                            .param("label", label)
                            .param("report", report)
                            .param("sealed", sealed)
                            .param("content", content)
                            .param("now", at(now))
                            .update()
                    == 1;
        } catch (DataIntegrityViolationException e) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
    }

    List<HeldTelling> tellings(String reference, int most) {
        return jdbc.sql(
                        "select id, report_id, told_to, kept_at, sealed from source_telling where reference = :reference"
                                + " order by kept_at desc, id limit :most")
                .param("reference", reference)
                .param("most", most)
                .query((row, number) -> new HeldTelling(
                        row.getObject("id", UUID.class),
                        row.getObject("report_id", UUID.class),
                        row.getObject("told_to", UUID.class),
                        moment(row.getObject("kept_at", OffsetDateTime.class)),
                        row.getBytes("sealed")))
                .list();
    }

    List<SourceOpening> openings(UUID source, int most) {
        return jdbc.sql("select opened_by, reason, opened_at from source_opening where source_id = :source"
                        + " order by opened_at desc, id limit :most")
                .param("source", source)
                .param("most", most)
                .query((row, number) -> new SourceOpening(
                        row.getObject("opened_by", UUID.class),
                        OpeningReason.valueOf(row.getString("reason")),
                        moment(row.getObject("opened_at", OffsetDateTime.class))))
                .list();
    }

    /** How often the person opened one since a moment, and when the first of them was; until the end of the transaction the person opens no other. */
    List<Instant> openedSince(UUID person, Instant since, int most) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('source ' || :person, 0))")
                .param("person", person.toString())
                .query()
                .singleRow();
        return jdbc.sql("select opened_at from source_opening where opened_by = :person and opened_at > :since"
                        + " order by opened_at limit :most")
                .param("person", person)
                .param("since", at(since))
                .param("most", most)
                .query((row, number) -> moment(row.getObject(1, OffsetDateTime.class)))
                .list();
    }

    /** When the person did so since a moment, oldest first; until the end of the transaction the person does nothing else of the kind. What is older is forgotten. */
    List<Instant> actsSince(UUID person, SourceAct kind, Instant since, int most) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('source act ' || :person, 0))")
                .param("person", person.toString())
                .query()
                .singleRow();
        jdbc.sql("delete from source_act where person_id = :person and at <= :since")
                .param("person", person)
                .param("since", at(since))
                .update();
        return jdbc.sql(
                        "select at from source_act where person_id = :person and kind = :kind and at > :since order by at limit :most")
                .param("person", person)
                .param("kind", kind.name())
                .param("since", at(since))
                .param("most", most)
                .query((row, number) -> moment(row.getObject(1, OffsetDateTime.class)))
                .list();
    }

    /** @param reference of what was registered; null for a telling */
    void addAct(UUID sentId, SourceAct kind, @Nullable SourceReference reference, byte[] contentMac, Instant now) {
        jdbc.sql(
                        "insert into source_act (sent_id, kind, reference, content_mac, at) values (:id, :kind, :reference, :mac, :now)")
                .param("id", sentId)
                .param("kind", kind.name())
                .param("reference", reference == null ? null : reference.text())
                .param("mac", contentMac)
                .param("now", at(now))
                .update();
    }

    /** What the person registered under an id within the hour, with the keyed hash of what was sent. */
    Optional<Registered> registered(UUID sentId) {
        return jdbc.sql("select reference, content_mac from source_act where sent_id = :id and kind = 'REGISTRATION'")
                .param("id", sentId)
                .query((row, number) ->
                        new Registered(new SourceReference(row.getString(1)), row.getBytes("content_mac")))
                .optional();
    }

    void addOpening(UUID source, int label, OpeningReason reason, Instant now) {
        jdbc.sql(
                        "insert into source_opening (source_id, label_id, reason, opened_at) values (:source, :label, :reason, :now)")
                .param("source", source)
                .param("label", label)
                .param("reason", reason.name())
                .param("now", at(now))
                .update();
    }

    private static final RowMapper<Held> HELD = (row, number) -> {
        var erased = row.getObject("erased_at", OffsetDateTime.class);
        var opened = row.getObject("opened_at", OffsetDateTime.class);
        return new Held(
                new RegisteredSource(
                        row.getObject("id", UUID.class),
                        new SourceReference(row.getString("reference")),
                        row.getObject("owner_organisation", UUID.class),
                        row.getObject("registered_by", UUID.class),
                        row.getBoolean("handlers_only"),
                        row.getInt("tellings"),
                        moment(row.getObject("registered_at", OffsetDateTime.class)),
                        opened == null ? null : moment(opened),
                        erased == null ? null : moment(erased),
                        row.getInt("version")),
                row.getBytes("sealed"),
                row.getInt("label_id"));
    };

    private static Instant moment(OffsetDateTime time) {
        return time.toInstant();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
