package org.hedgerow.evidence.copy;

/** A picture that is not as its kind has to be. */
public final class DamagedPicture extends Exception {

    private static final long serialVersionUID = 1;

    DamagedPicture(String words) {
        super(words, null, false, false);
    }
}
