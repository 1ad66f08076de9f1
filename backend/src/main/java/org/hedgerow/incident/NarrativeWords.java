package org.hedgerow.incident;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds incidents by the words of their narratives. A narrative is read by those alone who may know the incident exactly, and row
 * security sees to it that nobody else finds it by its words either.
 */
@Component
public class NarrativeWords {

    /** The newest so many are found; whoever wants older ones adds a word. */
    public static final int MOST = 20_000;

    private final Access access;
    private final JdbcClient jdbc;

    NarrativeWords(Access access, JdbcClient jdbc) {
        this.access = access;
        this.jdbc = jdbc;
    }

    /**
     * The incidents whose narratives hold all of these words, in any form of each ("dog", "dogs").
     *
     * @param words letters and figures with spaces between; no sign among them means anything
     * @return empty when these are words that every text has ("the", "and"), by which nothing can be told apart
     */
    public Optional<Set<UUID>> find(Person person, String words) {
        return access.readingMuch(person, () -> {
            var says = jdbc.sql("select numnode(plainto_tsquery('pg_catalog.english', :words)) > 0")
                    .param("words", words)
                    .query(Boolean.class)
                    .single();
            return says ? Optional.of(ids(words)) : Optional.empty();
        });
    }

    private Set<UUID> ids(String words) {
        return jdbc.sql("select id from incident where words @@ plainto_tsquery('pg_catalog.english', :words)"
                        + " order by latest desc, id limit " + MOST)
                .param("words", words)
                .query(UUID.class)
                .set();
    }
}
