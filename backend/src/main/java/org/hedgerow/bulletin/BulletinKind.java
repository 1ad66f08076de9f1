package org.hedgerow.bulletin;

/** What a bulletin is for. */
public enum BulletinKind {
    WARNING,
    OPERATION_LAUNCH,
    SEASONAL_SPIKE,
    ACTION_WEEK,
    /** With a place and times at which it is open. */
    EVENT_OR_AMNESTY,
    MISSING_PERSON,
    QUESTIONS_AND_ANSWERS
}
