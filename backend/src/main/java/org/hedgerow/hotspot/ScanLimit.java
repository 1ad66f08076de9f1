package org.hedgerow.hotspot;

/** How much one scan may take on. */
public enum ScanLimit {
    /** Of a caller who hears nothing before the answer, and whose going is not noticed. */
    BRIEF(10_000, 5_000_000),
    /** Of a caller who hears how far it is and can stop it. */
    FOLLOWED(50_000, 10_000_000);

    /** The most incidents. */
    final int incidents;
    /** The most pairs of a square and one within reach of it: four bytes each, and as many steps of every repetition. */
    final int pairs;

    ScanLimit(int incidents, int pairs) {
        this.incidents = incidents;
        this.pairs = pairs;
    }
}
