package org.hedgerow.hotspot.web;

import java.time.Clock;
import java.util.List;
import org.hedgerow.audit.RecordViews;
import org.hedgerow.hotspot.AudienceEngines;
import org.hedgerow.hotspot.AudienceSnapshot;
import org.hedgerow.hotspot.FeatureWriter;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.hotspot.HotspotQuery;
import org.hedgerow.hotspot.HotspotsView;
import org.hedgerow.hotspot.IncidentCodes;
import org.hedgerow.hotspot.IncidentFilter;
import org.hedgerow.hotspot.ListQuery;
import org.hedgerow.hotspot.ListView;
import org.hedgerow.hotspot.MapQuery;
import org.hedgerow.hotspot.MapTag;
import org.hedgerow.hotspot.MapView;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/**
 * Answers from the engine of the viewer's audience: nothing here reads the database or knows a rule. Which single records an answer shows is
 * written into the audit before it is sent.
 */
@RestController
@Profile("!command")
class MapController {

    private final AudienceEngines engines;
    private final Access access;
    private final FeatureWriter features;
    private final IncidentCodes codes;
    private final RecordViews views;
    private final Clock clock;

    MapController(
            AudienceEngines engines,
            Access access,
            FeatureWriter features,
            IncidentCodes codes,
            RecordViews views,
            Clock clock) {
        this.engines = engines;
        this.access = access;
        this.features = features;
        this.codes = codes;
        this.views = views;
        this.clock = clock;
    }

    /** What the viewer holds already is not sent again; it is shown again all the same, and that is written down. */
    @GetMapping("/api/map")
    @Requires(Permission.READ_MAP)
    @Nullable ResponseEntity<MapView> map(
            @CurrentPerson Person person,
            WebRequest request,
            @RequestParam(required = false) @Nullable String bbox,
            @RequestParam(required = false) @Nullable String zoom,
            @RequestParam MultiValueMap<String, String> parameters) {
        var query = MapQuery.of(bbox, zoom, filter(parameters));
        var answer = snapshot(person).map(query);
        shown(person, "map", answer.incidents());
        var tag = MapTag.of(answer);
        return request.checkNotModified(tag)
                ? null
                : ResponseEntity.ok().eTag(tag).body(features.map(answer));
    }

    @GetMapping("/api/incidents")
    @Requires(Permission.READ_MAP)
    ListView list(
            @CurrentPerson Person person,
            @RequestParam(required = false) @Nullable String bbox,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam MultiValueMap<String, String> parameters) {
        var query = ListQuery.of(bbox, limit, after, filter(parameters));
        var answer = snapshot(person).list(query);
        shown(person, "list", answer.incidents());
        return features.list(answer);
    }

    @GetMapping("/api/hotspots")
    @Requires(Permission.READ_MAP)
    HotspotsView hotspots(
            @CurrentPerson Person person,
            @RequestParam(required = false) @Nullable String reachMetres,
            @RequestParam(required = false) @Nullable String minimumIncidents,
            @RequestParam MultiValueMap<String, String> parameters) {
        var query = HotspotQuery.of(reachMetres, minimumIncidents, filter(parameters));
        return features.hotspots(snapshot(person).hotspots(query));
    }

    private void shown(Person person, String action, List<VisibleIncident> incidents) {
        views.shown(
                person,
                action,
                incidents.stream()
                        .map(incident -> new RecordViews.Shown(
                                incident.id(), incident.tier().name()))
                        .toList());
    }

    private AudienceSnapshot snapshot(Person person) {
        return engines.wake(access.audienceOf(person)).snapshotNow();
    }

    private IncidentFilter filter(MultiValueMap<String, String> parameters) {
        return FilterParameters.parse(parameters, codes).at(clock.instant());
    }
}
