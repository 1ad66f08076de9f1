package org.hedgerow.operation;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.geo.Place;
import org.hedgerow.operation.AirBriefing.Priority;
import org.hedgerow.operation.AirBriefing.Seen;
import org.hedgerow.operation.AirBriefing.Wanted;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says who asks for air support, as far as they have said it. The words of a part are those of {@link AirBriefing}; null is not known, or not said
 * yet.
 *
 * @param hazards that the force itself knows of
 * @param airSupport whom it is for; null for the national one
 * @param hours after its sending that the task ends, from 1 to {@link #MOST_HOURS}
 */
public record AirRequestContent(
        @Nullable String forceLog,
        @Nullable String callSign,
        @Nullable String talkgroup,
        @Nullable String telephone,
        Priority priority,
        @Nullable Boolean crimeInAction,
        @Nullable String threatRiskHarm,
        @Nullable String whyAir,
        Set<Wanted> wanted,
        @Nullable Boolean downlink,
        @Nullable String authority,
        @Nullable Place place,
        @Nullable String threeWords,
        @Nullable String landmark,
        @Nullable String fieldAccess,
        Seen seen,
        @Nullable String units,
        @Nullable String containment,
        List<StatedHazard> hazards,
        @Nullable String escapeRoads,
        @Nullable UUID airSupport,
        int hours) {

    public static final int ORDINARY_HOURS = 6;
    public static final int MOST_HOURS = 24;

    /**
     * A hazard that the force knows of.
     *
     * @param place null when it is the whole area
     */
    public record StatedHazard(String what, @Nullable Place place) {}

    public AirRequestContent {
        wanted = Set.copyOf(wanted);
        hazards = List.copyOf(hazards);
        if (hours < 1 || hours > MOST_HOURS) {
            throw new IllegalArgumentException("A task lasts 1 to " + MOST_HOURS + " hours");
        }
    }

    /** What is left when the incident is taken back: the force's own words, without where and what was seen. */
    AirRequestContent withoutIncident() {
        return new AirRequestContent(
                forceLog,
                callSign,
                talkgroup,
                telephone,
                priority,
                null,
                threatRiskHarm,
                whyAir,
                wanted,
                downlink,
                authority,
                null,
                null,
                null,
                null,
                new Seen(null, null, null, null, null, null, List.of()),
                units,
                containment,
                hazards.stream()
                        .map(each -> new StatedHazard(each.what(), null))
                        .toList(),
                escapeRoads,
                airSupport,
                hours);
    }

    /** The same at another place. */
    AirRequestContent at(@Nullable Place other) {
        return new AirRequestContent(
                forceLog,
                callSign,
                talkgroup,
                telephone,
                priority,
                crimeInAction,
                threatRiskHarm,
                whyAir,
                wanted,
                downlink,
                authority,
                other,
                threeWords,
                landmark,
                fieldAccess,
                seen,
                units,
                containment,
                hazards,
                escapeRoads,
                airSupport,
                hours);
    }
}
