package org.hedgerow.incident.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hedgerow.geo.GridReference;
import org.hedgerow.geo.PlaceMethod;
import org.hedgerow.geo.Transformation;
import org.hedgerow.incident.GeoJson;
import org.hedgerow.incident.IncidentFeature;
import org.hedgerow.incident.IncidentFeatures;
import org.hedgerow.incident.IncidentResult;
import org.hedgerow.incident.IncidentView;
import org.hedgerow.sharing.Scope;
import org.jspecify.annotations.Nullable;

/** One incident as it is sent: the feature that the map has, and for the police the whole. */
record IncidentDetail(
        IncidentFeature feature,
        @Nullable String narrative,
        @Nullable PlaceDetail place,
        @Nullable Owner owner,
        @Nullable Scope scope,
        @Nullable List<Owner> sharedWith,
        int version,
        @Nullable Instant recordedAt,
        @Nullable String closedReason,
        @Nullable List<IncidentResult> results,
        boolean mayAmend) {

    /** The place as it was given. */
    record PlaceDetail(
            PlaceMethod method,
            String asGiven,
            String gridReference,
            double easting,
            double northing,
            double longitude,
            double latitude,
            int precisionMetres,
            Transformation transformation) {}

    /** An organisation by its names. */
    record Owner(UUID id, String name, String shortName) {}

    static IncidentDetail of(IncidentView view, IncidentFeatures features) {
        var feature = features.feature(view.released());
        var whole = view.whole();
        if (whole == null) {
            return new IncidentDetail(
                    feature, null, null, null, null, null, view.released().version(), null, null, null, false);
        }
        var place = whole.place();
        var degrees = GeoJson.Position.of(place.geographic());
        var sharing = whole.sharing();
        var owner = view.owner();
        return new IncidentDetail(
                feature,
                whole.narrative(),
                new PlaceDetail(
                        place.method(),
                        place.asGiven(),
                        GridReference.of(place.point(), place.precisionMetres()).toString(),
                        place.point().eastingMetres(),
                        place.point().northingMetres(),
                        degrees.longitude(),
                        degrees.latitude(),
                        place.precisionMetres(),
                        place.transformation()),
                owner == null ? null : new Owner(owner.id(), owner.name(), owner.shortName()),
                sharing == null ? null : sharing.terms().scope(),
                sharing == null
                        ? null
                        : sharing.namedOrganisations().stream()
                                .map(named -> new Owner(named.id(), named.name(), named.shortName()))
                                .toList(),
                view.released().version(),
                whole.recordedAt(),
                whole.closedReason(),
                whole.results(),
                view.mayAmend());
    }
}
