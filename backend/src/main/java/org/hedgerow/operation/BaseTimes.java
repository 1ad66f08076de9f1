package org.hedgerow.operation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hedgerow.geo.Daylight;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.Geodesic;
import org.hedgerow.geo.Light;
import org.hedgerow.operation.AirBriefing.BaseTime;
import org.hedgerow.reference.AirBase;
import org.hedgerow.reference.AirBases;
import org.hedgerow.reference.AirSpeed;
import org.hedgerow.reference.AirSpeeds;
import org.springframework.stereotype.Component;

/**
 * How long an aircraft would be on its way from each base that is in service on the day: launch and straight flight, as the reference data of that day has
 * them. For information alone: an aircraft may be in the air already, or not fly at all, which its dispatchers know. An operations centre is no base, and a base
 * for whose kind no speed is known on the day has no time.
 */
@Component
public class BaseTimes {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private record Ranked(AirBase base, double nauticalMiles, double minutes) {}

    private final AirBases bases;
    private final AirSpeeds speeds;

    BaseTimes(AirBases bases, AirSpeeds speeds) {
        this.bases = bases;
        this.speeds = speeds;
    }

    /** Soonest first. */
    public List<BaseTime> to(GeoPoint point, Instant at) {
        var day = at.atZone(LONDON).toLocalDate();
        return bases.inForceOn(day).stream()
                .filter(base -> base.kind() != AirBase.Kind.OPERATIONS_CENTRE)
                .flatMap(base ->
                        speeds.inForceOn(day, base.kind()).stream().flatMap(speed -> ranked(base, speed, point, at)))
                .sorted(Comparator.comparingDouble(Ranked::minutes)
                        .thenComparing(each -> each.base().name()))
                .map(each -> new BaseTime(
                        each.base().name(),
                        each.base().kind(),
                        Math.round(each.nauticalMiles() * 10) / 10.0,
                        (int) Math.round(each.minutes()),
                        each.base().verified()))
                .toList();
    }

    private static Stream<Ranked> ranked(AirBase base, AirSpeed speed, GeoPoint point, Instant at) {
        return base.point().stream().map(stands -> {
            var dark = Daylight.lightDuring(stands, at, at) == Light.NIGHT;
            double miles = Geodesic.nauticalMiles(stands, point);
            return new Ranked(base, miles, speed.minutes(miles, dark));
        });
    }
}
