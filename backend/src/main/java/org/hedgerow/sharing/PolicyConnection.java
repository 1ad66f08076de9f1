package org.hedgerow.sharing;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One connection for the policy watch alone, with the application's own login: when every other connection is taken by readers, it must
 * still be possible to learn that one of them has lost a right.
 */
@Component
@Profile("!command")
class PolicyConnection implements DisposableBean {

    private static final long WAIT_MS = 2_000;

    private final HikariDataSource connections = new HikariDataSource();
    private final JdbcClient jdbc;

    PolicyConnection(DataSourceProperties application) {
        connections.setPoolName("policy");
        connections.setJdbcUrl(application.determineUrl());
        connections.setUsername(application.determineUsername());
        connections.setPassword(application.determinePassword());
        connections.setMaximumPoolSize(1);
        connections.setMinimumIdle(0);
        connections.setConnectionTimeout(WAIT_MS);
        connections.setInitializationFailTimeout(-1);
        connections.addDataSourceProperty("ApplicationName", "hedgerow policy");
        connections.addDataSourceProperty("socketTimeout", "3");
        this.jdbc = JdbcClient.create(connections);
    }

    /** The policy epoch that is committed now. */
    long epoch() {
        return jdbc.sql("select epoch from policy_epoch").query(Long.class).single();
    }

    @Override
    public void destroy() {
        connections.close();
    }
}
