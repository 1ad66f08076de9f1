package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.KnownPassword;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the tests of identity over HTTP share: a running application, organisations and people of their own, and browsers. */
@HedgerowTest
abstract class IdentityOverHttp {

    static final String PASSWORD = KnownPassword.PASSWORD;

    @LocalServerPort
    private int port;

    @Autowired
    Directory directory;

    @Autowired
    People people;

    @Autowired
    Sessions sessions;

    @Autowired
    PostgisDatabase database;

    /** All tests knock from one address: what one of them got wrong must not count against the next. */
    @AfterEach
    void forgetFailedTries() throws SQLException {
        execute("delete from sign_in_attempt");
    }

    void execute(String sql) throws SQLException {
        try (var connection = database.asOwner();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One value, read past every grant. */
    String text(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("set search_path = hedgerow, public");
            try (var row = statement.executeQuery(sql)) {
                assertThat(row.next()).as(sql).isTrue();
                return row.getString(1);
            }
        }
    }

    long epoch() {
        return sessions.policyEpoch();
    }

    String sessionIdOf(Person person) throws SQLException {
        return text("select session_id from spring_session where principal_name = '" + person.id() + "'");
    }

    int port() {
        return port;
    }

    Browser browser() {
        return new Browser(port);
    }

    Browser browserOf(Person person) {
        var browser = browser();
        assertThat(browser.signIn(person.username(), PASSWORD).statusCode()).isEqualTo(200);
        return browser;
    }

    Organisation force() {
        return organisation(OrganisationKind.FORCE);
    }

    Organisation organisation(OrganisationKind kind) {
        var letters = letters();
        return directory.createOrganisation(NewOrganisation.of(
                kind,
                "Organisation " + letters,
                letters.substring(0, 8),
                kind == OrganisationKind.FORCE ? letters.substring(0, 12) : null,
                kind == OrganisationKind.WATCH_GROUP ? Set.of("TL44") : null));
    }

    Person person(Organisation organisation, Role... roles) {
        var account = directory.createPerson(
                new NewPerson(organisation.id(), "p" + letters().toLowerCase(), "Test person", Set.of(roles)));
        KnownPassword.giveTo(account.account().person().id(), database);
        return account.account().person();
    }

    static String letters() {
        return UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .mapToObj(digit -> String.valueOf((char) ('A' + Character.digit(digit, 16))))
                .collect(java.util.stream.Collectors.joining());
    }
}
