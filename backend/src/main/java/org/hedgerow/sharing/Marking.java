package org.hedgerow.sharing;

/** The government security classification of a record. Nothing above OFFICIAL may enter Hedgerow. */
public enum Marking {
    OFFICIAL("OFFICIAL"),
    OFFICIAL_SENSITIVE("OFFICIAL-SENSITIVE");

    private final String text;

    Marking(String text) {
        this.text = text;
    }

    /** As it is written on paper and in the database. */
    public String text() {
        return text;
    }

    static Marking ofText(String text) {
        for (var marking : values()) {
            if (marking.text.equals(text)) {
                return marking;
            }
        }
        throw new IllegalArgumentException("Unknown marking");
    }
}
