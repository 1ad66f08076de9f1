package org.hedgerow.audit;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The auditor's own way into the database: the one login that reads the audit, seals it, and reads nothing else. */
@Component
class AuditConnection implements DisposableBean {

    private final HikariDataSource connections = new HikariDataSource();
    private final JdbcClient jdbc;

    AuditConnection(DataSourceProperties application, AuditSettings settings) {
        connections.setPoolName("auditor");
        connections.setJdbcUrl(application.determineUrl());
        connections.setUsername("hedgerow_auditor");
        connections.setPassword(settings.loginPassword());
        connections.setMaximumPoolSize(3);
        connections.setMinimumIdle(0);
        connections.setInitializationFailTimeout(-1);
        connections.addDataSourceProperty("ApplicationName", "hedgerow auditor");
        this.jdbc = JdbcClient.create(connections);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    DataSource dataSource() {
        return connections;
    }

    @Override
    public void destroy() {
        connections.close();
    }
}
