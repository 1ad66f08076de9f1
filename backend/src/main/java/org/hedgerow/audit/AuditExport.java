package org.hedgerow.audit;

import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes the whole audit as text that a program of somebody else's can verify; AUDIT.md describes every field. */
final class AuditExport {

    private static final String FIRST_LINE = "hedgerow-audit-export\t1\n";

    private AuditExport() {}

    /**
     * Writes every entry in the order of the leaves, then those that are not sealed yet, on one snapshot of the database.
     *
     * @param connection with automatic commit off, so that the rows come bit by bit
     * @return how many entries
     */
    static long write(Connection connection, Writer out) throws SQLException, IOException {
        var sql =
                "select l.leaf, " + SealedEntry.COLUMNS + ", p.person_id, p.person_salt, p.account_id, p.account_salt,"
                        + " p.reason, p.reason_salt, p.query, p.query_salt"
                        + " from audit_entry e left join audit_leaf l on l.number = e.number left join audit_personal p on p.number = e.number"
                        + " order by l.leaf nulls last, e.transaction_id, e.number";
        out.write(FIRST_LINE);
        long entries = 0;
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(2000);
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    entries++;
                    var leaf = rows.getString(1);
                    out.write(leaf == null ? "-" : leaf);
                    out.write('\t');
                    out.write(SealedEntry.text(rows, 2));
                    writePersonal(rows, out);
                    out.write('\n');
                }
            }
        }
        out.write("end\t" + entries + "\n");
        return entries;
    }

    private static void writePersonal(ResultSet row, Writer out) throws SQLException, IOException {
        for (int column = 17; column <= 23; column += 2) {
            out.write('\t');
            out.write(SealedEntry.escaped(row.getString(column)));
            out.write('\t');
            out.write(SealedEntry.hex(row.getBytes(column + 1)));
        }
    }
}
