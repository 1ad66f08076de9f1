package org.hedgerow.interchange;

/** A file that cannot be taken in at all. The message is for whoever gave it and quotes nothing of it. */
public final class ImportRefused extends RuntimeException {

    ImportRefused(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
