package org.hedgerow.sighting.link;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words for the same thing: colours that are one at dusk, and dogs that are one at two hundred metres. */
final class WordsAlike {

    enum Relation {
        UNKNOWN,
        DIFFERENT,
        /** Taken for each other. */
        ALIKE,
        SAME
    }

    private static final List<Set<String>> COLOURS = List.of(
            Set.of("silver", "grey", "gray"),
            Set.of("white", "silver", "cream"),
            Set.of("black", "blue", "grey", "gray"),
            Set.of("black", "green"),
            Set.of("blue", "green"),
            Set.of("red", "maroon", "orange"),
            Set.of("gold", "beige", "cream", "yellow"),
            Set.of("brown", "bronze", "maroon"));

    /** Hounds that hunt by sight; a lurcher is a cross of them, so that one person's lurcher is another's greyhound. */
    private static final Set<String> SIGHT_HOUNDS =
            Set.of("lurcher", "greyhound", "whippet", "saluki", "saluki cross", "deerhound", "long dog", "longdog");

    private WordsAlike() {}

    static Relation words(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return Relation.UNKNOWN;
        }
        return one.equals(other) ? Relation.SAME : Relation.DIFFERENT;
    }

    static Relation colours(@Nullable String one, @Nullable String other) {
        var relation = words(one, other);
        if (relation == Relation.DIFFERENT) {
            for (var group : COLOURS) {
                if (group.contains(one) && group.contains(other)) {
                    return Relation.ALIKE;
                }
            }
        }
        return relation;
    }

    static Relation breeds(@Nullable String one, @Nullable String other) {
        var relation = words(one, other);
        return relation == Relation.DIFFERENT && SIGHT_HOUNDS.contains(one) && SIGHT_HOUNDS.contains(other)
                ? Relation.ALIKE
                : relation;
    }
}
