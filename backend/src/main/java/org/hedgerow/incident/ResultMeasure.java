package org.hedgerow.incident;

/** What forces count of a season, beside its incidents: the public yearly measures of Cambridgeshire, in their order. Compared with the database's check by a test. */
public enum ResultMeasure {
    VEHICLES_SEIZED("Vehicles seized"),
    COMMUNITY_PROTECTION_WARNINGS("Community Protection Warnings"),
    COMMUNITY_PROTECTION_NOTICES("Community Protection Notices"),
    DISPERSAL_NOTICES("Dispersal notices"),
    DOGS_SEIZED("Dogs seized"),
    PEOPLE_SUMMONSED("People summonsed");

    private final String words;

    ResultMeasure(String words) {
        this.words = words;
    }

    /** As a person reads it. */
    public String words() {
        return words;
    }
}
