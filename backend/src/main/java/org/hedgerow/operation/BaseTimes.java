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
import org.springframework.stereotype.Component;

/**
 * How long an aircraft would be on its way from each base that is in service on the day: launch and straight flight. For information alone: an aircraft may be
 * in the air already, or not fly at all, which its dispatchers know. An operations centre is no base.
 */
@Component
public class BaseTimes {

    /** Knots. The National Police Air Service has given the press an average of 138 mph, which is 120 kt. */
    static final double SPEED = 120;
    /** Minutes from the call until an aircraft is off the ground by day. General knowledge, not verified. */
    static final double LAUNCH_BY_DAY = 6;
    /** By night, when goggles and lights come on top. General knowledge, not verified. */
    static final double LAUNCH_BY_NIGHT = 8;

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private record Ranked(AirBase base, double nauticalMiles, double minutes) {}

    private final AirBases bases;

    BaseTimes(AirBases bases) {
        this.bases = bases;
    }

    /** Soonest first. */
    public List<BaseTime> to(GeoPoint point, Instant at) {
        return bases.inForceOn(at.atZone(LONDON).toLocalDate()).stream()
                .filter(base -> base.kind() != AirBase.Kind.OPERATIONS_CENTRE)
                .flatMap(base -> ranked(base, point, at))
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

    private static Stream<Ranked> ranked(AirBase base, GeoPoint point, Instant at) {
        return base.point().stream().map(stands -> {
            var dark = Daylight.lightDuring(stands, at, at) == Light.NIGHT;
            double miles = Geodesic.nauticalMiles(stands, point);
            return new Ranked(base, miles, miles / SPEED * 60 + (dark ? LAUNCH_BY_NIGHT : LAUNCH_BY_DAY));
        });
    }
}
