package org.hedgerow.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text of an entry that its leaf is made of: fifteen fields apart by tabs, as AUDIT.md describes. An absent value is an empty field; in
 * text, a backslash stands before itself and before the letters t, n and r for the characters that would break a line.
 */
final class SealedEntry {

    /** The columns that {@link #text} reads, in the order of the fields. */
    static final String COLUMNS =
            "e.number, (extract(epoch from e.at) * 1000000)::bigint, e.transaction_id::text, e.operation,"
                    + " e.action, e.organisation_id, e.purpose, e.tier, e.subject_kind, e.subjects, e.erased,"
                    + " e.person_commitment, e.account_commitment, e.reason_commitment, e.query_commitment";

    private static final int FIELDS = 15;
    private static final int SUBJECTS = 10;
    private static final int FIRST_COMMITMENT = 12;
    private static final HexFormat HEX = HexFormat.of();

    private SealedEntry() {}

    /** The text of the row's entry, whose columns begin at {@code first}. */
    static String text(ResultSet row, int first) throws SQLException {
        var text = new StringBuilder(300);
        for (int field = 1; field <= FIELDS; field++) {
            if (field > 1) {
                text.append('\t');
            }
            int column = first + field - 1;
            if (field == SUBJECTS) {
                text.append(subjects(row, column));
            } else if (field >= FIRST_COMMITMENT) {
                text.append(hex(row.getBytes(column)));
            } else {
                text.append(escaped(row.getString(column)));
            }
        }
        return text.toString();
    }

    static String escaped(@Nullable String value) {
        if (value == null) {
            return "";
        }
        return value.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    static String hex(byte @Nullable [] bytes) {
        return bytes == null ? "" : HEX.formatHex(bytes);
    }

    private static String subjects(ResultSet row, int column) throws SQLException {
        var ids = (UUID[]) row.getArray(column).getArray();
        return Arrays.stream(ids).map(UUID::toString).collect(Collectors.joining(","));
    }
}
