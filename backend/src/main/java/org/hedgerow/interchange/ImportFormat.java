package org.hedgerow.interchange;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the columns of a file mean. */
public enum ImportFormat {
    /** The street files of data.police.uk. */
    POLICE_UK,
    /** Any table, with a mapping from fields to columns. */
    GENERIC;

    /** As it is written in requests and on the command line: {@code police-uk}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The format of that name; empty for {@code auto} and when nothing is said. */
    public static Optional<ImportFormat> of(@Nullable String text) {
        if (text == null || text.equals("auto")) {
            return Optional.empty();
        }
        for (var format : values()) {
            if (format.text().equals(text)) {
                return Optional.of(format);
            }
        }
        throw new ImportRefused("The format is auto, police-uk or generic.");
    }

    /** Tells by the names of the columns. */
    static ImportFormat guess(List<String> columns) {
        return columns.containsAll(PoliceUkRows.COLUMNS) ? POLICE_UK : GENERIC;
    }
}
