package org.hedgerow.evidence;

/** Why a file was not kept. */
public enum RefusedReason {
    /** What came is not what was announced: another size or another SHA-256. */
    DIFFERENT,
    /** A picture of more than 25 MB. */
    TOO_LARGE,
    /** Neither a picture nor a video, whatever its name says. */
    NOT_A_PICTURE,
    /** It was announced and did not come within 60 days. */
    NEVER_CAME
}
