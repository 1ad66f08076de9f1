package org.hedgerow.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People and organisations in the database, read anew each time they are asked for. */
@Component
class PeopleStore implements People {

    /** What sign-in compares. */
    record Credentials(UUID personId, @Nullable String passwordHash, boolean suspended) {}

    private final JdbcClient jdbc;

    PeopleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Person> find(UUID personId) {
        return findAccount(personId).filter(Account::isOpen).map(Account::person);
    }

    @Override
    public Map<UUID, Person> findAll(Collection<UUID> personIds) {
        return jdbc
                .sql(AccountRows.ACCOUNT + "where p.id = any (?)")
                .param(personIds.toArray(UUID[]::new))
                .query(AccountRows::account)
                .list()
                .stream()
                .filter(Account::isOpen)
                .collect(Collectors.toMap(account -> account.person().id(), Account::person));
    }

    @Override
    public Optional<Organisation> findOrganisation(UUID organisationId) {
        return jdbc.sql("select " + AccountRows.ORGANISATION + " from organisation o where o.id = ?")
                .param(organisationId)
                .query(AccountRows::organisation)
                .optional();
    }

    @Override
    public List<Organisation> listOrganisations() {
        return jdbc.sql("select " + AccountRows.ORGANISATION + " from organisation o order by lower(o.name)")
                .query(AccountRows::organisation)
                .list();
    }

    @Override
    public List<Person> listNamed(UUID organisationId, String text, int limit) {
        return jdbc
                .sql(AccountRows.ACCOUNT
                        + "where o.id = ? and (strpos(lower(p.name), lower(?)) > 0 or strpos(lower(p.username), lower(?)) > 0)"
                        + " order by lower(p.name), p.username")
                .param(organisationId)
                .param(text)
                .param(text)
                .query(AccountRows::account)
                .list()
                .stream()
                .filter(Account::isOpen)
                .map(Account::person)
                .limit(limit)
                .toList();
    }

    Optional<Account> findAccount(UUID personId) {
        return jdbc.sql(AccountRows.ACCOUNT + "where p.id = ?")
                .param(personId)
                .query(AccountRows::account)
                .optional();
    }

    List<Account> listAccounts(UUID organisationId) {
        return jdbc.sql(AccountRows.ACCOUNT + "where o.id = ? order by p.username")
                .param(organisationId)
                .query(AccountRows::account)
                .list();
    }

    Optional<Credentials> findCredentials(Username username) {
        return jdbc.sql("select id, password_hash, suspended from person where username = ?")
                .param(username.canonical())
                .query((row, number) -> new Credentials(
                        row.getObject("id", UUID.class), row.getString("password_hash"), row.getBoolean("suspended")))
                .optional();
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from person)")
                .query(Boolean.class)
                .single();
    }

    /** Whether anybody but this person can still administer the system. */
    boolean hasSystemAdministratorBeside(UUID personId) {
        return jdbc.sql("""
                        select exists (select from person_role r join person p on p.id = r.person_id
                          where r.role = 'SYSTEM_ADMINISTRATOR' and not p.suspended and p.password_hash is not null
                            and p.id <> ?)
                        """).param(personId).query(Boolean.class).single();
    }
}
