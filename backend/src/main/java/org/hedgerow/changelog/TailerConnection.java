package org.hedgerow.changelog;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tailer's own way into the database: the one login that reads the log whole, and reads nothing else. */
@Component
class TailerConnection implements DisposableBean {

    private final HikariDataSource connections = new HikariDataSource();
    private final JdbcClient jdbc;

    TailerConnection(DataSourceProperties application, DatabaseSettings settings) {
        connections.setPoolName("tailer");
        connections.setJdbcUrl(application.determineUrl());
        connections.setUsername("hedgerow_tailer");
        connections.setPassword(settings.tailerPassword());
        connections.setMaximumPoolSize(2);
        connections.setMinimumIdle(0);
        connections.setInitializationFailTimeout(-1);
        connections.addDataSourceProperty("ApplicationName", "hedgerow tailer");
        this.jdbc = JdbcClient.create(connections);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    @Override
    public void destroy() {
        connections.close();
    }
}
