package org.hedgerow.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.hedgerow.HedgerowApplication;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.util.FileSystemUtils;

/** The application starts on a database that the first version made, with an incident in it, and brings it on. */
@SpringBootTest(
        classes = HedgerowApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.hikari.maximum-pool-size=4")
@DirtiesContext
@ContextConfiguration(initializers = UpgradedDatabaseTests.DatabaseOfTheFirstVersion.class)
class UpgradedDatabaseTests {

    /** The migrations of the first version. */
    private static final List<String> FIRST =
            List.of("V0001__", "V0200__", "V0210__", "V0300__", "V0350__", "V0400__", "V0500__", "V0600__", "V0700__");

    @Autowired
    private ReferenceRows rows;

    @Autowired
    private Forces forces;

    @Autowired
    private Categories categories;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PostgisDatabase database;

    @Test
    void theTablesHoldWhatTheFilesHold() {
        for (var table : ReferenceTable.values()) {
            assertThat(rows.list(table)).containsExactlyElementsOf(RowsOfToday.of(table));
        }
        assertThat(jdbc.sql("select count(*) from reference_change")
                        .query(Long.class)
                        .single())
                .as("what an installation begins with is no edit, what a migration adds is one")
                .isEqualTo(RowsOfToday.added(ReferenceTable.CATEGORIES).size());
    }

    @Test
    void everyCodeOfTheFirstVersionIsStillKnownWithItsName() throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var codes = statement.executeQuery("select kind, code, name from code_of_the_first_version")) {
            int seen = 0;
            while (codes.next()) {
                seen++;
                var name = codes.getString("kind").equals("force")
                        ? forces.find(codes.getString("code")).map(Force::name)
                        : categories.find(codes.getString("code")).map(Category::name);
                assertThat(name).as(codes.getString("code")).contains(codes.getString("name"));
            }
            assertThat(seen).isEqualTo(46 + 91);
        }
    }

    @Test
    void theIncidentIsThereWithItsCodes() throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select force_code, category_code from incident")) {
            assertThat(row.next()).isTrue();
            assertThat(forces.contains(row.getString(1))).isTrue();
            assertThat(categories.contains(row.getString(2))).isTrue();
        }
    }

    /** Made by the migrations that the first version had, and used. */
    static class DatabaseOfTheFirstVersion implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var database = PostgisDatabase.unmigrated();
            try {
                migrate(database);
                use(database);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("database of the first version", database.settings()));
            context.getBeanFactory().registerSingleton("postgisDatabase", database);
        }

        private static void migrate(PostgisDatabase database) throws IOException {
            var directory = Files.createTempDirectory("first-version");
            for (var script :
                    new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/*/V*__*.sql")) {
                var name = Objects.requireNonNull(script.getFilename());
                if (FIRST.stream().anyMatch(name::startsWith)) {
                    var module =
                            Path.of(script.getURI()).getParent().getFileName().toString();
                    Files.createDirectories(directory.resolve(module));
                    Files.write(directory.resolve(module).resolve(name), script.getContentAsByteArray());
                }
            }
            var settings = database.settings();
            var applied = Flyway.configure()
                    .dataSource((String) settings.get("HEDGEROW_DB_URL"), "hedgerow_owner", (String)
                            settings.get("HEDGEROW_DB_OWNER_PASSWORD"))
                    .defaultSchema("hedgerow")
                    .createSchemas(false)
                    .locations("filesystem:" + directory)
                    .load()
                    .migrate();
            FileSystemUtils.deleteRecursively(directory);
            assertThat(applied.migrationsExecuted).isEqualTo(FIRST.size());
        }

        private static void use(PostgisDatabase database) throws SQLException {
            try (var connection = database.asSuperuser();
                    var statement = connection.createStatement()) {
                statement.execute("""
                        create table code_of_the_first_version as
                          select 'force' as kind, code, name from force where valid_to is null
                          union all select 'category', code, name from category
                        """);
                statement.execute("""
                        insert into organisation (kind, name, short_name, force_code)
                          values ('FORCE', 'Invented force', 'Invented', 'CAMBS');
                        insert into incident (id, label_id, owner_organisation, force_code, reference_year, reference_number, status,
                            category_code, narrative, earliest, latest, exact_time_known, recorded_at, version)
                          select gen_random_uuid(), 1, id, 'CAMBS', 2026, 1, 'OPEN', 'HARE.COURSING', '', now(), now(), true, now(), 1
                          from organisation
                        """);
            }
        }
    }
}
