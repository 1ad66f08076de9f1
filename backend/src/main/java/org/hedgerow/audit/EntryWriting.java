package org.hedgerow.audit;

import java.sql.Types;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one statement that adds an entry; salts and commitments are made where it is stored. */
final class EntryWriting {

    private EntryWriting() {}

    /** What somebody did who is signed in, for the purpose of the act or else the one that the person has stated. */
    static void write(JdbcClient jdbc, Person person, Act act) {
        var stated = person.purpose();
        var purposeful = act.purpose() == null && stated != null ? act.forPurpose(stated.name()) : act;
        write(jdbc, person.id(), person.organisation().id(), purposeful, null);
    }

    /**
     * @param person null when the installation itself acted, or somebody who is not signed in
     * @param account the person whose account the act concerns, which is a personal value like the actor
     */
    static void write(
            JdbcClient jdbc, @Nullable UUID person, @Nullable UUID organisation, Act act, @Nullable UUID account) {
        jdbc.sql("select write_audit(:person, :organisation, :operation, :action, :kind, :subjects, :account, :tier,"
                        + " :purpose, :reason, :query)")
                .param("person", person, Types.OTHER)
                .param("organisation", organisation, Types.OTHER)
                .param("operation", act.operation().name())
                .param("action", act.action())
                .param("kind", act.subjectKind(), Types.VARCHAR)
                .param("subjects", act.subjects().toArray(UUID[]::new))
                .param("account", account, Types.OTHER)
                .param("tier", act.tier(), Types.VARCHAR)
                .param("purpose", act.purpose(), Types.VARCHAR)
                .param("reason", act.reason(), Types.VARCHAR)
                .param("query", act.query(), Types.VARCHAR)
                .query()
                .singleValue();
    }
}
