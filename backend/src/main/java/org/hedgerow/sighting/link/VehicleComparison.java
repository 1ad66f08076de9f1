package org.hedgerow.sighting.link;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hedgerow.sighting.link.LinkAccount.Vehicle;
import org.hedgerow.sighting.link.LinkReason.Kind;
import org.hedgerow.sighting.link.WordsAlike.Relation;
import org.jspecify.annotations.Nullable;

/**
 * The best of what the descriptions of vehicles say about each other. Make, model, colour and marks are one feature: a model has one make
 * and few colours, and to count each for itself would count the same agreement three times.
 */
final class VehicleComparison {

    private VehicleComparison() {}

    static @Nullable LinkFinding of(List<Vehicle> ours, List<Vehicle> theirs) {
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

    private static @Nullable LinkReason compared(Vehicle one, Vehicle other) {
        var colour = WordsAlike.colours(one.colour(), other.colour());
        return switch (WordsAlike.words(one.make(), other.make())) {
            case DIFFERENT -> reason(Kind.VEHICLE_DIFFERENT);
            case SAME -> ofOneMake(one, other, colour);
            default ->
                switch (colour) {
                    case SAME -> reason(Kind.VEHICLE_COLOUR, one.colour());
                    case DIFFERENT -> reason(Kind.VEHICLE_DIFFERENT);
                    default -> null;
                };
        };
    }

    private static LinkReason ofOneMake(Vehicle one, Vehicle other, Relation colour) {
        var model = WordsAlike.words(one.model(), other.model());
        if (model == Relation.DIFFERENT) {
            return reason(Kind.VEHICLE_DIFFERENT);
        }
        if (colour == Relation.DIFFERENT) {
            return reason(Kind.VEHICLE_OTHER_COLOUR, one.make());
        }
        if (model == Relation.UNKNOWN) {
            return colour == Relation.SAME
                    ? reason(Kind.VEHICLE_MAKE_COLOUR, one.make(), one.colour())
                    : reason(Kind.VEHICLE_MAKE, one.make());
        }
        if (colour != Relation.SAME) {
            return reason(Kind.VEHICLE_MODEL, one.make(), one.model());
        }
        var shared = shared(one, other);
        if (shared.isEmpty()) {
            return reason(Kind.VEHICLE_MODEL_COLOUR, one.make(), one.model(), one.colour());
        }
        var texts = texts(one.make(), one.model(), one.colour());
        texts.addAll(shared);
        return new LinkReason(Kind.VEHICLE_ALL, null, null, texts);
    }

    private static TreeSet<String> shared(Vehicle one, Vehicle other) {
        var shared = new TreeSet<>(one.features());
        shared.retainAll(other.features());
        return shared;
    }

    private static LinkReason reason(Kind kind, @Nullable String... words) {
        return new LinkReason(kind, null, null, texts(words));
    }

    private static List<String> texts(@Nullable String... words) {
        return Stream.of(words).flatMap(Stream::ofNullable).collect(Collectors.toCollection(ArrayList::new));
    }
}
