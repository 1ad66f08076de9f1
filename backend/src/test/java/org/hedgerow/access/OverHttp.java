package org.hedgerow.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.identity.Directory;
import org.hedgerow.identity.NewOrganisation;
import org.hedgerow.identity.NewPerson;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.KnownPassword;
import org.hedgerow.support.PostgisDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the tests of access share: the running application, and organisations, people and reports of their own. */
@HedgerowTest
abstract class OverHttp {

    @LocalServerPort
    private int port;

    @Autowired
    private Directory directory;

    @Autowired
    private People people;

    @Autowired
    private PostgisDatabase database;

    Visitor nobody() {
        return new Visitor(port);
    }

    Visitor visitor(Person person) {
        return nobody().signIn(person.username(), KnownPassword.PASSWORD);
    }

    Visitor visitor(Organisation organisation, Role... roles) {
        return visitor(person(organisation, roles));
    }

    Person person(Organisation organisation, Role... roles) {
        var account = directory
                .createPerson(new NewPerson(organisation.id(), "p" + letters(), "Invented Person", Set.of(roles)))
                .account();
        KnownPassword.giveTo(account.person().id(), database);
        return account.person();
    }

    /** The force of that code: there is one of each in the application that the tests share. */
    Organisation force(String code) {
        return people.listOrganisations().stream()
                .filter(organisation -> code.equals(organisation.forceCode()))
                .findFirst()
                .orElseGet(() -> directory.createOrganisation(
                        NewOrganisation.of(OrganisationKind.FORCE, "Force " + letters(), code, code, null)));
    }

    Organisation watchGroup(String... squares) {
        return directory.createOrganisation(
                NewOrganisation.of(OrganisationKind.WATCH_GROUP, "Watch " + letters(), "Watch", null, Set.of(squares)));
    }

    Organisation partner() {
        return directory.createOrganisation(
                NewOrganisation.of(OrganisationKind.PARTNER, "Partner " + letters(), "Partner", null, null));
    }

    Organisation nationalUnit() {
        return directory.createOrganisation(
                NewOrganisation.of(OrganisationKind.NATIONAL_UNIT, "Unit " + letters(), "Unit", null, null));
    }

    static Map<String, Object> report(String place, String scope) {
        // To the second, as everything else that the tests share keeps its times.
        var at = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS).toString();
        var form = new HashMap<String, Object>();
        form.put("category", "HARE.COURSING");
        form.put("narrative", "Two men with dogs.");
        form.put("earliest", at);
        form.put("latest", at);
        form.put("exactTimeKnown", true);
        form.put("place", Map.of("text", place));
        form.put("scope", scope);
        return form;
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    /** With every right, for arranging what nobody could over HTTP. */
    Connection asSuperuser() throws SQLException {
        return database.asSuperuser();
    }

    void execute(String sql) throws SQLException {
        try (var connection = asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One number, read past row security. */
    long number(String sql) {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("set search_path = hedgerow, public");
            try (var row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** One statement, written past row security. */
    void change(String sql) {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("set search_path = hedgerow, public");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static String letters() {
        return UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, 16))))
                .collect(Collectors.joining());
    }
}
