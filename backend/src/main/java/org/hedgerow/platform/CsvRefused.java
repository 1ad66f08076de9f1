package org.hedgerow.platform;

/** A file that cannot be read at all, or no further. The message is for whoever gave it and quotes nothing of it. */
public final class CsvRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CsvRefused(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
