package org.hedgerow.evidence;

/** Why an original has no copy that may be looked at. */
public enum NoCopyReason {
    VIDEO,
    /** A kind of picture that the Java runtime cannot read, such as HEIC. */
    CANNOT_DECODE,
    TOO_MANY_PIXELS,
    /** It ends too early, or says of itself what cannot be. */
    DAMAGED,
    /** It would take more memory or time than a picture may. */
    TOO_MUCH_WORK
}
