package org.hedgerow.sharing;

import java.util.Optional;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridReference;
import org.hedgerow.geo.GridSquare;
import org.springframework.stereotype.Component;

/**
 * The place that a tier is given in place of the true one: a square of the National Grid, the same for every place in it, always.
 *
 * <p>Squares of 1, 5, 10 and 50 km nest, so that however many releases of one place somebody collects, they know no more than the
 * smallest. The square depends on where it lies and on how many holdings are there, never on what was reported.
 */
@Component
public class ReleasedPlaces {

    private static final int[] LADDER_METRES = {1_000, 5_000, 10_000, 50_000};
    /** A watch group is released nothing in a square larger than the squares that it looks after. */
    private static final int WATCH_SQUARE_METRES = 10_000;

    private final SharingSettings settings;

    ReleasedPlaces(SharingSettings settings) {
        this.settings = settings;
    }

    /** The square for the watch tier; never smaller than the place is known to. */
    public GridSquare forWatch(GridPoint place, int precisionMetres) {
        return release(place, precisionMetres, settings.watchHoldings());
    }

    /** The square for the public tier. */
    public GridSquare forPublic(GridPoint place, int precisionMetres) {
        return release(place, precisionMetres, settings.publicHoldings());
    }

    /** The 10 km square ("TL44") whose watch groups may know of a released square; empty when the release is larger than that. */
    public Optional<String> watchSquare(GridSquare released) {
        return released.sizeMetres() <= WATCH_SQUARE_METRES
                ? Optional.of(new GridReference(released.grownTo(WATCH_SQUARE_METRES))
                        .toString()
                        .replace(" ", ""))
                : Optional.empty();
    }

    private GridSquare release(GridPoint place, int precisionMetres, int holdings) {
        for (var side : LADDER_METRES) {
            var squareKilometres = side / 1000.0 * side / 1000.0;
            if (side >= precisionMetres && settings.holdingsPerSquareKilometre() * squareKilometres >= holdings) {
                return GridSquare.holding(place, side);
            }
        }
        return GridSquare.holding(place, LADDER_METRES[LADDER_METRES.length - 1]);
    }
}
