package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Each on a database on which nobody was ever made. */
class FirstAdministratorTests {

    private static final String PASSWORD = "barley ditch lantern 7";

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    @Import({
        PeopleStore.class,
        Passwords.class,
        SessionStore.class,
        Directory.class,
        SecondFactorRule.class,
        Enrolments.class
    })
    static class IdentityAlone {
        @Bean
        DataSource dataSource() {
            var settings = PostgisDatabase.fresh().settings();
            return new DriverManagerDataSource((String) settings.get("HEDGEROW_DB_URL"), "hedgerow_app", (String)
                    settings.get("HEDGEROW_DB_APP_PASSWORD"));
        }

        @Bean
        IdentitySettings settings() {
            return new IdentitySettings(IdentitySettings.SecondFactor.REQUIRED, "", "");
        }

        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }
    }

    private final AnnotationConfigApplicationContext identity =
            new AnnotationConfigApplicationContext(IdentityAlone.class);
    private final Enrolments enrolments = identity.getBean(Enrolments.class);
    private final PeopleStore people = identity.getBean(PeopleStore.class);

    @AfterEach
    void close() {
        identity.close();
    }

    @Test
    void theFirstCodeMakesOneSystemAdministrator() {
        var code = enrolments.renewFirstCode().orElseThrow();
        enrolments.enrol(code, PASSWORD, "First.Person", "The first");
        var credentials = people.findCredentials(Username.typed("first.person")).orElseThrow();
        var person = people.find(credentials.personId()).orElseThrow();
        assertThat(person.roles()).containsExactly(Role.SYSTEM_ADMINISTRATOR);
        assertThat(person.may(Permission.ADMINISTER_SYSTEM)).isTrue();
        assertThat(person.may(Permission.READ_MAP)).isFalse();
        assertThat(identity.getBean(Passwords.class).matches(PASSWORD, credentials.passwordHash()))
                .isTrue();
        assertThat(credentials.passwordHash()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(enrolments.renewFirstCode()).isEmpty();
        assertThatThrownBy(() -> enrolments.enrol(code, PASSWORD, "second.person", "The second"))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void eachStartRenewsTheCodeAndTheOldOneIsWorthNothing() {
        var first = enrolments.renewFirstCode().orElseThrow();
        var second = enrolments.renewFirstCode().orElseThrow();
        assertThat(second).isNotEqualTo(first);
        assertThatThrownBy(() -> enrolments.enrol(first, PASSWORD, "first.person", "The first"))
                .isInstanceOf(ProblemException.class);
        enrolments.enrol(second, PASSWORD, "first.person", "The first");
        assertThat(people.isEmpty()).isFalse();
    }

    @Test
    void theCodeIsPrintedToWhoeverStartedTheInstallationAndOnlyWhileNobodyIsThere() {
        var printed = new ByteArrayOutputStream();
        var first = new FirstAdministrator(enrolments, new PrintStream(printed, true, StandardCharsets.UTF_8));
        first.run(new DefaultApplicationArguments());
        var code = Pattern.compile("([0-9A-Z]{5}-){5}[0-9A-Z]")
                .matcher(printed.toString(StandardCharsets.UTF_8))
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        enrolments.enrol(code, PASSWORD, "first.person", "The first");
        printed.reset();
        first.run(new DefaultApplicationArguments());
        assertThat(printed.size()).isZero();
    }

    @Test
    void aCodeIsWorthNothingAfterADay() throws Exception {
        var code = enrolments.renewFirstCode().orElseThrow();
        identity.getBean(JdbcClient.class)
                .sql("update enrolment set expires_at = expires_at - interval '24 hours 1 second'")
                .update();
        assertThatThrownBy(() -> enrolments.enrol(code, PASSWORD, "first.person", "The first"))
                .isInstanceOf(ProblemException.class);
        assertThat(people.isEmpty()).isTrue();
    }

    @Test
    void anUnusedFirstCodeIsWorthNothingOnceSomebodyIsThere() {
        var code = enrolments.renewFirstCode().orElseThrow();
        var directory = identity.getBean(Directory.class);
        var force = directory.createOrganisation(
                NewOrganisation.of(OrganisationKind.FORCE, "A force", "Force", "TESTSHIRE", null));
        directory.createPerson(new NewPerson(force.id(), "somebody", "Somebody", Set.of(Role.OFFICER)));
        assertThatThrownBy(() -> enrolments.enrol(code, PASSWORD, "first.person", "The first"))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aHalfFilledFormMakesNobodyAndKeepsTheCode() {
        var code = enrolments.renewFirstCode().orElseThrow();
        assertThatThrownBy(() -> enrolments.enrol(code, PASSWORD, null, "The first"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> enrolments.enrol(code, "short", "first.person", "The first"))
                .isInstanceOf(ProblemException.class);
        assertThat(people.isEmpty()).isTrue();
        assertThat(people.listOrganisations()).isEmpty();
        enrolments.enrol(code, PASSWORD, "first.person", "The first");
        assertThat(people.isEmpty()).isFalse();
    }
}
