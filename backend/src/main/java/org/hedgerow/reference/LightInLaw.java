package org.hedgerow.reference;

/** Whether an offence is one of the day or of the night, in the sense of its own Act. */
public enum LightInLaw {
    ANY,
    DAY,
    NIGHT
}
