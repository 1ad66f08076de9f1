package org.hedgerow.platform;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A module's own way into the application's database, by a login that may do one thing. It connects when it is first asked, and not before. */
public final class NarrowLogin implements AutoCloseable {

    private final HikariDataSource connections = new HikariDataSource();
    private final JdbcClient jdbc = JdbcClient.create(connections);

    /**
     * @param name of what it does: the login is called {@code hedgerow_} and this
     * @param most connections at a time
     */
    public NarrowLogin(DataSourceProperties application, String name, String password, int most) {
        connections.setPoolName(name);
        connections.setJdbcUrl(application.determineUrl());
        connections.setUsername("hedgerow_" + name);
        connections.setPassword(password);
        connections.setMaximumPoolSize(most);
        connections.setMinimumIdle(0);
        connections.setInitializationFailTimeout(-1);
        connections.addDataSourceProperty("ApplicationName", "hedgerow " + name);
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public DataSource dataSource() {
        return connections;
    }

    @Override
    public void close() {
        connections.close();
    }
}
