package org.hedgerow.reference.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.hedgerow.geo.DayOfLight;
import org.hedgerow.geo.Daylight;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.Light;
import org.hedgerow.geo.MoonPhase;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.geo.NightInLaw;
import org.hedgerow.geo.StatutoryNight;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Requires;
import org.hedgerow.reference.ForceAreas;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sun, moon and night in law of a place, on a date and during a span of time. It answers from the question alone and reads no incident. */
@RestController
class DaylightController {

    /** The Act is stated for England and Wales alone: these forces police under other law, and nothing is said of it. */
    private static final Set<String> UNDER_OTHER_LAW = Set.of("SCOTLAND", "PSNI");

    /** Night in law on the date: until {@code nightEnds} in the morning, and from {@code nightBegins} in the evening. */
    record LawView(
            String act,
            String section,
            String extent,
            @Nullable Instant nightEnds,
            @Nullable Instant nightBegins) {}

    /** The span; {@code night} is the night in law that its middle falls in, or the nearest. The moon is that of its middle. */
    record WindowView(
            Instant earliest,
            Instant latest,
            Light light,
            @Nullable NightInLaw nightInLaw,
            @Nullable StatutoryNight night,
            double moonLit,
            MoonPhase moonPhase,
            boolean moonUp) {}

    record DaylightView(
            LocalDate on,
            @Nullable Instant civilDawn,
            @Nullable Instant sunrise,
            @Nullable Instant sunset,
            @Nullable Instant civilDusk,
            @Nullable Instant moonrise,
            @Nullable Instant moonset,
            double moonLit,
            MoonPhase moonPhase,
            @Nullable LawView law,
            @Nullable WindowView window) {}

    private final NationalGrid grid;
    private final ForceAreas areas;

    DaylightController(NationalGrid grid, ForceAreas areas) {
        this.grid = grid;
        this.areas = areas;
    }

    @GetMapping("/api/daylight")
    @Requires(Permission.READ_MAP)
    DaylightView read(
            @RequestParam(required = false) @Nullable String longitude,
            @RequestParam(required = false) @Nullable String latitude,
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(required = false) @Nullable String earliest,
            @RequestParam(required = false) @Nullable String latest) {
        var question = DaylightQuestion.of(longitude, latitude, on, earliest, latest);
        boolean isTheLawHere = areas.forceAt(grid.toGrid(question.point()))
                .filter(UNDER_OTHER_LAW::contains)
                .isEmpty();
        var day = Daylight.on(question.point(), question.on());
        return new DaylightView(
                day.on(),
                day.civilDawn(),
                day.sunrise(),
                day.sunset(),
                day.civilDusk(),
                day.moonrise(),
                day.moonset(),
                hundredths(day.midnight().lit()),
                day.midnight().phase(),
                isTheLawHere ? law(day) : null,
                window(question.point(), question.earliest(), question.latest(), isTheLawHere));
    }

    private static LawView law(DayOfLight day) {
        return new LawView("Night Poaching Act 1828", "12", "England and Wales", day.nightEnds(), day.nightBegins());
    }

    private static @Nullable WindowView window(
            GeoPoint point, @Nullable Instant earliest, @Nullable Instant latest, boolean isTheLawHere) {
        if (earliest == null || latest == null) {
            return null;
        }
        var middle = DaylightQuestion.middle(earliest, latest);
        var moon = Daylight.moonAt(point, middle);
        return new WindowView(
                earliest,
                latest,
                Daylight.lightDuring(point, earliest, latest),
                isTheLawHere ? Daylight.nightInLaw(point, earliest, latest) : null,
                isTheLawHere ? Daylight.nightAbout(point, middle).orElse(null) : null,
                hundredths(moon.lit()),
                moon.phase(),
                moon.up());
    }

    private static double hundredths(double share) {
        return Math.round(share * 100) / 100.0;
    }
}
