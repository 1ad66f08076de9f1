package org.hedgerow.geo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shredzone.commons.suncalc.MoonIllumination;
import org.shredzone.commons.suncalc.MoonPosition;
import org.shredzone.commons.suncalc.MoonTimes;

/**
 * Sun, moon and the night of the law, for any place and date. Day or night decides which offence a poacher may have committed, so it is worked out from the
 * place and the time, never asked.
 *
 * <p>Sun times are the almanac's, for a level horizon at the height of the sea, right to about 20 seconds; the moon's to a few minutes. A place that is only
 * known to 10 km adds some 40 seconds. Hills and weather change what is seen and not what is answered. Instants are in UTC. All methods are
 * pure and thread-safe, for any place on earth; beyond the polar circles they are coarser, and where the sun does not set or does not rise there is no
 * night in law, which is counted from both.
 */
public final class Daylight {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private Daylight() {}

    /** Sun and moon on a date of the United Kingdom's calendar. */
    public static DayOfLight on(GeoPoint point, LocalDate date) {
        var before = SunDepth.HORIZON.dark(point, date.minusDays(1));
        var after = SunDepth.HORIZON.dark(point, date);
        var twilightBefore = SunDepth.CIVIL.dark(point, date.minusDays(1));
        var twilightAfter = SunDepth.CIVIL.dark(point, date);
        var midnight = date.atStartOfDay(LONDON).toInstant();
        var moon = MoonTimes.compute()
                .on(midnight)
                .utc()
                .at(point.latitude(), point.longitude())
                .limit(Duration.between(midnight, date.plusDays(1).atStartOfDay(LONDON)))
                .execute();
        return new DayOfLight(
                date,
                lightDuring(point, SunDepth.noon(point, date), SunDepth.noon(point, date)) == Light.DAY,
                end(twilightBefore),
                end(before),
                beginning(after),
                beginning(twilightAfter),
                night(before).map(StatutoryNight::ends).orElse(null),
                night(after).map(StatutoryNight::begins).orElse(null),
                instant(moon.getRise()),
                instant(moon.getSet()),
                moonAt(point, SunDepth.noon(point, date).plus(Duration.ofHours(12))));
    }

    /** How light it was all through a span, both ends included; they may be the same instant. */
    public static Light lightDuring(GeoPoint point, Instant earliest, Instant latest) {
        var dark = share(point, earliest, latest, date -> span(SunDepth.CIVIL.dark(point, date)));
        if (dark != Share.NONE) {
            return dark == Share.ALL ? Light.NIGHT : Light.SPANS;
        }
        return switch (share(point, earliest, latest, date -> span(SunDepth.HORIZON.dark(point, date)))) {
            case NONE -> Light.DAY;
            case ALL -> Light.CIVIL_TWILIGHT;
            case SOME -> Light.SPANS;
        };
    }

    /** Whether it was night in law all through a span, both ends included; they may be the same instant. */
    public static NightInLaw nightInLaw(GeoPoint point, Instant earliest, Instant latest) {
        return switch (share(
                point,
                earliest,
                latest,
                date -> nightAfter(point, date).map(night -> new Span(night.begins(), night.ends())))) {
            case NONE -> NightInLaw.NO;
            case ALL -> NightInLaw.YES;
            case SOME -> NightInLaw.SPANS;
        };
    }

    /** The night in law that an instant falls in, or the nearest to it: in the afternoon the one to come, in the morning the one that is over. */
    public static Optional<StatutoryNight> nightAbout(GeoPoint point, Instant instant) {
        return nightAfter(point, SunDepth.dateOf(point, instant));
    }

    /** The moon at an instant. */
    public static Moonlight moonAt(GeoPoint point, Instant instant) {
        var face = MoonIllumination.compute().on(instant).utc().execute();
        var position = MoonPosition.compute()
                .on(instant)
                .utc()
                .at(point.latitude(), point.longitude())
                .execute();
        return new Moonlight(
                face.getFraction(), MoonPhase.valueOf(face.getClosestPhase().name()), position.getAltitude() > 0);
    }

    private record Span(Instant from, Instant until) {}

    private enum Share {
        NONE,
        SOME,
        ALL
    }

    /**
     * How much of {@code [earliest, latest]} lies in spans of which each noon is followed by one at most. Stops at the first day that settles it: where
     * every day has both light and dark, that is the second at the latest, however long the whole is.
     */
    private static Share share(
            GeoPoint point, Instant earliest, Instant latest, Function<LocalDate, Optional<Span>> following) {
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException("A span that ends before it begins");
        }
        boolean some = false;
        var coveredUntil = earliest;
        for (var date = SunDepth.dateOf(point, earliest);
                !SunDepth.noon(point, date).isAfter(latest);
                date = date.plusDays(1)) {
            var span = following.apply(date).orElse(null);
            if (span != null && span.until().isAfter(earliest) && !span.from().isAfter(latest)) {
                some = true;
                coveredUntil = span.from().isAfter(coveredUntil) ? coveredUntil : span.until();
            }
            if (coveredUntil.isAfter(latest)) {
                return Share.ALL;
            }
            if (some && coveredUntil.isBefore(SunDepth.noon(point, date.plusDays(1)))) {
                return Share.SOME;
            }
        }
        return some ? Share.SOME : Share.NONE;
    }

    private static Optional<StatutoryNight> nightAfter(GeoPoint point, LocalDate date) {
        return night(SunDepth.HORIZON.dark(point, date));
    }

    private static Optional<StatutoryNight> night(SunDepth.@Nullable Dark dark) {
        if (dark == null || !dark.sets() || !dark.rises()) {
            return Optional.empty();
        }
        var night = new StatutoryNight(dark.from(), dark.until());
        return night.begins().isBefore(night.ends()) ? Optional.of(night) : Optional.empty();
    }

    private static Optional<Span> span(SunDepth.@Nullable Dark dark) {
        return dark == null ? Optional.empty() : Optional.of(new Span(dark.from(), dark.until()));
    }

    private static @Nullable Instant beginning(SunDepth.@Nullable Dark dark) {
        return dark == null || !dark.sets() ? null : dark.from();
    }

    private static @Nullable Instant end(SunDepth.@Nullable Dark dark) {
        return dark == null || !dark.rises() ? null : dark.until();
    }

    private static @Nullable Instant instant(@Nullable ZonedDateTime time) {
        return time == null ? null : time.toInstant().truncatedTo(ChronoUnit.SECONDS);
    }
}
