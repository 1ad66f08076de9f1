package org.hedgerow.operation.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.geo.Place;
import org.hedgerow.geo.PlaceForms;
import org.hedgerow.operation.AirAssembly;
import org.hedgerow.operation.AirBriefing;
import org.hedgerow.operation.AirBriefing.State;
import org.hedgerow.operation.AirRequestContent;
import org.hedgerow.operation.AirWarnings;
import org.hedgerow.operation.PoliceDrone;
import org.jspecify.annotations.Nullable;

/** Requests, briefings and drones as they are shown. */
final class AirRequestView {

    private AirRequestView() {}

    /** An organisation, and nothing of it but its name. */
    record Named(UUID id, String name) {}

    /**
     * A place in the forms that a crew and the ground need.
     *
     * @param line all of them, with their datums
     */
    record PlaceView(
            double longitude,
            double latitude,
            int precisionMetres,
            @Nullable String gridReference,
            String degreesMinutes,
            String line) {

        static PlaceView of(Place place) {
            var forms = PlaceForms.of(place);
            return new PlaceView(
                    place.geographic().longitude(),
                    place.geographic().latitude(),
                    place.precisionMetres(),
                    forms.gridReference(),
                    forms.degreesMinutes(),
                    forms.oneLine());
        }

        static @Nullable PlaceView ofAny(@Nullable Place place) {
            return place == null ? null : of(place);
        }
    }

    record HazardView(
            String what,
            @Nullable PlaceView place,
            @Nullable Instant knownAt,
            boolean drone) {

        static HazardView of(AirBriefing.Hazard hazard) {
            return new HazardView(hazard.what(), PlaceView.ofAny(hazard.place()), hazard.knownAt(), hazard.drone());
        }
    }

    /** What the force has said: for the force alone. */
    record ContentView(
            @Nullable String forceLog,
            @Nullable String callSign,
            @Nullable String talkgroup,
            @Nullable String telephone,
            AirBriefing.Priority priority,
            @Nullable Boolean crimeInAction,
            @Nullable String threatRiskHarm,
            @Nullable String whyAir,
            List<AirBriefing.Wanted> wanted,
            @Nullable Boolean downlink,
            @Nullable String authority,
            @Nullable PlaceView place,
            @Nullable String threeWords,
            @Nullable String landmark,
            @Nullable String fieldAccess,
            AirBriefing.Seen seen,
            @Nullable String units,
            @Nullable String containment,
            List<HazardView> hazards,
            @Nullable String escapeRoads,
            @Nullable UUID airSupport,
            int hours) {

        static ContentView of(AirRequestContent content) {
            return new ContentView(
                    content.forceLog(),
                    content.callSign(),
                    content.talkgroup(),
                    content.telephone(),
                    content.priority(),
                    content.crimeInAction(),
                    content.threatRiskHarm(),
                    content.whyAir(),
                    content.wanted().stream().sorted().toList(),
                    content.downlink(),
                    content.authority(),
                    PlaceView.ofAny(content.place()),
                    content.threeWords(),
                    content.landmark(),
                    content.fieldAccess(),
                    content.seen(),
                    content.units(),
                    content.containment(),
                    content.hazards().stream()
                            .map(each -> new HazardView(each.what(), PlaceView.ofAny(each.place()), null, false))
                            .toList(),
                    content.escapeRoads(),
                    content.airSupport(),
                    content.hours());
        }
    }

    record AboutView(List<HazardView> hazards, List<AirBriefing.Border> borders, List<AirBriefing.BaseTime> bases) {

        static @Nullable AboutView of(AirAssembly.@Nullable About about) {
            return about == null
                    ? null
                    : new AboutView(
                            about.hazards().stream().map(HazardView::of).toList(), about.borders(), about.bases());
        }
    }

    /** A request as it may begin; {@code airSupports} are those that can be asked. */
    record DraftView(
            UUID incident,
            @Nullable String incidentReference,
            ContentView content,
            @Nullable AboutView about,
            List<Named> airSupports) {}

    /** @param gridReference of the place, as finely as it is known */
    record Row(
            UUID id,
            String reference,
            String force,
            boolean own,
            State state,
            Instant since,
            @Nullable Instant endsAt,
            AirBriefing.Priority priority,
            @Nullable String gridReference,
            int version,
            int briefingVersion,
            int acknowledgedVersion,
            boolean takenBack) {}

    record Page(List<Row> requests, String mark, List<Named> airSupports) {}

    /** @param by by name, to people of the same organisation; null to others */
    record StepView(
            State state,
            @Nullable String reason,
            Instant at,
            @Nullable String by,
            String organisation) {}

    /** @param by the call-sign of a crew with a link, or the name of the organisation */
    record AcknowledgementView(int version, String by, Instant at) {}

    /**
     * A request whole.
     *
     * @param incident that it is about, to the force alone, as what it has said and what it is warned of
     * @param takenBack whether its incident was taken back and the force has not gone on without it; there is no briefing then
     * @param mayAnswer whether who looks may answer and acknowledge for the air support that was asked
     */
    record Whole(
            UUID id,
            String reference,
            String force,
            boolean own,
            @Nullable Named airSupport,
            State state,
            Instant since,
            @Nullable Instant sentAt,
            @Nullable Instant endsAt,
            int version,
            int briefingVersion,
            @Nullable UUID incident,
            @Nullable String incidentReference,
            boolean takenBack,
            @Nullable ContentView content,
            @Nullable AboutView about,
            List<AirWarnings.Warning> warnings,
            List<StepView> steps,
            List<AcknowledgementView> acknowledgements,
            Set<State> next,
            boolean mayAnswer,
            List<Named> airSupports) {}

    /** A briefing, with its place in every form. */
    record BriefingView(AirBriefing briefing, PlaceView place, List<HazardView> hazards, Map<String, String> says) {

        /** That times to bases are for information alone is said with them wherever they go. */
        private static final Map<String, String> SAYS = Map.of(
                "bases",
                "NPAS dispatch decides which aircraft comes, if any. These times are information only.",
                "unknown",
                "NOT KNOWN");

        static BriefingView of(AirBriefing briefing) {
            return new BriefingView(
                    briefing,
                    PlaceView.of(briefing.where().place()),
                    briefing.ground().hazards().stream().map(HazardView::of).toList(),
                    SAYS);
        }
    }

    /** @param code stands behind the # of the link, and is told this once */
    record MadeLink(LinkView link, String code) {

        @Override
        public String toString() {
            return "MadeLink[hidden]";
        }
    }

    record LinkView(
            UUID id,
            Instant madeAt,
            Instant endsAt,
            @Nullable Instant withdrawnAt) {}

    record Links(List<LinkView> links) {}

    record DroneView(
            UUID id,
            String force,
            boolean own,
            @Nullable String callSign,
            PlaceView place,
            int radiusMetres,
            Instant upAt,
            Instant endsAt) {

        static DroneView of(PoliceDrone drone, String force, boolean own) {
            return new DroneView(
                    drone.id(),
                    force,
                    own,
                    drone.callSign(),
                    PlaceView.of(drone.place()),
                    drone.radiusMetres(),
                    drone.upAt(),
                    drone.endsAt());
        }
    }

    record Drones(List<DroneView> drones) {}
}
