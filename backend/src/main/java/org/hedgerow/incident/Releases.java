package org.hedgerow.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.geo.GridSquare;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.ReleasedPlaces;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides, once, what each tier is given of an incident. A tier that is not in the list is given nothing. */
@Component
public class Releases {

    private final ReleasedPlaces places;
    private final Access access;

    Releases(ReleasedPlaces places, Access access) {
        this.places = places;
        this.access = access;
    }

    /**
     * The releases of an incident, exact first.
     *
     * @param owner the organisation whose record it is
     * @param reporter somebody outside the owner, to whom their own report stays visible; null when there is none
     */
    public List<Release> of(UUID owner, IncidentContent content, @Nullable UUID reporter) {
        var releases = new ArrayList<Release>(4);
        var place = content.place();
        releases.add(new Release(exact(owner, content), place.point(), place.precisionMetres()));
        if (reporter != null) {
            releases.add(new Release(LabelTerms.forReporter(owner, reporter), place.point(), place.precisionMetres()));
        }
        watch(owner, content).ifPresent(releases::add);
        open(owner, content).ifPresent(releases::add);
        return releases;
    }

    /** The releases of an incident that was taken back: its owner, and whoever reported it. */
    List<Release> ofWithdrawn(UUID owner, IncidentContent content, @Nullable UUID reporter) {
        return of(owner, content.shared(content.sharing().withdrawn()), reporter);
    }

    private LabelTerms exact(UUID owner, IncidentContent content) {
        var terms = LabelTerms.of(owner, content.sharing(), Tier.EXACT);
        return switch (content.sharing().scope()) {
            case ORIGINATOR, TEAM, OWN_FORCE, NAMED_ORGANISATIONS, AIR_SUPPORT_TASK, PARTNER -> terms;
            case REGION -> terms.inRegion(access.regionOf(owner));
            case AGREEMENT, ALL_FORCES, WATCH_AREA, COMMUNITY, PUBLIC -> terms.about(content.categoryGroup());
        };
    }

    /** For watch groups and partners. Who is named or has an agreement reads it wherever they look after: no square binds them. */
    private Optional<Release> watch(UUID owner, IncidentContent content) {
        var terms = LabelTerms.of(owner, content.sharing(), Tier.WATCH);
        var square = places.forWatch(content.place().point(), content.place().precisionMetres());
        return switch (content.sharing().scope()) {
            case NAMED_ORGANISATIONS -> square.map(found -> release(terms, found));
            case PARTNER -> square.map(found -> release(terms.about(content.categoryGroup()), found));
            case WATCH_AREA, COMMUNITY, PUBLIC -> inItsArea(terms, square);
            default -> Optional.empty();
        };
    }

    private Optional<Release> open(UUID owner, IncidentContent content) {
        var terms = LabelTerms.of(owner, content.sharing(), Tier.PUBLIC);
        var square = places.forPublic(content.place().point(), content.place().precisionMetres());
        return switch (content.sharing().scope()) {
            case PUBLIC -> square.map(found -> release(terms, found));
            case COMMUNITY -> inItsArea(terms, square);
            default -> Optional.empty();
        };
    }

    private Optional<Release> inItsArea(LabelTerms terms, Optional<GridSquare> square) {
        return square.flatMap(
                found -> places.watchSquare(found).map(watchSquare -> release(terms.inSquare(watchSquare), found)));
    }

    private static Release release(LabelTerms terms, GridSquare square) {
        return new Release(terms, square.centre(), square.sizeMetres());
    }
}
