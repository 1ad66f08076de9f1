package org.hedgerow.ground;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hedgerow.sharing.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who wants letters about what they keep, and what they were sent, in the database; inside a transaction that {@link Access} has opened. */
@Component
class GroundLetterRows {

    /** Under whose id it is looked who wants letters; {@code ground_post()} in the database. */
    static final UUID POST = UUID.fromString("67726f75-6e64-8d70-8f73-740000000000");

    private final JdbcClient jdbc;

    GroundLetterRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param stop stands in the letter in place of the person */
    record Wish(UUID person, UUID stop, String language) {}

    boolean isWanted(UUID person) {
        return jdbc.sql("select wanted from ground_letter_wish where person_id = :person")
                .param("person", person)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** As the person; looked at anew at once. */
    void choose(boolean wanted, String language, Instant now) {
        jdbc.sql(
                        "insert into ground_letter_wish (wanted, language, look_at, changed_at) values (:wanted, :language, :now, :now)"
                                + " on conflict (person_id) do update set wanted = :wanted, language = :language, look_at = :now, changed_at = :now")
                .param("wanted", wanted)
                .param("language", language)
                .param("now", at(now))
                .update();
    }

    void stop(UUID stop, Instant now) {
        jdbc.sql("update ground_letter_wish set wanted = false, changed_at = :now where stop_id = :stop and wanted")
                .param("stop", stop)
                .param("now", at(now))
                .update();
    }

    /** Takes those whose turn it is; nobody else takes them before their next turn. */
    List<Wish> take(Instant now, Instant next, int most) {
        return jdbc.sql("""
                        update ground_letter_wish set look_at = :next where person_id in (
                          select person_id from ground_letter_wish where wanted and look_at <= :now order by look_at limit :most
                          for update skip locked)
                        returning person_id, stop_id, language""")
                .param("now", at(now))
                .param("next", at(next))
                .param("most", most)
                .query((row, number) ->
                        new Wish(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)))
                .list();
    }

    /** As the person: whether letters are still wanted. Waits for whoever is stopping them. */
    boolean isStillWanted(UUID person) {
        return jdbc.sql("select wanted from ground_letter_wish where person_id = :person for update")
                .param("person", person)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    boolean wasSentSince(UUID person, Instant since) {
        return jdbc.sql(
                        "select exists (select from ground_letter where person_id = :person and not failed and sent_at > :since)")
                .param("person", person)
                .param("since", at(since))
                .query(Boolean.class)
                .single();
    }

    /**
     * As the person: writes down that a letter goes now about all that stands, has no last day of its own and was last confirmed by a moment; about nothing twice.
     *
     * @param mostTries a letter that the post refuses so often is given up
     * @return about what
     */
    List<UUID> claim(UUID person, Instant knownBy, Instant now, int mostTries) {
        return jdbc.sql("""
                        insert into ground_letter as letter (feature_id, known_at, sent_at)
                        select f.id, f.known_at, :now from ground_feature f
                        where f.keeper = :person and f.ended_at is null and f.last_day is null and f.known_at <= :by
                        on conflict (feature_id, known_at) do update set sent_at = :now, tries = letter.tries + 1, failed = false
                          where letter.failed and letter.tries < :most
                        returning feature_id""")
                .param("person", person)
                .param("by", at(knownBy))
                .param("now", at(now))
                .param("most", mostTries)
                .query(UUID.class)
                .list();
    }

    void failed(UUID person, Collection<UUID> features, Instant sentAt) {
        jdbc.sql(
                        "update ground_letter set failed = true where person_id = :person and feature_id = any (:ids) and sent_at = :at")
                .param("person", person)
                .param("ids", features.toArray(UUID[]::new))
                .param("at", at(sentAt))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
