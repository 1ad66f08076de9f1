package org.hedgerow.audit;

/** The six operations that section 62 of the Data Protection Act 2018 asks to be logged, and security events. */
public enum AuditOperation {
    COLLECTION,
    ALTERATION,
    CONSULTATION,
    DISCLOSURE,
    COMBINATION,
    ERASURE,
    SECURITY
}
