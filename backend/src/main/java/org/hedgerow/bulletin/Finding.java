package org.hedgerow.bulletin;

/**
 * Something that a bulletin may not say.
 *
 * @param pointer the field, as a JSON Pointer into the form
 * @param rule which rule found it
 * @param detail what to do about it, in words for a person
 */
public record Finding(String pointer, Rule rule, String detail) {

    /** What is looked for. */
    public enum Rule {
        OLD_NAME,
        TELEPHONE,
        PLATE,
        PLACE,
        POSTCODE,
        MAIL,
        FARM,
        SOURCE,
        /** The place of an event lies close to what the bulletin was made from. */
        EVENT_PLACE,
        SAFETY
    }
}
