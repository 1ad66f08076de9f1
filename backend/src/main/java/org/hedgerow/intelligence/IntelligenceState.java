package org.hedgerow.intelligence;

/**
 * How far a report is. The sensitive track runs beside the ordinary one: what is live on it is for intelligence units alone. Compared with the database's
 * check by a test.
 */
public enum IntelligenceState {
    REQUIRES_COMPLETION(false),
    REQUIRES_ASSESSMENT(false),
    REQUIRES_CORRECTION(false),
    REQUIRES_LINKING(false),
    LIVE(false),
    REQUIRES_ASSESSMENT_SENSITIVE(true),
    REQUIRES_CORRECTION_SENSITIVE(true),
    REQUIRES_LINKING_SENSITIVE(true),
    LIVE_SENSITIVE(true),
    RETURNED_FOR_DELETION(false),
    /** Emptied: what it said is gone, and that it was there is kept. */
    DISPOSED(false);

    private final boolean sensitive;

    IntelligenceState(boolean sensitive) {
        this.sensitive = sensitive;
    }

    public boolean isSensitive() {
        return sensitive;
    }

    public boolean isLive() {
        return this == LIVE || this == LIVE_SENSITIVE;
    }

    /** Whether the author may change what the report says. */
    public boolean isWithAuthor() {
        return this == REQUIRES_COMPLETION || this == REQUIRES_CORRECTION || this == REQUIRES_CORRECTION_SENSITIVE;
    }

    /** Whether the unit is writing what others will read. */
    public boolean isAssessed() {
        return this == REQUIRES_ASSESSMENT || this == REQUIRES_ASSESSMENT_SENSITIVE;
    }

    /** Whether nobody but the unit stands between it and those who will read it. */
    boolean isOnItsWay() {
        return isAssessed() || this == REQUIRES_LINKING || this == REQUIRES_LINKING_SENSITIVE;
    }
}
