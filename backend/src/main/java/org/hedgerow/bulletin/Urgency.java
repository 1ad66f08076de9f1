package org.hedgerow.bulletin;

/** When what a bulletin is about happens. */
public enum Urgency {
    /** Now, or it may be at any moment. */
    NOW,
    /** Within days. */
    SOON,
    /** It is over: what is asked for is information. */
    PAST
}
