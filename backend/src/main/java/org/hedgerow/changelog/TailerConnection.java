package org.hedgerow.changelog;

import org.hedgerow.platform.NarrowLogin;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tailer's own way into the database: the one login that reads the log whole, and reads nothing else. */
@Component
class TailerConnection implements DisposableBean {

    private final NarrowLogin login;

    TailerConnection(DataSourceProperties application, DatabaseSettings settings) {
        login = new NarrowLogin(application, "tailer", settings.tailerPassword(), 2);
    }

    JdbcClient jdbc() {
        return login.jdbc();
    }

    @Override
    public void destroy() {
        login.close();
    }
}
