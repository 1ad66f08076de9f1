package org.hedgerow.changelog;

/** What happened to a row under a label. Compared with the database's check by a test. */
public enum ChangeKind {
    /** Readers of the label may see it from now on. */
    APPEARED,
    CHANGED,
    /** Readers of the label may see it no longer, unless by another label. */
    LEFT
}
