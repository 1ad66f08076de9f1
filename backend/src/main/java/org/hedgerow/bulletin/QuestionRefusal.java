package org.hedgerow.bulletin;

/** Why a question is not answered in public. */
public enum QuestionRefusal {
    /** It tells of something that happened, and belongs to the triage desk. */
    REPORT,
    /** It is about a person, a place or one case. */
    PERSONAL,
    OFF_TOPIC,
    ABUSIVE,
    /** Another one asks the same. */
    REPEATED
}
