package org.hedgerow.interchange.demonstration;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridReference;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.geo.Place;
import org.hedgerow.geo.PlaceMethod;
import org.hedgerow.incident.BulkIncident;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.reference.ForceAreas;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;

/**
 * Three seasons of incidents that never were, the same for the same seasons in every installation: each is drawn from a generator of
 * its own, seeded with its season and number. Some more lie in the ninety days before now.
 */
final class InventedIncidents {

    private static final long SEED = 0x4865646765726f77L;
    private static final int SEASONS = 3;
    private static final int IN_A_SEASON = 2_450;
    private static final int RECENT = 160;
    private static final int RECENT_DAYS = 90;
    /** Recent ones are numbered in a season that never was. */
    private static final int NO_SEASON = 0;

    private static final Weighted<Scope> SCOPES = new Weighted<Scope>()
            .with(38, Scope.ALL_FORCES)
            .with(30, Scope.WATCH_AREA)
            .with(18, Scope.PUBLIC)
            .with(14, Scope.OWN_FORCE);

    private static final Weighted<Integer> PRECISIONS =
            new Weighted<Integer>().with(70, 100).with(20, 1_000).with(10, 10);

    private final ForceAreas forceAreas;
    private final NationalGrid grid;
    private final Map<String, UUID> owners;
    private final Instant now;

    /** @param owners organisation by the code of its force; incidents elsewhere are left out */
    InventedIncidents(ForceAreas forceAreas, NationalGrid grid, Map<String, UUID> owners, Instant now) {
        this.forceAreas = forceAreas;
        this.grid = grid;
        this.owners = owners;
        this.now = now;
    }

    void tell(Consumer<BulkIncident> listener) {
        var today = LocalDate.ofInstant(now, Calendar.LONDON);
        int last = Calendar.seasonOf(today);
        for (int season = last - SEASONS + 1; season <= last; season++) {
            for (int number = 0; number < IN_A_SEASON; number++) {
                var random = random(season, number);
                tell(season, number, Calendar.moment(season, random), random, listener);
            }
        }
        for (int number = 0; number < RECENT; number++) {
            var random = random(NO_SEASON, number);
            var day = today.minusDays(random.nextInt(RECENT_DAYS));
            tell(NO_SEASON, number, Calendar.at(day, random), random, listener);
        }
    }

    /** What an invented officer reports just now; empty when the place fell outside that officer's force. */
    List<IncidentContent> live(String forceCode, RandomGenerator random) {
        var place = place(random);
        if (!forceAreas.forceAt(place.point()).equals(java.util.Optional.of(forceCode))) {
            return List.of();
        }
        var began = now.minus(Duration.ofMinutes(random.nextInt(2, 25)));
        var category = Story.category(random);
        var narrative = Story.narrative(category, random);
        return List.of(new IncidentContent(
                category,
                narrative,
                new OccurredBetween(began, began, true),
                place,
                SharingTerms.of(SCOPES.choose(random))));
    }

    private void tell(int season, int number, Instant began, RandomGenerator random, Consumer<BulkIncident> listener) {
        var place = place(random);
        var category = Story.category(random);
        var narrative = Story.narrative(category, random);
        var scope = SCOPES.choose(random);
        var exact = random.nextInt(100) < 65;
        var ended = exact ? began : began.plus(Duration.ofMinutes(random.nextInt(60, 600)));
        var recorded = ended.plus(Duration.ofMinutes(random.nextInt(5, 180)));
        var closed = random.nextInt(100) < 75 && recorded.isBefore(now.minus(Duration.ofDays(60)));
        var force = forceAreas.forceAt(place.point()).orElse("");
        var owner = owners.get(force);
        if (owner == null || recorded.isAfter(now)) {
            return;
        }
        listener.accept(new BulkIncident(
                id(season, number),
                owner,
                force,
                closed ? IncidentStatus.CLOSED : IncidentStatus.OPEN,
                new IncidentContent(
                        category, narrative, new OccurredBetween(began, ended, exact), place, SharingTerms.of(scope)),
                recorded));
    }

    private Place place(RandomGenerator random) {
        var point = Scene.place(random);
        int precision = PRECISIONS.choose(random);
        var square = org.hedgerow.geo.GridSquare.holding(point, precision);
        GridPoint centre = square.centre();
        return new Place(
                PlaceMethod.GRID_REFERENCE,
                new GridReference(square).toString(),
                centre,
                grid.toGeographic(centre),
                precision,
                grid.transformationAt(centre));
    }

    private static RandomGenerator random(int season, int number) {
        return new SplittableRandom(SEED ^ season * 1_000_003L ^ (long) number << 32);
    }

    /** A UUID of version 8 cut from a digest of season and number. */
    private static UUID id(int season, int number) {
        try {
            var name = "hedgerow demonstration 1 " + season + " " + number;
            var digest = ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.US_ASCII)));
            long high = digest.getLong() & 0xffff_ffff_ffff_0fffL | 0x8000L;
            long low = digest.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
