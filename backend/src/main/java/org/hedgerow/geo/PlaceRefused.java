package org.hedgerow.geo;

/** Text that says no place, with words that help to say it better. Holds nothing of the text but what the message quotes. */
public final class PlaceRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String explanation;

    PlaceRefused(String explanation) {
        super(explanation, null, false, false);
        this.explanation = explanation;
    }

    /** One or two sentences for a person. */
    public String explanation() {
        return explanation;
    }
}
