package org.hedgerow.notice.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.notice.OwnArea;
import org.hedgerow.notice.QuietHours;
import org.jspecify.annotations.Nullable;

/**
 * An area as its owner is shown it.
 *
 * @param outline one closed ring of longitude and latitude in degrees, WGS 84
 * @param grownToSquareKilometres of what counts as in it, when that is more than was drawn; null otherwise
 */
record AreaView(
        UUID id,
        String name,
        String kind,
        List<List<Double>> outline,
        List<String> categoryGroups,
        boolean byMail,
        boolean byPush,
        String pace,
        @Nullable QuietView quiet,
        @Nullable Integer bulletinPriority,
        String language,
        @Nullable Double grownToSquareKilometres,
        Instant changedAt,
        int version) {

    /** Hours and minutes in London. */
    record QuietView(String from, String until) {
        static @Nullable QuietView of(@Nullable QuietHours quiet) {
            return quiet == null ? null : new QuietView(time(quiet.from()), time(quiet.until()));
        }

        private static String time(int minute) {
            return "%02d:%02d".formatted(minute / 60, minute % 60);
        }
    }

    static AreaView of(OwnArea area, NationalGrid grid, boolean police) {
        var content = area.content();
        return new AreaView(
                area.id(),
                content.name(),
                content.kind().name(),
                Arrays.stream(content.outline().getExteriorRing().getCoordinates())
                        .map(corner -> grid.toGeographic(GridPoint.ofMetres(corner.x, corner.y)))
                        .map(point -> List.of(rounded(point.longitude()), rounded(point.latitude())))
                        .toList(),
                content.categoryGroups().stream().sorted().toList(),
                content.byMail(),
                content.byPush(),
                content.pace().name(),
                QuietView.of(content.quiet()),
                content.bulletinPriority(),
                content.language(),
                police ? null : area.grownToSquareKilometres(),
                area.changedAt(),
                area.version());
    }

    /** To about a centimetre. */
    private static double rounded(double degrees) {
        return Math.round(degrees * 1e7) / 1e7;
    }
}
