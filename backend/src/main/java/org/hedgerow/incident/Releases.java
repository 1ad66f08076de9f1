package org.hedgerow.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.geo.GridSquare;
import org.hedgerow.geo.Place;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.ReleasedPlaces;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides, once, what each tier is given of an incident. A tier that is not in the list is given nothing. */
@Component
public class Releases {

    private final ReleasedPlaces places;

    Releases(ReleasedPlaces places) {
        this.places = places;
    }

    /**
     * The releases of an incident, exact first.
     *
     * @param owner the organisation whose record it is
     * @param reporter somebody outside the owner, to whom their own report stays visible; null when there is none
     */
    public List<Release> of(UUID owner, Scope scope, Set<UUID> named, @Nullable UUID reporter, Place place) {
        var releases = new ArrayList<Release>(4);
        var exact = LabelTerms.of(owner, scope, Tier.EXACT, named);
        releases.add(new Release(exact, place.point(), place.precisionMetres()));
        if (reporter != null) {
            var own =
                    LabelTerms.of(owner, Scope.OWN_FORCE, Tier.EXACT, Set.of()).forOriginator(reporter);
            releases.add(new Release(own, place.point(), place.precisionMetres()));
        }
        if (scope == Scope.NAMED_ORGANISATIONS || scope.compareTo(Scope.WATCH_AREA) >= 0) {
            watch(owner, scope, named, place).ifPresent(releases::add);
        }
        if (scope == Scope.PUBLIC) {
            var square = places.forPublic(place.point(), place.precisionMetres());
            releases.add(release(LabelTerms.of(owner, scope, Tier.PUBLIC, Set.of()), square));
        }
        return releases;
    }

    /** The releases of an incident that was taken back: its owner, and whoever reported it. */
    List<Release> ofWithdrawn(UUID owner, @Nullable UUID reporter, Place place) {
        return of(owner, Scope.OWN_FORCE, Set.of(), reporter, place);
    }

    private Optional<Release> watch(UUID owner, Scope scope, Set<UUID> named, Place place) {
        var square = places.forWatch(place.point(), place.precisionMetres());
        return places.watchSquare(square).map(watchSquare -> {
            var terms = LabelTerms.of(owner, scope, Tier.WATCH, named);
            // Named organisations read it wherever they look after, so their label is bound to no square.
            return release(scope == Scope.NAMED_ORGANISATIONS ? terms : terms.forWatchSquare(watchSquare), square);
        });
    }

    private static Release release(LabelTerms terms, GridSquare square) {
        return new Release(terms, square.centre(), square.sizeMetres());
    }
}
