package org.hedgerow.reference;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * The step between V0310 and V0312: replaces the rows of the first version, which nobody could edit, by those of {@code reference/*.csv}.
 * Its checksum is that of the files, so that an installation notices when a file was changed after its rows went in: corrections for
 * installations that are in use come with a migration of their own.
 */
@Component
public final class ReferenceSeed implements JavaMigration {

    /** Those that there were then: a table that came later is filled by the migration that makes it. */
    private static final Set<ReferenceTable> FIRST = EnumSet.range(ReferenceTable.FORCES, ReferenceTable.AIR_BASES);

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("0311");
    }

    @Override
    public String getDescription() {
        return "reference data from files";
    }

    @Override
    public Integer getChecksum() {
        var sum = new CRC32();
        for (var table : FIRST) {
            sum.update(ReferenceCsv.seedText(table).replace("\r", "").getBytes(StandardCharsets.UTF_8));
        }
        return (int) sum.getValue();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        var rows = new ReferenceRows(jdbc);
        for (var table : FIRST) {
            jdbc.sql("delete from " + table.sqlName()).update();
            ReferenceCsv.seed(table).forEach(rows::insert);
        }
    }
}
