package org.hedgerow.sighting;

/** What is odd about a plate that was written down. */
public enum PlateWarning {
    /** Of no style of the United Kingdom: misread, foreign, or no plate. */
    STYLE_NOT_RECOGNISED,
    /** Of an age that is not given out before a later day: misread, or a false plate. */
    NOT_YET_GIVEN_OUT
}
