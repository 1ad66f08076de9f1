package org.hedgerow.reference.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.reference.AirBase;
import org.hedgerow.reference.AirBases;
import org.hedgerow.reference.Categories;
import org.hedgerow.reference.LightInLaw;
import org.hedgerow.reference.Offence;
import org.hedgerow.reference.Offences;
import org.hedgerow.reference.TrialMode;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was in force on a day: offences and air bases. Reference, never advice: what is not verified says so. */
@RestController
class DatedReferenceController {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int LONGEST_CODE = 30;

    record OffenceView(
            String code,
            String title,
            String act,
            String section,
            LightInLaw light,
            List<String> elements,
            String penalty,
            @Nullable TrialMode mode,
            boolean trespassNeeded,
            @Nullable LocalDate lastSafeDay,
            List<String> categories,
            boolean verified,
            @Nullable String unverified,
            String source) {}

    record OffencesView(LocalDate on, List<OffenceView> offences) {}

    record AirBaseView(
            String code,
            String name,
            AirBase.Kind kind,
            @Nullable Double longitude,
            @Nullable Double latitude,
            boolean verified,
            String source) {}

    record AirBasesView(LocalDate on, List<AirBaseView> airBases) {}

    private final Offences offences;
    private final AirBases airBases;
    private final Categories categories;
    private final Clock clock;

    DatedReferenceController(Offences offences, AirBases airBases, Categories categories, Clock clock) {
        this.offences = offences;
        this.airBases = airBases;
        this.categories = categories;
        this.clock = clock;
    }

    @GetMapping("/api/offences")
    @Requires(Permission.READ_MAP)
    OffencesView offences(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(defaultValue = "ANY") LightInLaw light) {
        var day = day(on);
        if (category != null && (category.length() > LONGEST_CODE || !categories.contains(category))) {
            throw PlatformProblem.invalid("?category", "There is no kind of incident of that code.");
        }
        var found = category == null ? offences.inForceOn(day, light) : offences.forCategory(category, day, light);
        return new OffencesView(
                day, found.stream().map(offence -> view(offence, day)).toList());
    }

    @GetMapping("/api/air-bases")
    @Requires(Permission.READ_MAP)
    AirBasesView airBases(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on) {
        var day = day(on);
        return new AirBasesView(
                day,
                airBases.inForceOn(day).stream()
                        .map(DatedReferenceController::view)
                        .toList());
    }

    private LocalDate day(@Nullable LocalDate on) {
        if (on == null) {
            return LocalDate.ofInstant(clock.instant(), LONDON);
        }
        if (on.getYear() < 2000 || on.getYear() > 2099) {
            throw PlatformProblem.invalid("?on", "Give a day from 2000 to 2099.");
        }
        return on;
    }

    private static OffenceView view(Offence offence, LocalDate committed) {
        return new OffenceView(
                offence.code(),
                offence.title(),
                offence.act(),
                offence.section(),
                offence.light(),
                offence.elements(),
                offence.penalty(),
                offence.mode(),
                offence.trespassNeeded(),
                offence.lastSafeDay(committed).orElse(null),
                offence.categories(),
                offence.unverified() == null,
                offence.unverified(),
                offence.source());
    }

    private static AirBaseView view(AirBase base) {
        return new AirBaseView(
                base.code(),
                base.name(),
                base.kind(),
                base.point().map(point -> point.longitude()).orElse(null),
                base.point().map(point -> point.latitude()).orElse(null),
                base.verified(),
                base.source());
    }
}
