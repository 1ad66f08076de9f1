package org.hedgerow.interchange;

import org.hedgerow.platform.CsvProblem;

/** Why one row of a file is not taken in. */
enum Reject {
    COLUMNS(CsvProblem.COLUMNS.words()),
    QUOTES(CsvProblem.QUOTES.words()),
    ENCODING(CsvProblem.ENCODING.words()),
    TOO_LONG(CsvProblem.TOO_LONG.words()),
    CONTROLS("a character that cannot be kept"),
    CATEGORY("unknown category or crime type"),
    MONTH("month unreadable"),
    DATE("date or time unreadable"),
    ORDER("ends before it begins"),
    FUTURE("lies in the future"),
    NO_COORDINATE("no coordinate"),
    PLACE("place unreadable"),
    SEVERAL_PLACES("several places have that name"),
    OUTSIDE("outside the country"),
    FORCE("unknown force"),
    OTHER_FORCE("another force's row: only your own force's rows can be taken in here"),
    SCOPE("unknown scope"),
    STATUS("unknown status");

    private final String words;

    Reject(String words) {
        this.words = words;
    }

    /** The same trouble of a file's record. */
    static Reject of(CsvProblem problem) {
        return valueOf(problem.name());
    }

    String words() {
        return words;
    }
}
