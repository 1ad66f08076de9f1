package org.hedgerow.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class RowSecurityHealthTests {

    private final PostgisDatabase database = PostgisDatabase.fresh();

    @Test
    void aDatabaseThatWasInstalledIsReady() throws SQLException {
        assertThat(indicator().health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aLostLeakproofMarkIsNoticedAndNamed() throws SQLException {
        asSuperuser("alter function public.geometry_overlaps(geometry, geometry) not leakproof");
        assertThat(indicator().health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(indicator().faults()).singleElement().asString().contains("leakproof", "install.sql");
    }

    @Test
    void rowSecurityThatIsNoLongerForcedIsNoticed() throws SQLException {
        asSuperuser("alter table incident_place no force row level security");
        assertThat(indicator().health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(indicator().faults()).singleElement().asString().contains("incident_place");
    }

    private RowSecurityHealthIndicator indicator() throws SQLException {
        return new RowSecurityHealthIndicator(
                JdbcClient.create(new SingleConnectionDataSource(database.asApp(), true)));
    }

    private void asSuperuser(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
