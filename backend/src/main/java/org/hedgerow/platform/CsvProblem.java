package org.hedgerow.platform;

/** Why a record of a file cannot be read. */
public enum CsvProblem {
    COLUMNS("wrong number of columns"),
    QUOTES("broken quoting"),
    ENCODING("not UTF-8"),
    TOO_LONG("too long");

    private final String words;

    CsvProblem(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
