package org.hedgerow.audit;

import javax.sql.DataSource;
import org.hedgerow.platform.NarrowLogin;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The auditor's own way into the database: the one login that reads the audit, seals it, and reads nothing else. */
@Component
class AuditConnection implements DisposableBean {

    private final NarrowLogin login;

    AuditConnection(DataSourceProperties application, AuditSettings settings) {
        login = new NarrowLogin(application, "auditor", settings.loginPassword(), 3);
    }

    JdbcClient jdbc() {
        return login.jdbc();
    }

    DataSource dataSource() {
        return login.dataSource();
    }

    @Override
    public void destroy() {
        login.close();
    }
}
