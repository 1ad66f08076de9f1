package org.hedgerow.platform.database;

/** The database cannot be had. The message is one line for the operator. */
public class DatabaseProblem extends RuntimeException {

    public DatabaseProblem(String message) {
        super(message);
    }

    public DatabaseProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
