package org.hedgerow.reference;

/** In which courts an offence may be tried. */
public enum TrialMode {
    SUMMARY,
    EITHER_WAY
}
