package org.hedgerow.identity;

import java.util.Optional;
import java.util.UUID;
import org.hedgerow.identity.AccountChanged.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who somebody is here, whom an organisation's identity provider vouches for. Nobody is made and nothing is granted by that: the
 * person must be there already, in that organisation. The first account that comes with a name is pinned to the person, so that a
 * name given to somebody else there opens nothing here. Who administers the system or watches those who do never comes this way,
 * because a provider's word is good for its own organisation only.
 */
@Service
@Transactional
public class ProviderSignIn {

    private static final int LONGEST_SUBJECT = 255;

    private final JdbcClient jdbc;
    private final PeopleStore people;
    private final Directory directory;

    ProviderSignIn(JdbcClient jdbc, PeopleStore people, Directory directory) {
        this.jdbc = jdbc;
        this.people = people;
        this.directory = directory;
    }

    /**
     * The person, or nobody, whatever the reason.
     *
     * @param subject the account at the provider, from a token that has been verified
     * @param username what the provider's claim for it says
     */
    public Optional<Person> admit(IdentityProvider provider, String subject, @Nullable String username) {
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
            return Optional.empty();
        }
        var pinned = jdbc.sql("select person_id from provider_subject where issuer = ? and subject = ?")
                .params(provider.issuer(), subject)
                .query(UUID.class)
                .optional();
        var admitted = pinned.or(() -> called(username))
                .flatMap(people::find)
                .filter(person -> mayCome(person, provider))
                .filter(person -> pinned.isPresent() || pin(provider, subject, person));
        admitted.ifPresent(person -> directory.tell(person.id(), person.id(), Change.PROVIDER_USED));
        return admitted;
    }

    private static boolean mayCome(Person person, IdentityProvider provider) {
        return provider.isOf(person.organisation())
                && !person.organisation().frozen()
                && person.roles().stream().noneMatch(RoleRules.NOT_FOR_ORGANISATIONS_TO_GRANT::contains);
    }

    private Optional<UUID> called(@Nullable String username) {
        if (username == null || username.length() > LONGEST_SUBJECT) {
            return Optional.empty();
        }
        var name = Username.typed(username);
        return !name.isPossible()
                ? Optional.empty()
                : jdbc.sql("select id from person where username = ?")
                        .param(name.canonical())
                        .query(UUID.class)
                        .optional();
    }

    /** False when this person has come with another account before. */
    private boolean pin(IdentityProvider provider, String subject, Person person) {
        int made = jdbc.sql("""
                        insert into provider_subject (provider, issuer, subject, person_id) values (?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(provider.id(), provider.issuer(), subject, person.id())
                .update();
        if (made == 1) {
            directory.tell(person.id(), person.id(), Change.PROVIDER_PINNED);
        }
        return made == 1;
    }
}
