package org.hedgerow.operation.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hedgerow.incident.PlaceForm;
import org.jspecify.annotations.Nullable;

/**
 * A request for air support as it is sent. Everything may be missing; what is needed is asked for when the request goes out.
 *
 * @param incident that it is about; looked at once, when the request is new
 * @param lastSeen when they were last seen
 * @param hours after its sending that the task ends
 * @param withoutIncident that nothing here is of its incident, which was taken back; for a change of such a request
 * @param confirmed that what was warned of was looked at; for a change of a request that was sent
 */
record AirRequestForm(
        @Nullable UUID incident,
        @Nullable String forceLog,
        @Nullable String callSign,
        @Nullable String talkgroup,
        @Nullable String telephone,
        @Nullable String priority,
        @Nullable Boolean crimeInAction,
        @Nullable String threatRiskHarm,
        @Nullable String whyAir,
        @Nullable List<@Nullable String> wanted,
        @Nullable Boolean downlink,
        @Nullable String authority,
        @Nullable PlaceForm place,
        @Nullable String threeWords,
        @Nullable String landmark,
        @Nullable String fieldAccess,
        @Nullable Instant lastSeen,
        @Nullable String direction,
        @Nullable Integer subjects,
        @Nullable String doing,
        @Nullable String weapons,
        @Nullable String dogs,
        @Nullable List<@Nullable VehicleForm> vehicles,
        @Nullable String units,
        @Nullable String containment,
        @Nullable List<@Nullable HazardForm> hazards,
        @Nullable String escapeRoads,
        @Nullable UUID airSupport,
        @Nullable Integer hours,
        @Nullable Boolean withoutIncident,
        @Nullable Boolean confirmed) {

    record VehicleForm(
            @Nullable String plate,
            @Nullable String makeAndModel,
            @Nullable String colour,
            @Nullable String fromAbove) {}

    record HazardForm(@Nullable String what, @Nullable PlaceForm place) {}

    /** @param confirmed that what was warned of was looked at; for sending */
    record StateForm(
            @Nullable String to,
            @Nullable String reason,
            @Nullable Boolean confirmed) {}

    record AcknowledgementForm(@Nullable Integer version) {}

    record LinkForm(@Nullable Integer hours) {}

    record DroneForm(
            @Nullable String callSign,
            @Nullable PlaceForm place,
            @Nullable Integer radiusMetres,
            @Nullable Integer hours) {}

    /** What a crew with a link sends. */
    record CodeForm(
            @Nullable String code,
            @Nullable Integer version,
            @Nullable String callSign) {

        @Override
        public String toString() {
            return "CodeForm[hidden]";
        }
    }
}
