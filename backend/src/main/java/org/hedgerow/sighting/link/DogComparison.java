package org.hedgerow.sighting.link;

import java.util.List;
import java.util.stream.Stream;
import org.hedgerow.sighting.link.LinkAccount.Dogs;
import org.hedgerow.sighting.link.LinkReason.Kind;
import org.hedgerow.sighting.link.WordsAlike.Relation;
import org.jspecify.annotations.Nullable;

/** The best of what the descriptions of dogs say about each other. How many there were is counted beside the breed type alone. */
final class DogComparison {

    private DogComparison() {}

    static @Nullable LinkFinding of(List<Dogs> ours, List<Dogs> theirs) {
        LinkReason best = null;
        for (var one : ours) {
            for (var other : theirs) {
                var found = compared(one, other);
                if (found != null && (best == null || found.kind().compareTo(best.kind()) > 0)) {
                    best = found;
                }
            }
        }
        return best == null ? null : LinkFinding.of(best);
    }

    private static @Nullable LinkReason compared(Dogs one, Dogs other) {
        var colours = WordsAlike.words(one.colour(), other.colour());
        return switch (WordsAlike.breeds(one.breedType(), other.breedType())) {
            case DIFFERENT -> reason(Kind.DOGS_DIFFERENT, null);
            case ALIKE ->
                reason(
                        colours == Relation.DIFFERENT ? Kind.DOGS_OTHER_COLOUR : Kind.DOGS_ALIKE,
                        null,
                        one.breedType(),
                        other.breedType());
            case SAME -> ofOneBreed(one, other, colours);
            case UNKNOWN ->
                switch (colours) {
                    case SAME -> reason(Kind.DOGS_COLOUR, null, one.colour());
                    case DIFFERENT -> reason(Kind.DOGS_DIFFERENT, null);
                    default -> null;
                };
        };
    }

    private static LinkReason ofOneBreed(Dogs one, Dogs other, Relation colours) {
        boolean asMany = one.number() != null && one.number().equals(other.number());
        Long number = asMany ? Long.valueOf(one.number()) : null;
        return switch (colours) {
            case DIFFERENT -> reason(Kind.DOGS_OTHER_COLOUR, null, one.breedType());
            case SAME -> reason(asMany ? Kind.DOGS_ALL : Kind.DOGS_BREED_COLOUR, number, one.breedType(), one.colour());
            default -> reason(asMany ? Kind.DOGS_BREED_NUMBER : Kind.DOGS_BREED, number, one.breedType());
        };
    }

    private static LinkReason reason(Kind kind, @Nullable Long number, @Nullable String... words) {
        return new LinkReason(
                kind, number, null, Stream.of(words).flatMap(Stream::ofNullable).toList());
    }
}
