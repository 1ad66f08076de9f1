package org.hedgerow.sharing;

import java.util.Optional;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridReference;
import org.hedgerow.geo.GridSquare;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The place that a tier is given in place of the true one: a square of the National Grid, the same for every place in it, always.
 *
 * <p>Squares of 1, 5, 10 and 50 km nest, so that however many releases of one place somebody collects, they know no more than the
 * smallest. The square depends on where it lies and on how many holdings are there, never on what was reported and never on the borders of
 * forces. A square never grows smaller in the life of an installation, whatever its table of holdings becomes. Thread-safe.
 */
@Component
public class ReleasedPlaces {

    /** A watch group is released nothing in a square larger than the squares that it looks after. */
    static final int WATCH_SQUARE_METRES = 10_000;

    static final int LARGEST_PUBLIC_METRES = 50_000;

    private final HoldingsTable holdings;
    private final int watchHoldings;
    private final int publicHoldings;
    private final SquareDivision watch;
    private final SquareDivision everybody;

    @Autowired
    ReleasedPlaces(SharingSettings settings, DividedSquares before) {
        this(settings.holdings(), settings.watchHoldings(), settings.publicHoldings(), before);
    }

    ReleasedPlaces(HoldingsTable holdings, int watchHoldings, int publicHoldings, DividedSquares before) {
        this.holdings = holdings;
        this.watchHoldings = watchHoldings;
        this.publicHoldings = publicHoldings;
        var left = before.takeUp(
                holdings.sha256(),
                watchHoldings,
                publicHoldings,
                SquareDivision.of(holdings, watchHoldings, WATCH_SQUARE_METRES),
                SquareDivision.of(holdings, publicHoldings, LARGEST_PUBLIC_METRES));
        watch = left.watch();
        everybody = left.everybody();
    }

    /** As an installation that has used no other table would release. */
    ReleasedPlaces(HoldingsTable holdings, int watchHoldings, int publicHoldings) {
        this.holdings = holdings;
        this.watchHoldings = watchHoldings;
        this.publicHoldings = publicHoldings;
        watch = SquareDivision.of(holdings, watchHoldings, WATCH_SQUARE_METRES);
        everybody = SquareDivision.of(holdings, publicHoldings, LARGEST_PUBLIC_METRES);
    }

    /**
     * The square for the watch tier: never smaller than the place is known to, and never larger than 10 km. Empty where such a square does not
     * hold enough holdings, and for a place known less well than that: then a watch group is told nothing.
     */
    public Optional<GridSquare> forWatch(GridPoint place, int precisionMetres) {
        return release(watch, watchHoldings, place, precisionMetres);
    }

    /** The square for the public tier, at most 50 km; empty as for the watch tier. */
    public Optional<GridSquare> forPublic(GridPoint place, int precisionMetres) {
        return release(everybody, publicHoldings, place, precisionMetres);
    }

    /** The 10 km square ("TL44") whose watch groups may know of a released square; empty when the release is larger than that. */
    public Optional<String> watchSquare(GridSquare released) {
        return released.sizeMetres() <= WATCH_SQUARE_METRES
                ? Optional.of(new GridReference(released.grownTo(WATCH_SQUARE_METRES))
                        .toString()
                        .replace(" ", ""))
                : Optional.empty();
    }

    private Optional<GridSquare> release(SquareDivision division, int least, GridPoint place, int precisionMetres) {
        var square = division.squareOf(place);
        if (precisionMetres > division.largestMetres() || !holdings.holds(square, least)) {
            return Optional.empty();
        }
        return HoldingsTable.LADDER_METRES.stream()
                .filter(side -> side >= square.sizeMetres() && side >= precisionMetres)
                .findFirst()
                .map(square::grownTo);
    }
}
