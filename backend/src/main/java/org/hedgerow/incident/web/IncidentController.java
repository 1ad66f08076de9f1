package org.hedgerow.incident.web;

import java.util.List;
import java.util.UUID;
import org.hedgerow.audit.RecordViews;
import org.hedgerow.geo.Extent;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.IncidentFeature;
import org.hedgerow.incident.IncidentFeatures;
import org.hedgerow.incident.IncidentProblem;
import org.hedgerow.incident.IncidentQueries;
import org.hedgerow.incident.IncidentReporting;
import org.hedgerow.incident.IncidentView;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports and their changes over HTTP. */
@RestController
@RequestMapping("/api/incidents")
class IncidentController {

    private static final int MOST_OWN_REPORTS = 200;

    /** Incidents, newest first. */
    record Features(List<IncidentFeature> incidents) {}

    private final IncidentReporting reporting;
    private final IncidentQueries queries;
    private final VisibleIncidents visible;
    private final IncidentFormReader forms;
    private final IncidentFeatures features;
    private final RecordViews views;

    IncidentController(
            IncidentReporting reporting,
            IncidentQueries queries,
            VisibleIncidents visible,
            IncidentFormReader forms,
            IncidentFeatures features,
            RecordViews views) {
        this.reporting = reporting;
        this.queries = queries;
        this.visible = visible;
        this.forms = forms;
        this.features = features;
        this.views = views;
    }

    @GetMapping("/{id}")
    @Requires(Permission.READ_MAP)
    ResponseEntity<IncidentDetail> get(@CurrentPerson Person person, @PathVariable String id) {
        return answer(HttpStatus.OK, queries.get(person, id(id)));
    }

    @PutMapping("/{id}")
    @Requires(Permission.REPORT_INCIDENT)
    ResponseEntity<IncidentDetail> put(
            @CurrentPerson Person person,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody IncidentForm form) {
        if (ifMatch != null) {
            return answer(
                    HttpStatus.OK,
                    reporting.amend(
                            person, id(id), version(ifMatch), forms.read(form, person), forms.sharingReason(form)));
        }
        var receipt = reporting.report(person, newId(id), forms.read(form, person), ClientSent.sha256(form.said()));
        return answer(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED, receipt.view());
    }

    @PostMapping("/{id}/closure")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<IncidentDetail> close(
            @CurrentPerson Person person,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody IncidentForm.Reason form) {
        return answer(HttpStatus.OK, reporting.close(person, id(id), version(ifMatch), forms.reason(form)));
    }

    @PostMapping("/{id}/withdrawal")
    @Requires(Permission.AMEND_INCIDENT)
    ResponseEntity<IncidentDetail> withdraw(
            @CurrentPerson Person person,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody IncidentForm.Reason form) {
        return answer(HttpStatus.OK, reporting.withdraw(person, id(id), version(ifMatch), forms.reason(form)));
    }

    @GetMapping("/mine")
    @Requires(Permission.REPORT_INCIDENT)
    Features mine(@CurrentPerson Person person) {
        return features(visible.listOwnReports(person, MOST_OWN_REPORTS));
    }

    @GetMapping("/nearby")
    @Requires(Permission.REPORT_INCIDENT)
    Features nearby(
            @CurrentPerson Person person,
            @RequestParam double easting,
            @RequestParam double northing,
            @RequestParam(defaultValue = "2000") int within,
            @RequestParam(defaultValue = "48") int hours) {
        if (!(Math.abs(easting) < 2_000_000 && Math.abs(northing) < 2_000_000)) {
            throw PlatformProblem.invalid("?easting", "Give metres on the National Grid.");
        }
        var point = GridPoint.ofMetres(easting, northing);
        if (!Extent.contains(point)) {
            throw PlatformProblem.invalid("?easting", "That point lies outside the United Kingdom.");
        }
        if (within < 100 || within > 10_000) {
            throw PlatformProblem.invalid("?within", "Look within 100 m to 10 km.");
        }
        if (hours < 1 || hours > 24 * 14) {
            throw PlatformProblem.invalid("?hours", "Look back 1 hour to 14 days.");
        }
        var near = visible.listNear(person, point, within, hours);
        views.shown(
                person,
                "nearby",
                near.stream()
                        .map(incident -> new RecordViews.Shown(
                                incident.id(), incident.tier().name()))
                        .toList());
        return features(near);
    }

    private Features features(List<VisibleIncident> incidents) {
        return new Features(incidents.stream().map(features::feature).toList());
    }

    private ResponseEntity<IncidentDetail> answer(HttpStatus status, IncidentView view) {
        return ResponseEntity.status(status)
                .eTag("\"" + view.released().version() + "\"")
                .body(IncidentDetail.of(view, features));
    }

    /** An id in a path; what is no id is not found, like an id that is nobody's. */
    static UUID id(String text) {
        try {
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        throw new ProblemException(PlatformProblem.NOT_FOUND);
    }

    /** An id for a new report: random, so that it says nothing and cannot be foreseen. */
    private static UUID newId(String text) {
        var id = id(text);
        return ClientSent.newId(id);
    }

    /** The version that a change is made to. */
    static int version(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new ProblemException(IncidentProblem.VERSION_NEEDED);
        }
        return ClientSent.version(ifMatch, IncidentProblem.STALE);
    }
}
