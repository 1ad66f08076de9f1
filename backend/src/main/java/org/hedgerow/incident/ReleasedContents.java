package org.hedgerow.incident;

import java.util.Optional;
import java.util.stream.IntStream;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.reference.Force;
import org.hedgerow.reference.RecordingForces;
import org.hedgerow.sharing.Coarsening;
import org.hedgerow.sharing.ReleasedFacts;
import org.hedgerow.sharing.Tier;
import org.springframework.stereotype.Component;

/** Decides what a released row says besides its square: nothing that would tell where in the square the place is, or whose it is. */
@Component
class ReleasedContents {

    /** How many points to a side are tried in a square whose middle belongs to no force. */
    private static final int TRIED = 20;

    private final Coarsening coarsening;
    private final RecordingForces forces;

    ReleasedContents(Coarsening coarsening, RecordingForces forces) {
        this.coarsening = coarsening;
        this.forces = forces;
    }

    /** The kind and the time that the tier of a release is told. */
    ReleasedFacts facts(Release release, String categoryCode, OccurredBetween when) {
        return coarsening.of(
                release.tier(), new ReleasedFacts(categoryCode, when.earliest(), when.latest(), when.exactTimeKnown()));
    }

    /**
     * The force that the tier of a release is told. Where a border runs through a square, the force of the place would say on which side it
     * lies; a square has one force, that of its middle, whatever happened in it.
     */
    String forceCode(Release release, String recordingForce) {
        if (release.tier() == Tier.EXACT || release.tier() == Tier.ORIGINATOR) {
            return recordingForce;
        }
        return forces.at(release.centre())
                .or(() -> firstIn(release))
                .map(Force::code)
                .orElse(recordingForce);
    }

    /** For a square with its middle in the sea: the first force of a grid of points, from the south-west. */
    private Optional<Force> firstIn(Release release) {
        int step = release.sizeMetres() * 1_000 / TRIED;
        int west = release.centre().eastingMillimetres() - release.sizeMetres() * 500 + step / 2;
        int south = release.centre().northingMillimetres() - release.sizeMetres() * 500 + step / 2;
        return IntStream.range(0, TRIED * TRIED)
                .mapToObj(tried -> new GridPoint(west + tried % TRIED * step, south + tried / TRIED * step))
                .flatMap(point -> forces.at(point).stream())
                .findFirst();
    }
}
