package org.hedgerow.sighting.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a feature counts as it does, for words on a screen.
 *
 * @param number of metres, characters, codes or people; null where the kind names none
 * @param hours apart; null where the kind names none
 * @param texts as the accounts have them: of the first account, then of the other; or what they share
 */
public record LinkReason(
        Kind kind, @Nullable Long number, @Nullable Long hours, List<String> texts) {

    /**
     * In each feature from what speaks against a link to what speaks most for it. The feature and what it says, whichever account is called the
     * first.
     */
    public enum Kind {
        /** No plate of the one may be a plate of the other. */
        PLATE_DIFFERENT(LinkFeature.PLATE, Sense.AGAINST),
        /** They may be one; two or three characters are known of both and equal. Two plates. */
        PLATE_FEW(LinkFeature.PLATE, Sense.FOR),
        /** They may be one; so many characters, four at least, are known of both and equal. Two plates. */
        PLATE_PART(LinkFeature.PLATE, Sense.FOR),
        /** Known whole, and one or two characters are such as are taken for each other. Two plates. */
        PLATE_MISREAD(LinkFeature.PLATE, Sense.FOR),
        /** Known whole and equal. Two plates. */
        PLATE_SAME(LinkFeature.PLATE, Sense.FOR),

        /** What is known of both differs. */
        VEHICLE_DIFFERENT(LinkFeature.VEHICLE, Sense.AGAINST),
        /** One make, and one model as far as known, in two colours that nobody takes for each other. Make. */
        VEHICLE_OTHER_COLOUR(LinkFeature.VEHICLE, Sense.EITHER),
        /** No more is known of both. Colour. */
        VEHICLE_COLOUR(LinkFeature.VEHICLE, Sense.FOR),
        /** Make. */
        VEHICLE_MAKE(LinkFeature.VEHICLE, Sense.FOR),
        /** Make, colour. */
        VEHICLE_MAKE_COLOUR(LinkFeature.VEHICLE, Sense.FOR),
        /** Make, model; the colours are alike or not known. */
        VEHICLE_MODEL(LinkFeature.VEHICLE, Sense.FOR),
        /** Make, model, colour. */
        VEHICLE_MODEL_COLOUR(LinkFeature.VEHICLE, Sense.FOR),
        /** Make, model, colour, then what else they share. */
        VEHICLE_ALL(LinkFeature.VEHICLE, Sense.FOR),

        /** What is known of both differs. */
        DOGS_DIFFERENT(LinkFeature.DOGS, Sense.AGAINST),
        /** The breed types are one, or are taken for each other, but the colours differ. One or two breed types. */
        DOGS_OTHER_COLOUR(LinkFeature.DOGS, Sense.EITHER),
        /** The breed type is not known of both. Colour. */
        DOGS_COLOUR(LinkFeature.DOGS, Sense.FOR),
        /** Breed types that are taken for each other. Two breed types. */
        DOGS_ALIKE(LinkFeature.DOGS, Sense.FOR),
        /** Breed type. */
        DOGS_BREED(LinkFeature.DOGS, Sense.FOR),
        /** So many. Breed type. */
        DOGS_BREED_NUMBER(LinkFeature.DOGS, Sense.FOR),
        /** Breed type, colour. */
        DOGS_BREED_COLOUR(LinkFeature.DOGS, Sense.FOR),
        /** So many. Breed type, colour. */
        DOGS_ALL(LinkFeature.DOGS, Sense.FOR),

        /** Nothing of the way it was done was seen at both. */
        METHOD_DIFFERENT(LinkFeature.METHOD, Sense.AGAINST),
        /** So many codes are of both. The codes. */
        METHOD_SHARED(LinkFeature.METHOD, Sense.FOR),

        /** So many metres and so many hours apart, as far as both are known. */
        APART(LinkFeature.NEARNESS, Sense.EITHER),
        /** So many hours apart by the clock, whatever the day. */
        CLOCK(LinkFeature.HOUR, Sense.EITHER),

        /** So many more at the one than at the other. */
        PEOPLE_DIFFERENT(LinkFeature.PEOPLE, Sense.AGAINST),
        /** One more at the one than at the other. */
        PEOPLE_NEARLY(LinkFeature.PEOPLE, Sense.EITHER),
        /** So many at both. */
        PEOPLE_SAME(LinkFeature.PEOPLE, Sense.FOR),

        CATEGORY_DIFFERENT(LinkFeature.CATEGORY, Sense.AGAINST),
        /** Two kinds of one group. The group. */
        CATEGORY_GROUP(LinkFeature.CATEGORY, Sense.EITHER),
        /** The category. */
        CATEGORY_SAME(LinkFeature.CATEGORY, Sense.FOR);

        private final LinkFeature feature;
        private final Sense sense;

        Kind(LinkFeature feature, Sense sense) {
            this.feature = feature;
            this.sense = sense;
        }

        public LinkFeature feature() {
            return feature;
        }

        /** What it may count: agreement is never held against a link, nor a difference for it, whatever a sample says. */
        Sense sense() {
            return sense;
        }
    }

    enum Sense {
        /** From no points down. */
        AGAINST,
        EITHER,
        /** From no points up. */
        FOR
    }

    public LinkReason {
        texts = List.copyOf(texts);
    }

    /** Without texts, among which may be a plate: nothing of them is written into a log by chance. */
    @Override
    public String toString() {
        return "LinkReason[" + kind + "]";
    }
}
