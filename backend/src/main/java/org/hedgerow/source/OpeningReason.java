package org.hedgerow.source;

/** Why somebody opens a source. One of a list, since what somebody types may name the source, and the reason is read in the audit. */
public enum OpeningReason {
    /** To speak with the source again. */
    CONTACT,
    /** To see whether two reports come from one source. */
    CORROBORATION,
    /** To assess a risk to the source. */
    RISK,
    /** For the good of the source. */
    WELFARE,
    /** For a court, or for a prosecutor's schedule of sensitive material. */
    DISCLOSURE
}
