package org.hedgerow.access;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hedgerow.HedgerowApplication;
import org.hedgerow.support.FreshDatabase;
import org.hedgerow.support.PostgisDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The whole application on a port and a database of its own, for tests that may share neither, or that need two of it. */
final class RunningApplication implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final Connection superuser;

    private RunningApplication(ConfigurableApplicationContext context) throws SQLException {
        this.context = context;
        this.superuser = context.getBean(PostgisDatabase.class).asSuperuser();
    }

    /** @param clock what the application takes for the time */
    static RunningApplication start(Clock clock) {
        try {
            return new RunningApplication(new SpringApplicationBuilder(HedgerowApplication.class)
                    .initializers(
                            new FreshDatabase(),
                            context -> ((GenericApplicationContext) context)
                                    .registerBean(
                                            "clockOfTheTest",
                                            Clock.class,
                                            () -> clock,
                                            definition -> definition.setPrimary(true)))
                    .run("--server.port=0"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Visitor nobody() {
        return new Visitor(port());
    }

    /** One statement past row security, as no login of the application could run it. */
    synchronized void sql(String statement) {
        try (var run = superuser.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /** The rows of a query as text, past row security. */
    synchronized List<List<String>> rows(String query) {
        try (var run = superuser.createStatement();
                ResultSet result = run.executeQuery(query)) {
            var rows = new ArrayList<List<String>>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(result.getString(column)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** Adds rows that all have the same columns, whoever they belong to. */
    synchronized void insert(String table, List<? extends Map<String, ?>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var columns = String.join(", ", rows.get(0).keySet());
        try (var insert = superuser.prepareStatement("insert into " + table + " (" + columns
                + ") overriding system value select " + columns + " from jsonb_populate_recordset(null::" + table
                + ", ?::jsonb)")) {
            insert.setString(1, JSON.writeValueAsString(rows));
            insert.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(table, e);
        }
    }

    @Override
    public void close() {
        try {
            superuser.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            context.close();
        }
    }
}
