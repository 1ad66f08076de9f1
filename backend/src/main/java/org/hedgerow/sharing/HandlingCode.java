package org.hedgerow.sharing;

/** The handling code of the 3x5x2 form: P, lawful sharing permitted; C, lawful sharing permitted with conditions. */
public enum HandlingCode {
    P,
    C
}
